"""Which text the codes of a font say, and which glyphs they show (CMaps: ISO 32000-1, 9.7.5)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.press.file import PdfFile

SYSTEM = b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"

_FRAME = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering ({ordering}) /Supplement 0>> def
/CMapName /{name} def /CMapType {kind} def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{body}
endcmap CMapName currentdict /CMap defineresource pop end end
"""
_AT_ONCE = 100  # entries of a block: ISO 32000-1, 9.10.3
_RANGE = 256
_LAST_OF_ONE_UNIT = "\uffff"  # in UTF-16, in which a PDF says what it says

_Sign = TypeVar("_Sign")


class Codes(dict[_Sign, str]):
    """A code of four hexadecimal digits for each sign, given out as they come, from 1 on."""

    def __missing__(self, sign: _Sign) -> str:
        self[sign] = code = f"{len(self) + 1:04X}"
        return code


def to_unicode(texts: Sequence[str]) -> bytes:
    """The text of each code, from 1 on."""
    # Codes whose first byte differs must not stand in one range.
    bounds = [1, *range(_RANGE, len(texts) + 1, _RANGE), len(texts) + 1]
    body = "\n".join(
        f"1 beginbfrange\n<{begin:04X}> <{end - 1:04X}> [<{_units(texts[begin - 1 : end - 1])}>]"
        "\nendbfrange"
        for begin, end in pairwise(bounds)
        if begin < end
    )
    frame = _FRAME.format(name="Adobe-Identity-UCS", ordering="UCS", kind=2, body=body)
    return frame.encode("ascii")


ENCODING = b"/Type/CMap/CMapName/Penned-Codes/CIDSystemInfo%b" % SYSTEM
"""The entries of the stream that `encoding` gives."""


def encoding(glyphs: Sequence[int]) -> bytes:
    """The glyph of each code, from 1 on."""
    pairs = [f"<{code:04X}> {glyph}" for code, glyph in enumerate(glyphs, 1)]
    body = _blocks(pairs, "cidchar")
    frame = _FRAME.format(name="Penned-Codes", ordering="Identity", kind=1, body=body)
    return frame.encode("ascii")


def cid_set(file: PdfFile, glyphs: int) -> bytes:
    """The entry of a descriptor that says which glyphs a cut font has: all, from 0 on.

    PDF/A-1 asks for it, later parts would rather be without.
    """
    if file.packed:
        return b""
    full, rest = divmod(glyphs, 8)
    bits = b"\xff" * full + bytes([0xFF00 >> rest & 0xFF] if rest else [])
    return b"/CIDSet %d 0 R" % file.stream(bits)


def _blocks(entries: Sequence[str], kind: str) -> str:
    blocks = [entries[n : n + _AT_ONCE] for n in range(0, len(entries), _AT_ONCE)]
    return "\n".join(
        f"{len(block)} begin{kind}\n{chr(10).join(block)}\nend{kind}" for block in blocks
    )


def _units(texts: Sequence[str]) -> str:
    """The texts in UTF-16, between each two a bracket that closes and one that opens."""
    if max(map(len, texts)) == 1 and max(texts) <= _LAST_OF_ONE_UNIT:
        return "".join(texts).encode("utf-16-be").hex("|", 2).replace("|", "><")
    return "><".join(text.encode("utf-16-be").hex() for text in texts)
