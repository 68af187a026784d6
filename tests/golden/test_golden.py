from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

from penned import hand, page, press, stationery
from penned.notes import Note
from penned.page import Type, addressing
from penned.people.address import Address

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Golden = Callable[[str, str], None]

MEADOW = hand.load("meadow")
ADDRESSES = (
    Address(("1600 Barton Springs Rd", "Apt 12"), "Austin", "Texas", "787041234", "US"),
    Address(("10 Downing Street",), "London", "Greater London", "sw1a2aa", "GB"),
    Address(("Hauptstraße 5",), "Köln", "NRW", "50667", "DE"),
    Address(("5 rue de la Paix",), "Paris", "Île-de-France", "75002", "FR"),
    Address(("123 Main St",), "Toronto", "Ontario", "m5v2t6", "CA"),
    Address(("1-2-3 Ginza",), "Chuo-ku", "Tokyo", "1040061", "JP"),
    Address(("銀座1-2-3",), "中央区", "東京都", "1040061", "JP"),
    Address(("Rua Augusta 100",), "São Paulo", "São Paulo", "01310100", "BR"),
    Address(("1 O’Connell Street",), "Dublin", "", "D01F5P2", "IE"),
    Address(("1 George Street",), "Sydney", "New South Wales", "2000", "AU"),
    Address(("Dam 1",), "Amsterdam", "", "1012JS", "NL"),
    Address(("Drottninggatan 1",), "Stockholm", "", "11151", "SE"),
    Address(("ul. Piotrkowska 120 m. 4",), "Łódź", "", "90006", "PL"),
    Address(("Bahnhofstrasse 1",), "Zürich", "", "CH-8001", "CH"),
    Address(("Mariahilfer Straße 10",), "Wien", "", "1070", "AT"),
    Address(("Via Roma 1",), "Roma", "Roma", "00184", "IT"),
    Address(("Calle Mayor 3, 2º B",), "Madrid", "Madrid", "28013", "ES"),
    Address(("Rua Garrett 20",), "Lisboa", "", "1200203", "PT"),
    Address(("Nyhavn 12",), "København K", "", "1051", "DK"),
    Address(("Karl Johans gate 1",), "Oslo", "", "0154", "NO"),
    Address(("Mannerheimintie 5",), "Helsinki", "", "00100", "FI"),
    Address(("Grand-Place 1",), "Bruxelles", "", "1000", "BE"),
    Address(("Karlova 2",), "Praha", "", "11000", "CZ"),
    Address(("12 MG Road",), "Bengaluru", "Karnataka", "560001", "IN"),
    Address(("Av. Juárez 50",), "Ciudad de México", "Ciudad de México", "06010", "MX"),
    Address(("1 Queen’s Road",), "Central", "Hong Kong Island", "", "HK"),
    Address(("5 Lambton Quay",), "Wellington", "", "6011", "NZ"),
)


def card() -> page.Page:
    note = Note("Dear Ana,\n\nThank you for the soup.\n\nWith love,\nMaya", ("Ana",))
    return page.compose(note, hand=MEADOW, stationery=stationery.card("us-a7-folded"), seed=7)


def envelope() -> page.Page:
    return page.envelope(
        "Małgorzata W.",
        ADDRESSES[12],
        sender=("Maya Lindqvist", Address(("418 Juniper St",), "Portland", "OR", "97205", "US")),
        hand=MEADOW,
        stationery=stationery.envelope("iso-c6-envelope"),
        seed=7,
    )


def test_addresses_at_home_and_abroad(golden: Golden) -> None:
    blocks = []
    for address in ADDRESSES:
        for posted_in in (address.country, "US" if address.country != "US" else "DE"):
            lines = "\n".join(addressing.lines(address, posted_in=posted_in))
            blocks.append(f"{address.country}, posted in {posted_in}\n{lines}\n")
    golden("addresses.txt", "\n".join(blocks))


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
