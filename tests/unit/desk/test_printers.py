from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.desk import calibration, printers
from penned.desk.printers import Printer
from penned.errors import BadInput, NotFound
from penned.press.feed import Shift

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PENNED_PRINTERS", str(tmp_path / "data" / "printers.toml"))


def test_what_is_told_of_a_printer_is_kept_and_the_rest_is_as_usual() -> None:
    assert printers.printers() == {}
    printers.tell("office", {"shift": (-0.4, 1.25), "leads": "left", "envelope_on": "letter"})
    printers.tell("office", {"back_shift": (0, 0.5)})

    known = printers.find("office")

    assert known.shift == Shift(-0.4, 1.25)
    assert known.back_shift == Shift(0, 0.5)
    assert known.flip == "long"
    assert known.feed.leads == "left"
    assert known.feed.sheet is not None
    assert known.feed.sheet.name == "letter"
    assert known.called == "office"


def test_a_printer_can_be_forgotten_and_others_stay() -> None:
    for name in ("office", "kitchen"):
        printers.tell(name, {"queue": f"HP {name}"})
    printers.forget("office")
    assert list(printers.printers()) == ["kitchen"]
    with pytest.raises(NotFound, match="There are kitchen"):
        printers.find("office")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"shift": (30, 0)}, "no correction.*up to 20"),
        ({"shift": (float("nan"), 0)}, "no correction"),
        ({"shift": (1,)}, "no correction"),
        ({"flip": "left"}, "none of long, short"),
        ({"leads": "first"}, "none of top, left, bottom, right"),
        ({"sheet": "a3"}, "There are letter, a4"),
        ({"margin": -1}, "no margin"),
        ({"queue": "a\nb"}, "is not a name"),
        ({"colour": "yes"}, "no printer has this"),
    ],
)
def test_what_makes_no_sense_is_told_and_changes_nothing(said: dict[str, object], why: str) -> None:
    printers.tell("office", {"shift": (1, 1)})
    before = printers.file().read_bytes()
    with pytest.raises(BadInput, match=why):
        printers.tell("office", said)
    assert printers.file().read_bytes() == before


@pytest.mark.parametrize("name", ["", "../office", "a b", "-x", "x" * 41])
def test_a_name_that_could_be_no_name_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="cannot be the name"):
        printers.tell(name, {})


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("office", "this is not TOML"),
        ("office = 1", "a printer is a table"),
        ("[office]\nshift = 3", "office.shift"),
        ("[office]\nspeed = 3", "office.speed: no printer has this"),
    ],
)
def test_a_mistake_in_the_file_is_told_with_file_and_printer(text: str, why: str) -> None:
    printers.file().parent.mkdir()
    printers.file().write_text(text)
    with pytest.raises(BadInput, match=why) as refusal:
        printers.printers()
    assert refusal.value.where == str(printers.file())


numbers = st.floats(-20, 20).map(lambda mm: round(mm, 2))
shifts = st.tuples(numbers, numbers)


@given(
    name=st.from_regex(r"[a-zß-ö0-9][a-zß-ö0-9.-]{0,20}", fullmatch=True),
    queue=st.text(st.characters(categories=("L", "N", "P")), max_size=20),
    shift=shifts,
    envelope_shift=shifts,
    face=st.sampled_from(["up", "down"]),
)
def test_what_is_kept_reads_back_the_same(name: str, **said: object) -> None:
    told = printers.tell(name, said)
    assert printers.find(name) == told
    for key, value in said.items():
        assert getattr(told, key) == value


@pytest.mark.parametrize(
    ("sheet", "country", "stationery", "size"),
    [
        ("", "", "us-a7-folded", (215.9, 279.4)),
        ("", "", "iso-a6-folded", (210, 297)),
        ("", "DE", "us-a7-folded", (210, 297)),
        ("letter", "DE", "iso-a6-folded", (215.9, 279.4)),
    ],
)
def test_it_is_on_what_lies_in_the_printer_or_what_the_country_writes_on(
    tmp_path: Path, sheet: str, country: str, stationery: str, size: tuple[float, float]
) -> None:
    printers.tell("home", {"sheet": sheet})
    done = calibration.make("home", tmp_path / "out", stationery=stationery, country=country)
    with pypdfium2.PdfDocument(done.files[0]) as made:
        found = [mm / 72 * 25.4 for mm in made[0].get_size()]
    assert found == pytest.approx(size, abs=0.1)


def test_what_is_left_after_a_correction_is_added_to_it(tmp_path: Path) -> None:
    printers.tell("home", {"shift": (1.5, -0.3)})
    out = tmp_path / "out"
    done = calibration.make("home", out, stationery="us-a7-folded", corrected=True)
    with pypdfium2.PdfDocument(done.files[0]) as made:
        said = " ".join(made[0].get_textpage().get_text_bounded().split())
    assert "add what you read to 1.5 -0.3 and type the sums: penned printer set home" in said
    assert "Then type" not in said


def test_the_calibration_of_a_printer_that_nobody_told_of_can_be_printed(tmp_path: Path) -> None:
    done = calibration.make("office", tmp_path / "out", stationery="us-a7-folded")
    assert [path.name for path in done.files] == ["calibration.pdf", "calibration-envelope.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF") for path in done.files)
    assert Printer("office").shift == Shift()
