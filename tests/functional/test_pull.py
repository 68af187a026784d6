"""Contacts and calendars on a server, pulled by the real program from the real Radicale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dav_server

if TYPE_CHECKING:
    from pathlib import Path

    from newcomer import Person

CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:a\r\nFN:Ana Reyes\r\nEMAIL:ana@example.org\r\nEND:VCARD\r\n"
)


def test_contacts_on_a_server_are_pulled_listed_and_forgotten(
    penned: Person, tmp_path: Path
) -> None:
    (tmp_path / "server").mkdir()
    with dav_server.serving(tmp_path / "server", "nell") as radicale:
        book = radicale.make("nell", "book", "contacts", "Friends")
        radicale.put("nell", f"{book}a.vcf", CARD)

        alone = penned("pull", radicale.url, "--user", "nell")
        assert (alone.code, alone.out) == (2, "")
        assert "PENNED_DAV_PASSWORD" in alone.err

        known = {"PENNED_DAV_PASSWORD": dav_server.PASSWORD}
        first = penned("pull", radicale.url, "--user", "nell", "--json", **known)
        assert first.code == 0, first
        assert first.json[0]["name"] == "Friends"
        assert first.json[0]["import"]["people"] == 1

        radicale.delete("nell", f"{book}a.vcf")
        again = penned("pull", **known)
        assert "No longer on the server, and kept here: Ana Reyes" in again.out

    gone = penned("pull", "friends", **known)
    assert (gone.code, gone.out) == (4, "")
    assert "cannot be reached" in gone.err

    (row,) = penned("pull", "--list", "--json").json
    assert (row["name"], row["kind"], row["url"]) == ("Friends", "contacts", book)
    assert penned("pull", "Friends", "--forget").code == 0
