from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from penned import hand, page, press, stationery
from penned.notes import Note
from penned.page import Type
from penned.people.address import Address

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Golden = Callable[[str, str], None]

MEADOW = hand.load("meadow")
LODZ = Address(("ul. Piotrkowska 120 m. 4",), "Łódź", "", "90006", "PL")


def card() -> page.Page:
    note = Note("Dear Ana,\n\nThank you for the soup.\n\nWith love,\nMaya", ("Ana",))
    return page.compose(note, hand=MEADOW, stationery=stationery.card("us-a7-folded"), seed=7)


def envelope() -> page.Page:
    return page.envelope(
        "Małgorzata W.",
        LODZ,
        sender=("Maya Lindqvist", Address(("418 Juniper St",), "Portland", "OR", "97205", "US")),
        hand=MEADOW,
        stationery=stationery.envelope("iso-c6-envelope"),
        seed=7,
    )


def test_a_card_as_svg(golden: Golden) -> None:
    golden("card.svg", press.svg(card()))


def test_an_envelope_as_svg(golden: Golden) -> None:
    golden("envelope.svg", press.svg(envelope()))


def test_what_a_reader_finds_in_the_pdf(golden: Golden) -> None:
    (listed,) = page.packing_list([page.PackingRow("Ana Reyes", "soup", "Austin, US")])
    with pypdfium2.PdfDocument(press.pdf([card(), envelope(), listed])) as document:
        pages = [leaf.get_textpage().get_text_range() for leaf in document]
    golden("text.txt", "\n---\n".join(pages).replace("\r\n", "\n") + "\n")


def test_the_lines_of_a_packing_list(golden: Golden) -> None:
    rows = [
        page.PackingRow("Ana Reyes", "drove me to the airport", "by hand"),
        page.PackingRow("Aunt Carol & Uncle Jim Kowalczyk", "a blue casserole", "Łódź, PL"),
    ]
    (sheet,) = page.packing_list(rows, title="Wedding", paper="letter")
    lines = [m for m in sheet.marks if isinstance(m, Type)]
    golden(
        "packing-list.txt", "".join(f"{m.x:7.2f} {m.y:7.2f} {m.size:5} {m.text}\n" for m in lines)
    )


def test_the_check_can_fail_and_shows_the_difference(
    compared: Callable[..., None], tmp_path: Path
) -> None:
    file = tmp_path / "note.txt"
    compared(file, "Dear Ana,\n", renew=True)
    compared(file, "Dear Ana,\n", renew=False)
    with pytest.raises(pytest.fail.Exception, match=r"-Dear Ana,\n\+Dear Jo,"):
        compared(file, "Dear Jo,\n", renew=False)


def test_a_golden_file_that_is_missing_is_a_failure(
    compared: Callable[..., None], tmp_path: Path
) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"\+Dear Ana,"):
        compared(tmp_path / "nowhere.txt", "Dear Ana,\n", renew=False)
