"""The file of a hand, a gzipped JSON document: read with the place of every fault, and written."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
import zlib
from dataclasses import asdict, dataclass
from itertools import accumulate, chain, islice, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from penned.errors import BadInput
from penned.hand.form import Form
from penned.hand.hand import PRIVATE, Hand, Origin
from penned.hand.schema import check, place
from penned.hand.style import Drift, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Document = dict[str, Any]

FORMAT, VERSION = "penned-hand", 1
SUFFIX = ".hand"
MOST_BYTES, MOST_UNPACKED = 4 * 2**20, 12 * 2**20
_UNITS = (1000.0, 1000.0, 100.0)  # thousandths of the x-height, hundredths of the pen's width
_LEAST_WIDTH, _MOST_WIDTH = 1, 1000
_GZIP = 31  # zlib's number for it
# The key "strokes" and its numbers; inside a string the quotation marks would be escaped.
_STROKES = re.compile(r'"strokes":\[[-0-9,\[\]]*\]')


@dataclass(frozen=True, slots=True)
class Label:
    """What a hand says of itself, without its strokes: all that a list of hands needs."""

    name: str
    title: str
    about: str
    origin: Origin
    characters: int
    has_signature: bool


def read(data: bytes, *, name: str, where: str = "") -> Hand:
    """The hand that a file holds; it takes the file's name without its ending.

    Raises `BadInput` with the file, the place in it such as `characters/“a”/2`, and the reason.
    """
    try:
        document = _parsed(_unpacked(data))
        check(document)
        _check_meaning(document, name)
        return _hand(document, name)
    except BadInput as fault:
        raise _placed(fault, where or f"{name}{SUFFIX}") from fault


def label(data: bytes, *, name: str, where: str = "") -> Label:
    """What the hand in a file says of itself, its strokes unread; errors as in `read`."""
    try:
        document = _parsed(_STROKES.sub('"strokes":[]', _unpacked(data)))
        check(document, closed=("characters", "signature"))
        return Label(
            name,
            document["title"],
            document["about"],
            _origin(document["origin"]),
            len(document["characters"]),
            "signature" in document,
        )
    except BadInput as fault:
        raise _placed(fault, where or f"{name}{SUFFIX}") from fault


def label_of(hand: Hand) -> Label:
    """What a hand says of itself."""
    return Label(
        hand.name,
        hand.title,
        hand.about,
        hand.origin,
        len(hand.forms),
        hand.signature is not None,
    )


def to_bytes(hand: Hand) -> bytes:
    """The file of `hand`: the same hand, the same bytes."""
    style = asdict(hand.style)
    style["x_height_range"] = list(hand.style.x_height_range)
    origin = asdict(hand.origin)
    origin["copyright"] = list(hand.origin.copyright)
    if not hand.origin.own:
        del origin["own"]
    document: Document = {
        "format": FORMAT,
        "version": VERSION,
        "title": hand.title,
        "about": hand.about,
        "origin": origin,
        "style": style,
        "kerning": dict(hand.kerning),
        "characters": {char: [_entry(f) for f in forms] for char, forms in hand.forms.items()},
    }
    if hand.signature is not None:
        document["signature"] = {"strokes": _entry(hand.signature)["strokes"]}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def _entry(form: Form) -> Document:
    drawn = [np.rint(stroke * _UNITS).astype(int) for stroke in form.strokes]
    for stroke in drawn:
        stroke[:, 2] = stroke[:, 2].clip(min=_LEAST_WIDTH)
    entry: Document = {"strokes": [stroke.ravel().tolist() for stroke in drawn]}
    if form.late:
        entry["late"] = form.late
    return entry | {key: True for key in ("entry", "exit") if getattr(form, key)}


def _placed(fault: BadInput, file: str) -> BadInput:
    where = f"{file}: {fault.where}" if fault.where else file
    return BadInput(fault.what, where=where, cure=fault.cure)


def _unpacked(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise BadInput(f"this file is larger than {MOST_BYTES >> 20} MB")
    unpacker = zlib.decompressobj(wbits=_GZIP)
    try:
        text = unpacker.decompress(data, MOST_UNPACKED)
    except zlib.error:
        raise BadInput("this is not the file of a hand, or it is damaged") from None
    if unpacker.unconsumed_tail:
        raise BadInput("it unpacks to more than a hand can be")
    if not unpacker.eof or unpacker.unused_data:
        raise BadInput("its end is missing, or is not where the file ends")
    try:
        return text.decode()
    except UnicodeDecodeError:
        raise BadInput("what is in it is not text") from None


def _parsed(text: str) -> Document:
    try:
        document = json.loads(text, parse_constant=_no_number, object_pairs_hook=_table)
    except (ValueError, RecursionError):
        raise BadInput("what is in it is not JSON") from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise BadInput("this is not the file of a hand")
    version = document.get("version")
    if isinstance(version, int) and version > VERSION:
        raise BadInput(
            f"it was made for version {place('', version)} of the format, and this is {VERSION}",
            where="version",
            cure="A newer Penned can read it.",
        )
    return document


def _no_number(said: str) -> float:
    raise ValueError(said)


def _table(pairs: list[tuple[str, Any]]) -> Document:
    table = dict(pairs)
    if len(table) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in table if keys.count(key) > 1)
        raise BadInput("it stands there twice", where=place("", twice, quoted=True))
    return table


def _check_meaning(document: Document, name: str) -> None:
    """What the schema cannot say."""
    if not name.isprintable() or not name.strip():
        raise BadInput("this is no name for a hand")
    origin = document["origin"]
    if not origin["copyright"] and origin["licence"] != PRIVATE:
        raise BadInput("it must say whose the hand is", where="origin/copyright")
    style = document["style"]
    low, high = style["x_height_range"]
    if not low <= style["x_height"] <= high:
        raise BadInput("it lies outside x_height_range", where="style/x_height")
    _check_characters(document)
    if signature := document.get("signature"):
        if not origin.get("own"):
            raise BadInput("only a hand of one's own has one", where="signature")
        _check_strokes(signature, "signature")


def _check_characters(document: Document) -> None:
    for pair in document["kerning"]:
        if not all(map(_is_character, pair)):
            raise BadInput("it is not two characters", where=place("kerning", pair, quoted=True))
    for char, forms in document["characters"].items():
        where = place("characters", char, quoted=True)
        if not _is_character(char):
            raise BadInput("it is not one character, in the composed form", where=where)
        for number, form in enumerate(forms):
            _check_strokes(form, place(where, number))


def _is_character(char: str) -> bool:
    return char.isprintable() and not char.isspace() and unicodedata.normalize("NFC", char) == char


def _check_strokes(form: Document, where: str) -> None:
    strokes = form["strokes"]
    for number, stroke in enumerate(strokes):
        there = place(where, f"strokes/{number}")
        if len(stroke) % 3:
            raise BadInput("it must be x, y, width, x, y, width ...", where=there)
        widths = stroke[2::3]
        if min(widths) < _LEAST_WIDTH or max(widths) > _MOST_WIDTH:
            most = f"from {_LEAST_WIDTH} to {_MOST_WIDTH}"
            raise BadInput(f"its widths must be {most} hundredths of the pen's", where=there)
    if form.get("late", 0) > len(strokes):
        raise BadInput("there are not so many strokes", where=place(where, "late"))


def _hand(document: Document, name: str) -> Hand:
    drawn = _forms(chain.from_iterable(document["characters"].values()))
    signature = document.get("signature")
    return Hand(
        name=name,
        title=document["title"],
        about=document["about"],
        origin=_origin(document["origin"]),
        style=_style(document["style"]),
        kerning={pair: float(by) for pair, by in document["kerning"].items()},
        forms={
            char: tuple(next(drawn) for _ in forms)
            for char, forms in document["characters"].items()
        },
        signature=next(_forms([signature])) if signature else None,
    )


def _origin(entries: Document) -> Origin:
    return Origin(**entries | {"copyright": tuple(entries["copyright"])})


def _style(entries: Document) -> Style:
    low, high = map(float, entries["x_height_range"])
    sizes = {key: float(entries[key]) for key in entries.keys() - {"drift", "x_height_range"}}
    drift = Drift(**{key: float(size) for key, size in entries["drift"].items()})
    return Style(x_height_range=(low, high), drift=drift, **sizes)


def _forms(entries: Iterable[Document]) -> Iterator[Form]:
    """The forms in order; their strokes lie in one array, which no one may change."""
    entries = list(entries)
    numbers = [stroke for entry in entries for stroke in entry["strokes"]]
    points = np.array(list(chain.from_iterable(numbers)), dtype=np.float64).reshape(-1, 3) / _UNITS
    points.flags.writeable = False
    ends = accumulate(len(stroke) // 3 for stroke in numbers)
    strokes = (points[start:end] for start, end in pairwise(chain((0,), ends)))
    for entry in entries:
        yield Form(
            tuple(islice(strokes, len(entry["strokes"]))),
            int(entry.get("late", 0)),
            entry=entry.get("entry", False),
            exit=entry.get("exit", False),
        )
