"""TrueType: outlines as the tables of a font file, and nothing in it that a PDF has no use for.

The format is that of the OpenType specification, 1.9: head, hhea, hmtx, loca, maxp, glyf.
"""

from __future__ import annotations

import struct
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from penned.hand.forms import starts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Index = NDArray[np.intp]
    Bytes = NDArray[np.uint8]
    Units = NDArray[np.int16]

MOST_GLYPHS = 65_535

# The flags of a place, for x and for y: the step from the place before is one byte without its
# sign, which is plus. With neither it is two bytes with the sign.
_SHORT, _PLUS = (0x02, 0x04), (0x10, 0x20)
_REPEAT = 0x08  # the flags hold for as many more places as the next byte says
_MOST_ALIKE = 256  # places of the same flags, with the first
_BYTE = 0xFF
_BOX = 4  # words of a glyph's box, which follow the number of its paths


class Paths(NamedTuple):
    """Closed quadratic paths of g glyphs, in units from each glyph's own origin, y upward.

    places: (2, k) x and y. on: (k,) whether the path leads through the place. ends: (p,) where each
    path ends in them; it began where the one before it ended. of_glyph: (g,) how many paths each
    glyph has.
    """

    places: Units
    on: NDArray[np.bool_]
    ends: Index
    of_glyph: Index


class Glyphs(NamedTuple):
    """Glyphs as they stand in a font.

    data: of all, one after the other. lengths: (g,) in bytes, 0 of a glyph that shows nothing.
    boxes: (g, 4) left, bottom, right, top. most: the most places, and paths, that one of them has.
    """

    data: bytes
    lengths: Index
    boxes: Units
    most: tuple[int, int]


def glyphs(paths: Paths) -> Glyphs:
    """The glyphs that show these paths, as the table glyf has them."""
    lengths = np.zeros(len(paths.of_glyph), dtype=np.intp)
    boxes = np.zeros((len(lengths), _BOX), dtype=np.int16)
    shown = paths.of_glyph.nonzero()[0]
    if not len(shown):
        return Glyphs(b"", lengths, boxes, (0, 0))
    ends = paths.ends[paths.of_glyph.cumsum()[shown] - 1]
    firsts = np.append(0, ends[:-1])
    box = _boxes(paths.places, firsts)
    flags, *steps = _steps(paths, np.append(firsts, ends[-1]))
    sections = (_heads(paths, box, shown, firsts), _repeated(flags, firsts), *steps)
    sizes = np.stack([np.diff(bounds) for _, bounds in sections], axis=1)
    past = accumulate((len(data) for data, _ in sections), initial=0)
    begins = np.stack([bounds[:-1] + n for (_, bounds), n in zip(sections, past, strict=False)], 1)
    data = b"".join(data.tobytes() for data, _ in sections)
    spans = zip(begins.ravel().tolist(), (begins + sizes).ravel().tolist(), strict=True)
    lengths[shown], boxes[shown] = sizes.sum(axis=1), box
    most = int((ends - firsts).max()), int(paths.of_glyph.max())
    return Glyphs(b"".join([data[begin:end] for begin, end in spans]), lengths, boxes, most)


def font_file(parts: Sequence[Glyphs], advances: Sequence[int], *, units: int) -> bytes:
    """A font file of all glyphs in order, behind one that shows nothing; `units` to its em.

    `advances`: (g,) how far each glyph leads, not below 0.
    """
    lengths = np.concatenate([np.zeros(1, dtype=np.intp), *(part.lengths for part in parts)])
    left, bottom, right, top = bounds(parts)
    metrics = np.zeros((len(lengths), 2), dtype=">i2")
    metrics[1:, 0] = advances
    metrics[1:, 1] = np.concatenate([part.boxes[:, 0] for part in parts])
    places, paths = (max(part.most[n] for part in parts) for n in (0, 1))
    widest, count = max(advances), len(lengths)
    head = (0x10000, 0x10000, 0, 0x5F0F3CF5, 0, units, left, bottom, right, top, 0, 3, 2, 1, 0)
    hhea = (0x10000, top, bottom, 0, widest, left, 0, right, 1, 0, count)
    return _file(
        {
            b"glyf": b"".join(part.data for part in parts),
            b"head": struct.pack(">IIIIHH16x4hHHhhh", *head),
            b"hhea": struct.pack(">I3hH4h12xhH", *hhea),
            b"hmtx": metrics.tobytes(),
            b"loca": np.append(0, lengths.cumsum()).astype(">u4").tobytes(),
            b"maxp": struct.pack(">IHHH4xH16x", 0x10000, count, places, paths, 1),
        }
    )


