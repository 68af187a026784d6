"""The finished file before judges that know nothing of Penned: PDFBox Preflight, qpdf, poppler."""

from __future__ import annotations

import io
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
import pytest

from penned import hand, page, press, stationery
from penned.notes import Note
from penned.page import Art, Picture, Placed, Rule, Shape, Type
from penned.people.address import Address
from penned.press import Finish
from penned.stationery.paper import Rect
from pressed import blank, drawing, faults, picture, said

if TYPE_CHECKING:
    from penned.page import Page
    from penned.page.page import Turn

_JARS = Path("/usr/share/java")
_NEEDED = (
    *("preflight", "pdfbox2", "fontbox2", "xmpbox"),
    *("commons-logging", "javax.activation", "jaxb-api"),
)
TEXT = (
    "Dear Zoë & Łukasz,\n\nŐrült “jó” naïve café — it’s mother-in-law’s; 50% of €20!\n\n"
    "With love,\nMaya"
)


@cache
def preflight() -> list[str]:
    """How to call the judge of PDF/A-1b; the test is skipped where it is not installed."""
    java = shutil.which("java")
    jars = [_JARS / f"{name}.jar" for name in _NEEDED]
    missing = [jar.name for jar in jars if not jar.exists()]
    if java is None or missing:
        pytest.skip(
            f"PDFBox Preflight is not installed: {', '.join(missing) or 'java'} is not there; "
            "Debian: default-jre-headless libpdfbox2-java libactivation-java libjaxb-api-java"
        )
    return [java, "-cp", ":".join(map(str, jars)), "org.apache.pdfbox.preflight.Validator_A1b"]


def verdict(pdf: bytes, folder: Path) -> str:
    file = folder / "judged.pdf"
    file.write_bytes(pdf)
    done = subprocess.run([*preflight(), str(file)], capture_output=True, text=True, check=False)
    return done.stdout


def everything() -> list[Page]:
    """A card, an envelope, and a sheet with art, pictures of all kinds, faces and turned pages."""
    meadow = hand.load("meadow")
    card = page.compose(Note(TEXT), hand=meadow, stationery=stationery.card("us-a7-folded"))
    envelope = page.envelope(
        "Ana Reyes",
        Address(("ul. Piotrkowska 120 m. 4",), "Łódź", "", "90006", "PL"),
        sender=("Maya", Address(("418 Juniper St",), "Portland", "OR", "97205", "US")),
        hand=meadow,
        stationery=stationery.envelope("us-a7-envelope"),
    )
    kinds: list[tuple[str, Literal["jpeg", "png"]]] = [
        *(("RGB", "png"), ("RGBA", "png"), ("LA", "png"), ("P", "png"), ("L", "png"), ("1", "png")),
        *(("RGB", "jpeg"), ("L", "jpeg"), ("CMYK", "jpeg")),
    ]
    pictures = [
        Picture(kind, picture(mode, kind), Rect(5 + 28 * n, 30, 25, 12), said="A flag" * (n % 2))
        for n, (mode, kind) in enumerate(kinds)
    ]
    curve = Shape(
        "MCZ",
        np.array([(150, 5), (170, 25), (190, 25), (200, 5)], float),
        "#336633",
        "#003300",
        0.3,
    )
    turns: tuple[Turn, ...] = (0, 90, 180, 270)
    small = blank(Type("Turned", 5, 8, 9), drawing(said="A square"), width=60, height=30)
    sheet = blank(
        drawing(-3, -3, 30),
        *pictures,
        Art((curve,)),
        Rule(5, 60, 250, 60, 0.2),
        Type("Small Capitals, AVAVA", 10, 70, 12, features=("smcp",), tracking=80),
        *(Placed(small, 10 + 70 * n, 90, turn) for n, turn in enumerate(turns)),
        *(Placed(card, 5, 160, 0), Placed(envelope, 5, 345, 180)),
        width=280,
        height=490,
        bleed=3,
    )
    return [card, envelope, sheet, blank()]


@pytest.mark.slow
@pytest.mark.parametrize("crop_marks", [False, True])
def test_preflight_finds_a_valid_archive(crop_marks: bool, tmp_path: Path) -> None:  # noqa: FBT001
    finish = Finish(crop_marks=crop_marks, standard="pdf/a-1b")
    assert "is a valid PDF/A-1b file" in verdict(press.pdf(everything(), finish=finish), tmp_path)


@pytest.mark.slow
def test_preflight_would_find_what_is_wrong(tmp_path: Path) -> None:
    assert "is not a valid" in verdict(press.pdf(everything()), tmp_path)


@pytest.mark.parametrize("standard", ["", "pdf/a-1b", "pdf/a-2b"])
def test_qpdf_finds_no_fault_and_pdfium_every_word(
    standard: Literal["", "pdf/a-1b", "pdf/a-2b"],
) -> None:
    pages = everything()
    pdf = press.pdf(pages, finish=Finish(standard=standard))
    assert faults(pdf) == []
    assert [set(words) for words in said(pdf)] == [set(sheet.text.split()) for sheet in pages]


def test_poppler_finds_every_font_embedded_cut_and_mapped_to_text(tmp_path: Path) -> None:
    if shutil.which("pdffonts") is None:
        pytest.skip("poppler is not installed: pdffonts (apt-get install poppler-utils)")
    (tmp_path / "all.pdf").write_bytes(press.pdf(everything()))
    done = subprocess.run(
        ["pdffonts", tmp_path / "all.pdf"], capture_output=True, text=True, check=True
    )
    fonts = [line.split()[-5:-2] for line in done.stdout.splitlines()[2:]]
    assert fonts
    assert all((embedded, mapped) == ("yes", "yes") for embedded, _, mapped in fonts)
    assert done.stderr == ""


def test_the_same_pages_make_the_same_file_however_they_come() -> None:
    pages = everything()
    there = io.BytesIO()
    press.write(there, (sheet for sheet in everything()))
    assert there.getvalue() == press.pdf(pages) == press.pdf(tuple(pages))
