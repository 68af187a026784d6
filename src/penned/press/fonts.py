"""The two fonts of a document: the printed face, cut to what is used, and one that shows nothing.

The second carries the words of handwriting, so that the drawn strokes can be searched, copied and
read aloud; each of its characters is a tenth of an em wide and has no outline.

A reader of the file leaves out a hyphen that ends a line, as if it parted a word. Where a line of
ours ends in a hyphen that hyphen says a no-break space too, so that a reader keeps it.
"""

from __future__ import annotations

import io
import struct
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import pikepdf
import uharfbuzz as hb
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pikepdf import Array, Dictionary, Name

from penned.page import face
from penned.press.deflate import deflate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

UNSEEN_ADVANCE = 100  # far less than a letter's: readers take equal signs near each other for bold
"""The advance of every character of the unseen font, in thousandths of an em."""

_CMAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{chars}
endcmap CMapName currentdict /CMap defineresource pop end end
"""
_CHARS_AT_ONCE = 100  # PDF 32000-1, 9.10.3


_HYPHEN = "-"
_KEPT_HYPHEN = "-\u00a0"
_Sign = TypeVar("_Sign")


class _Codes(dict[_Sign, str]):
    """A code of four hexadecimal digits for each sign, given out as they come."""

    def __missing__(self, sign: _Sign) -> str:
        self[sign] = code = f"{len(self) + 1:04X}"
        return code


class UnseenText:
    """The characters of a document's handwriting."""

    def __init__(self) -> None:
        self._codes = _Codes[str]()

    def encode(self, word: str, *, ends_line: bool) -> str:
        """`word` and a space as the inside of a hexadecimal PDF string."""
        signs = [*word, " "]
        if ends_line and signs[-2] == _HYPHEN:
            signs[-2] = _KEPT_HYPHEN
        return "".join(map(self._codes.__getitem__, signs))

    def embed(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        """The font with all characters that were encoded."""
        to_glyph = b"\x00\x00" + b"\x00\x01" * len(self._codes)
        descriptor = _descriptor(pdf, "PennedUnseen", _unseen_file(), (0, -300, 500, 800))
        return _type0(
            pdf,
            Dictionary(
                Type=Name.Font,
                Subtype=Name.CIDFontType2,
                BaseFont=Name.PennedUnseen,
                CIDSystemInfo=_system_info(),
                FontDescriptor=descriptor,
                DW=UNSEEN_ADVANCE,
                CIDToGIDMap=_stream(pdf, to_glyph),
            ),
            list(self._codes),
        )


class PrintedText:
    """The glyphs of the printed face that a document uses."""

    def __init__(self) -> None:
        # By glyph and text: one glyph may stand for several characters, such as µ and μ.
        self._codes = _Codes[tuple[int, str]]()

    def encode(self, text: str) -> str:
        """`text`, shaped, as the inside of a PDF array for TJ."""
        parts: list[str] = []
        glyphs = face.shape(text)
        for number, glyph in enumerate(glyphs, 1):
            ends_line = number == len(glyphs) and glyph.text == _HYPHEN
            said = _KEPT_HYPHEN if ends_line else glyph.text
            parts.append(f"<{self._codes[glyph.gid, said]}>")
            if kern := face.advance(glyph.gid) - glyph.advance:
                parts.append(f"{kern}")
        return "".join(parts).replace("><", "")

    def embed(self, pdf: pikepdf.Pdf) -> pikepdf.Object | None:
        """The font with all glyphs that were encoded; None where there were none."""
        if not self._codes:
            return None
        gids = [gid for gid, _ in self._codes]
        # A subset's name begins with six letters, which must differ between subsets of a document.
        name = Name("/PENNED+SourceSans3-Regular")
        descriptor = _descriptor(pdf, str(name)[1:], _subset(gids), (-454, -293, 2159, 968))
        widths = Array([1, Array([face.advance(gid) for gid in gids])])
        to_glyph = struct.pack(f">{len(gids) + 1}H", 0, *gids)
        return _type0(
            pdf,
            Dictionary(
                Type=Name.Font,
                Subtype=Name.CIDFontType2,
                BaseFont=name,
                CIDSystemInfo=_system_info(),
                FontDescriptor=descriptor,
                W=widths,
                CIDToGIDMap=_stream(pdf, to_glyph),
            ),
            [said for _, said in self._codes],
        )


def _type0(pdf: pikepdf.Pdf, descendant: Dictionary, texts: Sequence[str]) -> pikepdf.Object:
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=descendant.BaseFont,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=_stream(pdf, _to_unicode(texts)),
        )
    )


def _to_unicode(texts: Sequence[str]) -> bytes:
    """The text of each code, from 1 on."""
    pairs = [f"<{code:04X}> <{_utf16(text)}>" for code, text in enumerate(texts, 1)]
    blocks = [pairs[n : n + _CHARS_AT_ONCE] for n in range(0, len(pairs), _CHARS_AT_ONCE)]
    chars = "\n".join(
        f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks
    )
    return _CMAP.format(chars=chars).encode("ascii")


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _descriptor(
    pdf: pikepdf.Pdf, name: str, file: bytes, box: tuple[int, int, int, int]
) -> pikepdf.Object:
    return pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(f"/{name}"),
            Flags=4,
            FontBBox=Array(box),
            ItalicAngle=0,
            Ascent=box[3],
            Descent=box[1],
            CapHeight=660,
            StemV=80,
            FontFile2=_stream(pdf, file, Length1=len(file)),
        )
    )


def _stream(pdf: pikepdf.Pdf, raw: bytes, **entries: object) -> pikepdf.Object:
    return pdf.make_stream(deflate(raw), Filter=Name.FlateDecode, **entries)


def _system_info() -> Dictionary:
    return Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0)


def _subset(gids: Iterable[int]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(gids)
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
        sum(ord(char) << shift for char, shift in zip(tag, (24, 16, 8, 0), strict=True))
        for tag in ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "OS/2", "name", "cmap", "gasp")
    )
    subset = hb.subset(hb.Face(face.data()), wanted)
    return bytes(subset.blob.data)


@cache
def _unseen_file() -> bytes:
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "unseen"])
    builder.setupCharacterMap({32: "unseen"})
    builder.setupGlyf({".notdef": Glyph(), "unseen": Glyph()})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", "unseen"), (UNSEEN_ADVANCE, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-300)
    builder.setupNameTable({"familyName": "Penned Unseen", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()
