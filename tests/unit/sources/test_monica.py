"""An export of Monica: people with what is known of them, gifts received, the journal."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from penned.errors import BadInput
from penned.people.person import Person
from penned.sources import entries, monica
from penned.told import Reading, Taking, Told

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = date(2026, 11, 20)


def collection(kind: str, *values: dict[str, Any]) -> dict[str, Any]:
    return {"count": len(values), "type": kind, "values": list(values)}


def contact(
    uuid: str, first: str, last: str = "", *data: dict[str, Any], **said: object
) -> dict[str, Any]:
    return {
        "uuid": uuid,
        "created_at": "2019-01-01T00:00:00.000000Z",
        "updated_at": "2026-01-02T03:04:05.000000Z",
        "properties": {"first_name": first, "last_name": last, **said},
        "data": list(data),
    }


def of(**said: object) -> dict[str, Any]:
    return {"properties": said}


def export(
    *contacts: dict[str, Any],
    data: Sequence[dict[str, Any]] = (),
    properties: dict[str, Any] | None = None,
) -> bytes:
    account = {
        "uuid": "account",
        "data": [
            collection("user", of(me_contact="me")),
            collection("contact", *contacts),
            *data,
        ],
        "properties": properties or {},
        "instance": {
            "contact_field_types": [
                {"uuid": "t1", **of(name="Email", protocol="mailto:", type="email")},
                {"uuid": "t2", **of(name="Phone", protocol="tel:", type="phone")},
                {"uuid": "t3", **of(name="Facebook")},
            ]
        },
    }
    return json.dumps({"version": "1.0-preview.1", "account": account}).encode()


def read(
    *contacts: dict[str, Any],
    data: Sequence[dict[str, Any]] = (),
    properties: dict[str, Any] | None = None,
) -> Reading:
    exported = export(*contacts, data=data, properties=properties)
    return monica.read(exported, "monica.json", today=TODAY)


def facts(row: Told) -> dict[str, tuple[str, ...]]:
    known = row.particulars[0]
    return {fact.field: known.values(fact.field) for fact in known.facts}


HOME = of(
    name="Home", street="12 Elm Road", city="Portland", province="Oregon", postal_code="97205",
    country="US",
)  # fmt: skip
ANA = contact(
    "ana",
    "Ana",
    "Reyes",
    collection("address", HOME),
    collection("contact_field", of(data="Ana@Example.org", type="t1"), of(data="ana.f", type="t3")),
    collection("note", of(body="Met at the pottery class.\nLikes tea.")),
    middle_name="María",
    nickname="Anita",
    job="potter",
    company="Clay & Co",
    birthdate={"date": "1980-05-04T00:00:00.000000Z", "is_year_unknown": True},
    first_met_through="tom",
    first_met_date={"date": "2018-09-01T00:00:00.000000Z"},
    tags=["friends"],
)  # fmt: skip
TOM = contact("tom", "Tom", "Berg", is_dead=True)


def test_a_person_comes_with_the_parts_of_the_name_and_all_that_is_known() -> None:
    row = read(ANA, TOM).rows[0]

    assert row.parties == (
        Person("Ana María Reyes", given="Ana", middle="María", family="Reyes", nickname="Anita"),
    )
    assert facts(row) == {
        "company": ("Clay & Co",),
        "job": ("potter",),
        "birthday": ("--05-04",),
        "met": ("through Tom Berg on 2018-09-01",),
        "group": ("friends",),
        "note": ("Met at the pottery class.\nLikes tea.",),
        "email": ("Ana@example.org",),
    }
    (home,) = row.particulars[0].homes
    assert (home.kind, home.address.city, home.address.country) == ("home", "Portland", "US")
    assert row.as_of == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert (row.moment, row.taking) == (None, Taking.ACCEPTED)


def test_who_has_died_is_known_to_have_died() -> None:
    died = contact("x", "Eve", deceased_date={"date": "2020-03-04T00:00:00Z"})

    assert [facts(row)["deceased"] for row in read(TOM, died).rows] == [("yes",), ("2020-03-04",)]


def test_a_birthday_guessed_from_an_age_is_none() -> None:
    row = read(contact("x", "Eve", birthdate={"date": "1980-01-01", "is_age_based": True})).rows[0]
    assert facts(row) == {}


def test_who_is_related_is_noted_on_both_sides() -> None:
    relation = collection("relationship", of(type="partner", contact_is="tom", of_contact="ana"))
    rows = read(ANA, TOM, data=[relation]).rows

    assert facts(rows[0])["kin"] == ("partner: Tom Berg",)


def test_a_gift_received_is_owed_and_other_gifts_are_left_aside_and_said() -> None:
    gifts = collection(
        "gift",
        of(name="A teapot", comment="the blue one", status="received", date="2026-10-04", amount=5),
        of(name="Socks", status="idea"),
        of(name="A book", status="offered"),
        of(name="A second book", status="offered"),
    )  # fmt: skip
    reading = read(
        contact(
            "ana", "Ana", "Reyes", gifts, collection("reminder", {}), collection("debt", {}, {})
        )
    )
    _, gift = reading.rows

    assert gift.moment is not None
    assert gift.moment.told == ("A teapot", "the blue one")
    assert (gift.moment.on, gift.moment.occasion) == (date(2026, 10, 4), "gift")
    assert gift.taking is Taking.ACCEPTED
    assert gift.undated_key == entries.undated_key("Ana Reyes", "A teapot")
    assert reading.remarks == (
        "left aside: 1 gift idea, 2 gifts that you gave, 1 reminder, 2 debts",
    )


def test_a_gift_that_is_still_to_come_is_a_fault() -> None:
    gifts = collection("gift", of(name="A teapot", status="received", date="2027-01-01"))
    reading = read(contact("ana", "Ana", "Reyes", gifts))

    assert len(reading.rows) == 1
    assert "still to come" in reading.faults[0].reason


def test_you_yourself_and_people_only_mentioned_are_left_aside() -> None:
    reading = read(contact("me", "Nell"), contact("kid", "Lily", is_partial=True), ANA)

    assert [row.parties[0].name for row in reading.rows] == ["Ana María Reyes"]
    assert "1 person only mentioned with others" in reading.remarks[0]
    assert reading.rows[0].row == 3


def test_the_journal_is_kept() -> None:
    entries = [
        {"uuid": "e1", **of(type="entry", title="Rain", post="All day.", date="2026-11-01")},
        {"uuid": "e2", **of(type="day", rate=3)},
        {"uuid": "e3", **of(type="entry", title="Undated", post="")},
    ]
    reading = read(properties={"journal_entries": entries})

    (kept,) = reading.rows
    assert kept.moment is not None
    assert (kept.taking, kept.moment.what) == (Taking.KEPT, "Rain\nAll day.")
    assert [fault.reason for fault in reading.faults] == ["an entry of the journal has no day"]


def test_keys_stay_the_same_in_a_later_export() -> None:
    before = {row.key for row in read(ANA, TOM).rows}
    renamed = ANA | {"properties": ANA["properties"] | {"last_name": "Reyes-Berg"}}

    assert {row.key for row in read(TOM, renamed).rows} == before


def test_what_cannot_stand_in_its_field_is_said_and_the_person_stays() -> None:
    odd = contact(
        "x", "Eve", "", collection("contact_field", of(data="not an address", type="t1")),
        collection("note", of(body="half \ud800 a\0 word")),
    )  # fmt: skip
    reading = read(odd)

    assert facts(reading.rows[0]) == {"note": ("half a word",)}
    assert [fault.row for fault in reading.faults] == [1]


def test_a_contact_without_a_name_is_said() -> None:
    reading = read(contact("x", " ", "…"), ANA)

    assert len(reading.rows) == 1
    assert reading.faults[0].reason == "this contact has no name"


@pytest.mark.parametrize("broken", [5, None, "words", [], [[]], {"type": []}, {"values": 5}])
def test_broken_parts_are_passed_over(broken: object) -> None:
    odd = contact("x", "Eve") | {"data": broken}
    assert len(read(odd, ANA).rows) == 2
    assert len(monica.read(export(ANA | {"properties": broken}), "m", today=TODAY).rows) == 0


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"{}", "no export of Monica"),
        (b"[1]", "no export of Monica"),
        (b'{"version": "1.0-preview.1"}', "no export of Monica"),
        (b'{"version": "2.0", "account": {}}', "“2.0”, which is not known"),
        (b'{"account": {}}', "not known here"),
        (b'{"a":' * 100_000, "too deeply"),
        (b"\xff\xfe", "not in UTF-8"),
    ],
)
def test_what_is_no_export_of_monica_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        monica.read(data, "m.json", today=TODAY)


def test_too_many_people_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monica, "MOST_CONTACTS", 1)
    with pytest.raises(BadInput, match="more than 1 people"):
        read(ANA, TOM)