def bounds(parts: Sequence[Glyphs]) -> tuple[int, int, int, int]:
    """The box that holds all glyphs: left, bottom, right, top."""
    boxes = np.concatenate([part.boxes for part in parts])
    left, bottom = boxes[:, :2].min(axis=0).tolist()
    right, top = boxes[:, 2:].max(axis=0).tolist()
    return left, bottom, right, top


def _file(tables: dict[bytes, bytes]) -> bytes:
    """The tables, each at a place that four divides, behind the directory of all."""
    count = len(tables)
    power = count.bit_length() - 1
    search = 16 << power
    head = struct.pack(">IHHHH", 0x10000, count, search, power, 16 * count - search)
    padded = [data + bytes(-len(data) % 4) for data in tables.values()]
    begins = accumulate(map(len, padded), initial=len(head) + 16 * count)
    entries = [
        struct.pack(">4sIII", tag, _sum(body), begin, len(data))
        for (tag, data), body, begin in zip(tables.items(), padded, begins, strict=False)
    ]
    return b"".join((head, *entries, *padded))


def _sum(body: bytes) -> int:
    return int(np.frombuffer(body, dtype=">u4").sum(dtype=np.uint64)) & 0xFFFFFFFF


def _boxes(places: Units, firsts: Index) -> Units:
    low, high = (reach.reduceat(places, firsts, axis=1) for reach in (np.minimum, np.maximum))
    return np.concatenate((low, high)).T


def _heads(paths: Paths, boxes: Units, shown: Index, firsts: Index) -> tuple[Bytes, Index]:
    """How many paths each glyph has, its box, the last place of each path, and no instructions."""
    counts = paths.of_glyph[shown]
    sizes = counts + 2 + _BOX
    begins = starts_of(sizes)
    words = np.zeros(sizes.sum(), dtype=np.uint16)
    words[begins] = counts
    words[begins[:, None] + np.arange(1, 1 + _BOX)] = boxes.view(np.uint16)
    glyph = np.arange(len(counts)).repeat(counts)
    nth = np.arange(len(glyph)) - starts_of(counts)[glyph]
    words[begins[glyph] + 1 + _BOX + nth] = paths.ends - 1 - firsts[glyph]
    return words.byteswap().view(np.uint8), np.append(2 * begins, 2 * len(words))


def _steps(paths: Paths, bounds: Index) -> tuple[Bytes, tuple[Bytes, Index], tuple[Bytes, Index]]:
    """The flags of all places; and the steps from each to the next, along x and along y.

    A glyph's first step is from its origin.
    """
    places, firsts = paths.places, bounds[:-1]
    steps = np.empty_like(places)
    np.subtract(places[:, 1:], places[:, :-1], out=steps[:, 1:])
    steps[:, firsts] = places[:, firsts]
    plus = (steps >= 0).view(np.uint8)
    flags = paths.on.view(np.uint8) | plus[0] * _PLUS[0] | plus[1] * _PLUS[1] | sum(_SHORT)
    far = np.abs(steps) > _BYTE
    data = []
    for axis in (0, 1):
        low, ends = np.abs(steps[axis]).astype(np.uint8), bounds
        long = far[axis].nonzero()[0]
        if len(long):
            flags[long] &= ~(_SHORT[axis] | _PLUS[axis]) & _BYTE
            low[long] = steps[axis, long] & _BYTE
            low = np.insert(low, long, (steps[axis, long] >> 8 & _BYTE).astype(np.uint8))
            ends = bounds + long.searchsorted(bounds)
        data.append((low, ends))
    return flags, data[0], data[1]


def _repeated(flags: Bytes, firsts: Index) -> tuple[Bytes, Index]:
    """Each glyph's flags, those that stay the same said once, and how often."""
    begins = np.ones(len(flags), dtype=bool)
    np.not_equal(flags[1:], flags[:-1], out=begins[1:])
    begins[firsts] = begins[::_MOST_ALIKE] = True
    runs = begins.nonzero()[0]
    more = np.append(runs[1:], len(flags)) - runs - 1
    several = (more > 0).nonzero()[0]
    data = flags.take(runs)
    data[several] |= _REPEAT
    bounds = runs.searchsorted(np.append(firsts, len(flags)))
    bounds += several.searchsorted(bounds)
    return np.insert(data, several + 1, more[several].astype(np.uint8)), bounds
