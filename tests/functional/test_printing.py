"""Cards and envelopes for a printer, a print shop and a home with scissors, by the real program."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from lp import FakeLp
from newcomer import EXAMPLES, FULL_NOTE, Person

if TYPE_CHECKING:
    from pathlib import Path

LADDER = (
    "Dear Bo,\n\nNobody else owns a ladder of nine metres. The swallows kept their nest, because "
    "from yours I could paint around it.\n\nLove,\nNell\n"
)
READY = ("print", "--ready", "-o", "out")


@pytest.fixture(scope="module")
def home_with_two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    penned = Person(tmp_path_factory.mktemp("two") / "home")
    penned.home.mkdir()
    address = "27 Orchard Street, Portland, ME 04102, USA"
    assert penned("people", "me", "Nell Harper", "--address", address).code == 0
    for name, what, words in (
        ("Ana Reyes", "drove me to the airport", FULL_NOTE),
        ("Bo Lind", "lent me a ladder", LADDER),
    ):
        assert penned("capture", what, "--from", name).code == 0
        told = penned("people", "address", name, "418 Alder Street, Austin, TX 78704, USA")
        assert told.code == 0, told
        penned("write", name, "--text", penned.writes("note.txt", words))
    assert [debt["note"] for debt in penned("owed", "--json").json] == [1, 2]
    return penned.home


@pytest.fixture
def penned(home_with_two: Path, tmp_path: Path) -> Person:
    """Nell, who has a ready note to Ana and one to Bo."""
    return Person(shutil.copytree(home_with_two, tmp_path / "home"))


def words(pdf: Path) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def size(pdf: Path) -> tuple[float, float]:
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
        return round(width / 72 * 25.4, 1), round(height / 72 * 25.4, 1)


def written(penned: Person) -> list[str]:
    notes = re.findall(r"INSERT INTO \"ledger_note\" VALUES\((.*)\);", penned.ledger())
    return sorted(note for note in notes if "'written'" in note)


def test_a_number_says_which_card_goes_into_which_envelope(penned: Person) -> None:
    printed = penned(*READY)
    assert printed.code == 0, printed
    envelopes = words(penned.home / "out" / "envelopes.pdf")
    listed = words(penned.home / "out" / "packing-list.pdf")[0].split()
    assert [text.split()[-1] for text in envelopes] == ["1", "2"]
    assert listed[listed.index("1") : listed.index("1") + 3] == ["1", "Ana", "Reyes"]
    assert "1" not in words(penned.home / "out" / "cards.pdf")[0].split()
    assert size(penned.home / "out" / "packing-list.pdf") == (215.9, 279.4)


def test_what_the_post_makes_of_a_letter_is_said_with_the_cure(penned: Person) -> None:
    assert "USPS: letter." in penned(*READY).out
    square = penned("print", "1", "-o", "out", "--stationery", "us-5x5-flat")
    assert "Ana Reyes" in square.out
    assert "Better:" in square.out
    assert " thick" in penned("print", "2", "-o", "out", "--thickness", "9").out


def test_a_design_comes_on_every_card_and_the_drawer_remembers_it(penned: Person) -> None:
    printed = penned(*READY, "--design", "fern", "--json")
    assert printed.code == 0, printed
    with pypdfium2.PdfDocument(penned.home / "out" / "cards.pdf") as document:
        assert len(document) == 4
    assert all("'fern'" in note for note in written(penned))
    assert penned("print", "1", "-o", "out", "--design", "no-such").code == 2
    assert penned("print", "1", "-o", "out", "--colours", "sage").code == 2


def test_ones_own_artwork_is_the_front_and_a_coarse_one_is_refused(penned: Person) -> None:
    Image.new("RGB", (1700, 2200), "#335577").save(penned.home / "front.png")
    done = penned("print", "1", "-o", "out", "--front", "front.png")
    assert (done.code, "is cut off" in done.out) == (0, True)
    with pypdfium2.PdfDocument(penned.home / "out" / "cards.pdf") as document:
        front = document[1].render(scale=0.5).to_pil().convert("RGB")
    assert front.getpixel((front.width * 3 // 4, front.height // 2)) == (0x33, 0x55, 0x77)

    Image.new("RGB", (160, 220)).save(penned.home / "coarse.png")
    refused = penned("print", "2", "-o", "out", "--front", "coarse.png")
    assert (refused.code, "coarse.png" in refused.err) == (3, True)
    assert penned("print", "2", "-o", "out", "--front", "no-such.png").code == 2


def test_cards_are_cut_from_a_sheet_with_their_backs_behind_them(penned: Person) -> None:
    printed = penned(
        *READY, "--stationery", "iso-a6-flat", "--on", "a4", "--mark-backs", "--flip", "short"
    )
    assert printed.code == 0, printed
    assert "fill the sheet (A4)" in printed.out
    cards = penned.home / "out" / "cards.pdf"
    front, back = words(cards)
    assert size(cards) == (210, 297)
    assert front.index("Five") < front.index("Nobody")
    assert sorted(back.split()) == ["1", "2"]
    assert size(penned.home / "out" / "envelopes.pdf") != (210, 297)


def test_beside_a_card_that_is_cut_out_stands_its_number(penned: Person) -> None:
    assert penned(*READY, "--stationery", "us-a7-flat", "--on", "letter").code == 0
    (text,) = words(penned.home / "out" / "cards.pdf")
    assert [char for char in text if char.isdigit()] == ["1", "2"]
    assert penned("print", "1", "-o", "out", "--on", "a4", "--separate").code == 2


def test_a_file_for_each_card_and_each_envelope(penned: Person) -> None:
    assert penned(*READY, "--separate").code == 0
    assert sorted(path.name for path in (penned.home / "out").iterdir()) == [
        "1-ana-reyes-card.pdf",
        "1-ana-reyes-envelope.pdf",
        "2-bo-lind-card.pdf",
        "2-bo-lind-envelope.pdf",
        "packing-list.pdf",
    ]
    assert FULL_NOTE.split() == words(penned.home / "out" / "1-ana-reyes-card.pdf")[0].split()


@pytest.mark.parametrize("part", ["1b", "2b"])
def test_an_archive_gets_its_standard_and_a_print_shop_its_marks(penned: Person, part: str) -> None:
    done = penned(*READY, "--pdf-a", part, "--crop-marks")
    assert done.code == 0, done
    with pikepdf.open(penned.home / "out" / "cards.pdf") as pdf:
        assert pdf.open_metadata().pdfa_status == part.upper()
        page = pdf.pages[0]
        assert float(page.trimbox[0]) > float(page.mediabox[0])


def test_ones_own_address_on_the_flaps_is_a_file_for_the_second_way_through(penned: Person) -> None:
    assert penned(*READY, "--return-on-flap").code == 0
    faces, flaps = (words(penned.home / "out" / f"{name}.pdf") for name in ("envelopes", "flaps"))
    assert "Orchard" not in faces[0]
    assert [text.split()[0] for text in flaps] == ["Nell", "Nell"]
    assert [text.split()[-1] for text in faces] == ["1", "2"]


def test_a_printer_is_told_of_corrects_what_it_prints_and_is_forgotten(penned: Person) -> None:
    flat = ("--stationery", "iso-a6-flat")
    plain = penned(*READY, *flat)
    told = penned("printer", "set", "office", "--shift", "-1.5", "2", "--leads", "left")
    assert (told.code, "Fronts: -1.5 +2 mm" in told.out) == (0, True)

    again = penned(*READY[:1], "1", "2", *READY[2:], *flat, "--printer", "office")
    assert again.code == 0, again
    first, second = (penned.home / "out" / f"cards{n}.pdf" for n in ("", "-2"))
    with pypdfium2.PdfDocument(first) as one, pypdfium2.PdfDocument(second) as two:
        before, after = (page[0].get_textpage().get_charbox(0) for page in (one, two))
    moved = [(b - a) / 72 * 25.4 for a, b in zip(before, after, strict=True)]
    assert moved[0] == pytest.approx(-1.5, abs=0.05)
    assert moved[1] == pytest.approx(-2, abs=0.05)
    width, height = size(penned.home / "out" / "envelopes.pdf")
    turned = size(penned.home / "out" / "envelopes-2.pdf")
    assert turned == pytest.approx((height, width), abs=0.1)
    assert plain.code == 0

    assert penned("printer", "show", "office", "--json").json["leads"] == "left"
    assert penned("printer", "remove", "office").code == 0
    assert penned("print", "1", "-o", "out", "--printer", "office").code == 2


def test_numbers_that_push_the_ink_off_the_paper_are_refused_and_nothing_is_written(
    penned: Person,
) -> None:
    penned("printer", "set", "office", "--shift", "18", "0")
    refused = penned(*READY, "--stationery", "iso-a6-flat", "--printer", "office")
    assert (refused.code, "cannot print" in refused.err) == (3, True)
    assert not (penned.home / "out").exists()
    assert written(penned) == []


def test_a_printer_is_calibrated_with_a_page_and_an_envelope(penned: Person) -> None:
    done = penned("print", "--calibrate", "--printer", "office", "-o", "out")
    assert done.code == 0, done
    front, back = words(penned.home / "out" / "calibration.pdf")
    assert "penned printer set office --shift X Y" in " ".join(front.split())
    assert "--back-shift" in back
    assert size(penned.home / "out" / "calibration-envelope.pdf") == pytest.approx(
        (184.15, 133.35), abs=0.1
    )
    assert penned("printer", "calibrate", "office", "--check", "-o", "out").code == 2
    penned("printer", "set", "office", "--shift", "1", "1")
    checked = penned("printer", "calibrate", "office", "--check", "-o", "out")
    assert (checked.code, "calibration-2.pdf" in checked.out) == (0, True)


def test_cups_prints_what_was_made_and_then_it_counts_as_written(
    penned: Person, tmp_path: Path
) -> None:
    lp = FakeLp.into(tmp_path / "bin")
    penned("printer", "set", "office", "--queue", "HP_LaserJet")
    done = penned(*READY, "--printer", "office", "--send", PATH=lp.path)
    assert done.code == 0, done
    assert ["-d HP_LaserJet" in told for told in lp.told] == [True] * 3 + [False] * 3
    out = penned.home / "out"
    names = ("cards", "envelopes", "packing-list")
    assert lp.printed == [(out / f"{name}.pdf").read_bytes() for name in names]
    assert [told for told in lp.told if "resume" in told] == [
        f"lp -i office-{number} -H resume" for number in (1, 2, 3)
    ]
    assert len(written(penned)) == 2


def test_what_the_printer_did_not_take_is_not_written(penned: Person, tmp_path: Path) -> None:
    lp = FakeLp.into(tmp_path / "bin")
    lp.refuse("envelopes.pdf")
    penned("printer", "set", "office")
    before = penned.ledger()

    failed = penned(*READY, "--printer", "office", "--lp", PATH=lp.path)

    assert failed.code == 4
    assert "The printer or class does not exist" in failed.err
    assert lp.told[-1] == "cancel office-1"
    assert not [told for told in lp.told if "resume" in told]
    assert penned.ledger() == before
    assert not (penned.home / "out").exists()
    assert penned(*READY, "--send").code == 2


def test_a_printed_card_printed_again_the_same_way_is_the_same_file_and_changes_nothing(
    penned: Person,
) -> None:
    penned(*READY, "--design", "fern")
    ledger = penned.ledger()
    again = penned("print", "1", "2", "-o", "out", "--design", "fern")
    assert again.code == 0, again
    assert len(list((penned.home / "out").iterdir())) == 3
    assert penned.ledger() == ledger


def test_the_first_of_the_ready_notes_are_printed_and_the_rest_stays_ready(penned: Person) -> None:
    assert penned("stationery", "stock", "add", "us-a7-folded", "1").code == 0
    refused = penned(*READY)
    assert (refused.code, "with --first 1" in " ".join(refused.err.split())) == (3, True)
    assert penned(*READY, "--first", "1").code == 0
    assert len(written(penned)) == 1


def test_a_letter_has_both_its_sides(penned: Person) -> None:
    penned.writes("note.txt", FULL_NOTE)
    letter = ("letter", "note.txt", "--design", "fern", "-o")
    assert penned(*letter, "card.pdf", "--pdf-a", "2b").code == 0
    with pypdfium2.PdfDocument(penned.home / "card.pdf") as document:
        assert len(document) == 2
    drawn = penned(*letter, "card.png")
    assert (drawn.code, "card.png and card-2.png are ready" in drawn.out) == (0, True)


def test_a_note_that_is_too_long_is_told_what_it_would_fit(penned: Person) -> None:
    long = (EXAMPLES / "notes" / "bea.txt").read_text("utf-8").split("\n\n", 2)[2]
    penned.writes("long.txt", "Dear Ana,\n\n" + "\n\n".join([long] * 3))
    refused = penned(
        *("letter", "long.txt", "--stationery", "us-a2-flat", "--no-run-on", "-o", "card.pdf")
    )
    assert refused.code == 3
    assert "It fits us-" in refused.err


def test_a_letterhead_says_who_writes_as_it_is_told_or_as_the_ledger_knows(penned: Person) -> None:
    note = penned.writes("note.txt", LADDER)
    on_paper = ("--stationery", "us-half-letter-sheet", "--design", "name")
    refused = penned("letter", note, "-o", "none.pdf", *on_paper)
    assert refused.code == 3
    assert "Say it with --head" in " ".join(refused.err.split())

    head = "Nell Harper / 27 Orchard Street / Portland"
    assert penned("letter", note, "-o", "letter.pdf", *on_paper, "--head", head).code == 0
    (told,) = words(penned.home / "letter.pdf")
    assert {"NELL HARPER", "27 Orchard Street", "Portland"} <= set(told.upper().splitlines()) | set(
        told.splitlines()
    )

    assert penned(*READY, *on_paper).code == 0
    assert all("HARPER" in each.upper() for each in words(penned.home / "out" / "cards.pdf"))
