"""The printed faces of a file: lines of type as operators, and each face cut to what they set.

A reader of the file leaves out a hyphen that ends a line, as if it parted a word. Where a line of
ours ends in a hyphen that hyphen says a no-break space too, so that a reader keeps it.
"""

from __future__ import annotations

import struct
import unicodedata
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING

import uharfbuzz as hb

from penned.page import face
from penned.press.codes import ENCODING, SYSTEM, cid_set, encoding, to_unicode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from penned.page.face import Face, ShapedGlyph
    from penned.page.page import Type
    from penned.press.file import PdfFile

KEPT_HYPHEN = "-\u00a0"
"""What a hyphen says that ends a line."""

_NOTHING = "\u2060"  # the word joiner: it is not seen, and parts no words

# Nobody reads them in a PDF: its text is shaped already, and hints are for coarse screens.
_DROPPED = (
    *("GSUB", "GPOS", "GDEF", "BASE", "STAT", "JSTF", "MATH", "OS/2", "name", "cmap", "kern"),
    *("gasp", "post", "DSIG", "VORG", "vhea", "vmtx"),
)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class PrintedFaces:
    """Every face that the lines of a file are set in."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._cuts: dict[Face, _Cut] = {}

    def line(self, line: Type, named: Callable[[int], str]) -> str:
        """Operators that show `line` where the text matrix is; `named` gives a font its name."""
        glyphs = face.shape(line.text, line.face, line.features)
        texts = _said([glyph.text for glyph in glyphs])
        tracking, size = line.tracking, line.size
        shown = [f"{tracking * size / 1000:.3f} Tc"] if tracking else []
        behind = 0.0  # how far the next glyph must go back to its place, in thousandths of an em
        rise = 0
        for begin, end in _runs(glyphs):
            cut = self._cut(glyphs[begin].face)
            array, behind = cut.array(glyphs[begin:end], texts[begin:end], behind, tracking)
            shown.append(f"/{named(cut.number)} {size:g} Tf")
            if rise != glyphs[begin].y:
                rise = glyphs[begin].y
                shown.append(f"{rise * size / 1000:.2f} Ts")
            shown.append(f"[{array}]TJ")
        shown += ["0 Ts"] * bool(rise) + ["0 Tc"] * bool(tracking)
        return "\n".join(shown)

    def finish(self) -> None:
        """Put the faces into the file, each with the glyphs that were set and no others."""
        for cut in self._cuts.values():
            cut.put(self._file)

    def _cut(self, one: Face) -> _Cut:
        if (cut := self._cuts.get(one)) is None:
            cut = self._cuts[one] = _Cut(one, self._file.reserve())
        return cut


class _Cut:
    """One face, and the code of each glyph with what it says: one may stand for both µ and μ."""

    def __init__(self, one: Face, number: int) -> None:
        self.number = number
        self._face = one
        self._codes = _Codes(one)

    def array(
        self, glyphs: Sequence[ShapedGlyph], texts: Sequence[str], behind: float, tracking: float
    ) -> tuple[str, float]:
        """The inside of an array for TJ, and how far what comes after it must go back."""
        codes, parts = self._codes, []
        for (gid, own, advance, x, _, _), text in zip(glyphs, texts, strict=True):
            code, lone = codes[gid, text]
            if behind != x:
                parts.append(f">{behind - x:g}<")
            parts.append(code)
            behind = x + lone - advance
            if tracking and not own:  # it goes on with the letter before: nothing between
                behind += tracking
        return f"<{''.join(parts)}>".replace("<>", ""), behind

    def put(self, file: PdfFile) -> None:
        """Write the font under its number, with all glyphs that were set so far."""
        cut, new = _cut_to(self._face, {gid for gid, _ in self._codes})
        kind, key, program, entries = _program(cut)
        name = f"{_tag(program)}+{_plain(self._face.name)}".encode("ascii")
        last, font = cut.glyph_count, hb.Font(cut)
        font.scale = (face.UNITS_PER_EM, face.UNITS_PER_EM)
        widths = b" ".join(b"%d" % font.get_glyph_h_advance(gid) for gid in range(last))
        descriptor = b"<</Type/FontDescriptor/FontName/%b/Flags 4%b/StemV 80/%b %d 0 R%b>>" % (
            name,
            _measures(cut, font),
            key,
            file.stream(program, entries),
            cid_set(file, last),
        )
        descendant = (
            b"<</Type/Font/Subtype/%b/BaseFont/%b/CIDSystemInfo%b/FontDescriptor %d 0 R/W[0[%b]]>>"
            % (kind, name, SYSTEM, file.put(descriptor), widths)
        )
        encoded = file.stream(encoding([new[gid] for gid, _ in self._codes]), ENCODING)
        said = file.stream(to_unicode([text for _, text in self._codes]))
        file.put(
            b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding %d 0 R/DescendantFonts[%d 0 R]"
            b"/ToUnicode %d 0 R>>" % (name, encoded, file.put(descendant), said),
            self.number,
        )


class _Codes(dict[tuple[int, str], tuple[str, int]]):
    """The code of each glyph with what it says, and how wide the glyph is when it stands alone."""

    def __init__(self, one: Face) -> None:
        super().__init__()
        self._face = one

    def __missing__(self, sign: tuple[int, str]) -> tuple[str, int]:
        self[sign] = known = f"{len(self) + 1:04X}", face.advance(sign[0], self._face)
        return known


def _runs(glyphs: Sequence[ShapedGlyph]) -> Iterator[tuple[int, int]]:
    """Where glyphs of one face at one height begin and end."""
    kinds = [(glyph.face, glyph.y) for glyph in glyphs]
    begins = [place for place, kind in enumerate(kinds) if not place or kind != kinds[place - 1]]
    return pairwise([*begins, len(glyphs)])


def _said(texts: list[str]) -> list[str]:
    """What each glyph says: a reader makes something up for one that says nothing."""
    if "" in texts:
        begins = [place for place, text in enumerate(texts) if text or not place]
        spans = pairwise([*begins, len(texts)])
        texts = [part for begin, end in spans for part in _shared(texts[begin], end - begin)]
    return [*texts[:-1], KEPT_HYPHEN] if texts[-1:] == ["-"] else texts


def _shared(text: str, glyphs: int) -> list[str]:
    """`text` in so many parts, none of them empty."""
    chars = list(text)
    if len(chars) < glyphs:  # as a letter that is drawn as a letter and its accent
        chars = list(unicodedata.normalize("NFD", text))
    chars += [_NOTHING] * (glyphs - len(chars))
    return [*chars[: glyphs - 1], "".join(chars[glyphs - 1 :])]


def _cut_to(one: Face, glyphs: set[int]) -> tuple[hb.Face, dict[int, int]]:
    """The face with these glyphs and what they are made of; the new number of each."""
    whole = _ready_to_cut(one)
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(map(_as_number, _DROPPED))
    wanted.flags = (
        hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.CFF_IDENTITY_CHARSET
        | hb.SubsetFlags.DOWNGRADE_CFF2
    )
    if whole.has_var_data:
        wanted.pin_all_axes_to_default(whole)
    plan = hb.SubsetPlan(whole, wanted)
    return plan.execute(), dict(plan.old_to_new_glyph_mapping)


@lru_cache(maxsize=16)
def _ready_to_cut(one: Face) -> hb.Face:
    return hb.subset_preprocess(hb.Face(one.data, one.number))


def _program(cut: hb.Face) -> tuple[bytes, bytes, bytes, bytes]:
    """Kind of CIDFont, key of the file, the file and its entries: TrueType's, or CFF's alone."""
    if "CFF " in cut.table_tags:
        program = bytes(cut.reference_table("CFF ").data)
        return b"CIDFontType0", b"FontFile3", program, b"/Subtype/CIDFontType0C"
    program = bytes(cut.blob.data)
    return (
        b"CIDFontType2/CIDToGIDMap/Identity",
        b"FontFile2",
        program,
        b"/Length1 %d" % len(program),
    )


def _measures(cut: hb.Face, font: hb.Font) -> bytes:
    head = bytes(cut.reference_table("head").data)
    left, bottom, right, top = (
        round(edge * face.UNITS_PER_EM / cut.upem) for edge in struct.unpack_from(">4h", head, 36)
    )
    slant = font.get_style_value(hb.StyleTag.SLANT_ANGLE)
    return b"/FontBBox[%d %d %d %d]/Ascent %d/Descent %d/CapHeight %d/ItalicAngle %d" % (
        *(left, bottom, right, top),
        *(top, bottom, round(face.CAP_HEIGHT * face.UNITS_PER_EM)),
        slant,
    )


def _tag(program: bytes) -> str:
    """Six letters that differ wherever the cut differs (ISO 32000-1, 9.6.4)."""
    number = int.from_bytes(blake2b(program, digest_size=8).digest())
    return "".join(_LETTERS[number // 26**place % 26] for place in range(6))


def _plain(name: str) -> str:
    """`name` as a PDF name may have it; no face has a name of other characters alone."""
    return "".join(char for char in name if char.isascii() and char.isalnum()) or "Face"


def _as_number(tag: str) -> int:
    return int.from_bytes(tag.ljust(4).encode("ascii"))
