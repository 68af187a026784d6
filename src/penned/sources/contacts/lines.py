"""The bytes of contact cards to cards and their lines, tolerant; vobject reads intricate values.

What vobject stumbles over is settled before it sees a line: encodings, folding, quotation marks
out of place, lines that are none. Its own reader of whole cards gives up a card for one such line,
loses what follows a comma that nobody escaped, and takes for ever over the commas of a hostile one.
"""

from __future__ import annotations

import codecs
import quopri
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vobject.base import ContentLine
from vobject.vcard import toListOrString

from penned.errors import BadInput
from penned.people.spelling import tidy
from penned.told import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MOST_BYTES = 64 * 2**20
MOST_CARDS = 50_000
LONGEST_CARD = 8 * 2**20
MOST_LINES = 2_000
LONGEST_LINE = 1_000_000
"""Characters of a line; a picture may have as many as its card."""
LONGEST_HEAD = 10_000
"""Characters before the value of a line: its name and what is said about it."""

_BEGIN, _END = "BEGIN:VCARD", "END:VCARD"
_FOLDS = {" ", "\t"}
_LINE_END = re.compile("\r*\n|\r")
_FOLD = re.compile(b"(?:\r*\n|\r)[ \t]")
_BYTE_LINE_END = re.compile(b"\r*\n|\r")
_CHARSET = re.compile(rb"[^:]*;CHARSET=\"?([\w.-]+)", re.IGNORECASE)
_NAME = re.compile(r"(?:([\w-]+)\.)?([\w-]+)", re.ASCII)
_PARAMETER = re.compile(r"[\w-]+", re.ASCII)
_PIECE = re.compile(r'(?:"[^"]*"|[^;"])+')
_BASE64 = re.compile(r"[A-Za-z0-9+/]{20,}={0,2}")
_PART = re.compile(r"(?:^|(?<=;))((?:\\.|[^\\;])*\\?)(?=;|$)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CARETS = {"^n": "\n", "^'": '"', "^^": "^"}
_CARET = re.compile(r"\^[n'^]")
_PICTURES = {"PHOTO", "LOGO", "SOUND", "KEY"}  # what is in them may be as long as their card
_QUOTED_PRINTABLE = "QUOTED-PRINTABLE"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card: its name in capitals, its group ("item1"), and its value as it stands.

    `params` have names in capitals; `types` are those of TYPE, and of 2.1 the bare ones, in lower
    case.
    """

    name: str
    value: str
    group: str = ""
    params: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    types: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The value as one text; a comma that nobody escaped is part of it."""
        return _plain(self.value).strip()

    @property
    def texts(self) -> tuple[str, ...]:
        """The values between commas, blank ones left out."""
        parted = re.findall(r"((?:\\.|[^\\,])+)", self.value, re.DOTALL)
        return tuple(text for part in parted if (text := _plain(part).strip()))

    @property
    def parts(self) -> tuple[tuple[str, ...], ...]:
        """The parts between semicolons, each of one or more texts, as in N, ADR and ORG."""
        return tuple(_listed(part) for part in _PART.findall(self.value))

    @property
    def is_preferred(self) -> bool:
        """Whether the card says that this is the one to use."""
        return "pref" in self.types or self.params.get("PREF", ("",))[0] == "1"


@dataclass(slots=True)
class Card:
    """One card: its number in the file, its lines by name, and how many could not be read."""

    number: int
    unread: int = 0
    _preferred: dict[str, list[Line]] = field(default_factory=dict)
    _others: dict[str, list[Line]] = field(default_factory=dict)

    def add(self, line: Line) -> None:
        """Take in a line that says something; the preferred ones come first."""
        if line.value.strip(" ;,"):
            lines = self._preferred if line.is_preferred else self._others
            lines.setdefault(line.name, []).append(line)

    def first(self, name: str) -> Line | None:
        """The first line of that name, None where nothing is said."""
        return next(iter(self.all(name)), None)

    def all(self, *names: str) -> list[Line]:
        """The lines of those names, name by name."""
        ranks = (self._preferred, self._others)
        return [line for name in names for rank in ranks for line in rank.get(name, ())]

    def text(self, *names: str) -> str:
        """What the first line of any of those names says; "" for none."""
        return next((line.text for line in self.all(*names)), "")


def cards(data: bytes, where: str) -> Iterator[Card | Fault]:
    """The cards of a file one by one; a card that cannot be read is a fault with its number.

    Raises `BadInput` for what holds no card, too many, or too much.
    """
    if len(data) > MOST_BYTES:
        size = f"{len(data) / 2**20:,.1f} MB; at most {MOST_BYTES >> 20} MB are read"
        raise BadInput(f"this file has {size}", where=where, cure="Export the contacts in parts.")
    number = 0
    for number, written in enumerate(_apart(_LINE_END.split(decode(data))), 1):
        if number > MOST_CARDS:
            most = f"this file has more than {MOST_CARDS:,} contact cards"
            raise BadInput(most, where=where, cure="Import it in parts.")
        yield written if isinstance(written, Fault) else _card(number, written)
    if not number:
        raise BadInput(
            "there is no contact card in it", where=where, cure="A card begins with BEGIN:VCARD."
        )


def logical(data: bytes) -> Iterator[str]:
    """The lines of a file as they were before they were folded."""
    return _unfolded(_LINE_END.split(decode(data)))


def decode(data: bytes) -> str:
    """The text: UTF-16 or UTF-8; else each line by itself, as UTF-8, as it says, or Windows-1252.

    Some programs fold lines between the bytes of one character: such lines are joined first.
    """
    if data[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        return data.decode("utf-16", "replace").replace("\ufeff", "")
    if b"\0" in data[:2]:
        return data.decode("utf-16-le" if data[1] == 0 else "utf-16-be", "replace")
    try:
        return data.decode("utf-8").replace("\ufeff", "")
    except UnicodeDecodeError:
        lines = _BYTE_LINE_END.split(_FOLD.sub(b"", data))
        return "\n".join(map(_decoded, lines)).replace("\ufeff", "")


def _decoded(line: bytes) -> str:
    said = _CHARSET.match(line)
    for encoding in ("utf-8", said[1].decode() if said else "utf-8", "windows-1252"):
        try:
            return line.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return line.decode("latin-1")


def _apart(lines: Iterable[str]) -> Iterator[list[str] | Fault]:
    """The lines of each card; a card within a card (AGENT) is left out, an open one is a fault."""
    number, inside, depth, size = 0, list[str](), 0, 0
    for line in lines:
        mark = _mark(line)
        if mark == _BEGIN:
            if depth and not (inside and inside[-1].rstrip().upper().endswith(("AGENT:", "AGENT"))):
                yield _open(number, inside)
                depth = 0
            depth += 1
            if depth == 1:
                number, inside, size = number + 1, [], 0
            continue
        if mark == _END and depth:
            depth -= 1
            if depth == 0:
                yield inside if size <= LONGEST_CARD else _too_long(number, inside, size)
            continue
        size += len(line)
        if depth == 1 and size <= LONGEST_CARD:
            inside.append(line)
    if depth:
        yield _open(number, inside)


def _open(number: int, inside: Sequence[str]) -> Fault:
    return Fault(number, f"{_whose(inside)}the card does not end; it may have been cut off")


def _too_long(number: int, inside: Sequence[str], size: int) -> Fault:
    most = f"{size / 2**20:.1f} MB; at most {LONGEST_CARD >> 20} MB are read"
    return Fault(number, f"{_whose(inside)}the card has {most}")


def _whose(inside: Sequence[str]) -> str:
    """Whose card it is, as far as its lines say so: "Ana Reyes: "."""
    named = (
        line.partition(":")[2].strip() for line in inside if line[:3].upper() in {"FN:", "FN;"}
    )
    name = next(filter(None, named), "")
    return f"{tidy(_plain(name))[:60]}: " if name else ""


def _card(number: int, written: list[str]) -> Card | Fault:
    if any("\0" in line for line in written):
        return Fault(number, f"{_whose(written)}the card holds zero bytes, which no text has")
    card = Card(number)
    for at, line in enumerate(_unfolded(written)):
        if at >= MOST_LINES:
            return Fault(number, f"{_whose(written)}the card has more than {MOST_LINES:,} lines")
        if read := _line(line):
            card.add(read)
        else:
            card.unread += 1
    return card


def _unfolded(written: Iterable[str]) -> Iterator[str]:
    """The lines as they were before they were folded; pictures folded without blanks, too."""
    open_line: list[str] = []
    soft = printed = picture = False
    for line in written:
        if open_line and not _mark(line):
            if soft:
                open_line[-1] = open_line[-1][:-1]
            if soft or line[:1] in _FOLDS or (picture and _BASE64.fullmatch(line)):
                open_line.append(line if soft else line[line[:1] in _FOLDS :])
                soft = printed and line.endswith("=")
                continue
        if open_line:
            yield "".join(open_line)
        head = line[:200].upper()
        printed, picture = _QUOTED_PRINTABLE in head, "BASE64" in head or "ENCODING=B" in head
        soft = printed and line.endswith("=")
        open_line = [line] if line.strip() and not _mark(line) else []
        if _mark(line):
            yield line
    if open_line:
        yield "".join(open_line)


def _mark(line: str) -> str:
    """The line where a card begins or ends, spelled one way; "" for any other."""
    mark = line.strip().upper() if len(line) < 40 else ""
    return mark if mark in {_BEGIN, _END} else ""


def _line(written: str) -> Line | None:
    """One line, None for what is none, or is too long to be one."""
    head, colon, value = _headed(written)
    if not colon or len(head) > LONGEST_HEAD:
        return None
    first, *others = _PIECE.findall(head) or [""]
    named = _NAME.fullmatch(first.strip())
    if named is None or (len(value) > LONGEST_LINE and named[2].upper() not in _PICTURES):
        return None
    params = [param for other in others if (param := _parameter(other))]
    if any(_QUOTED_PRINTABLE in param for param in params):
        params, value = _printed(params, value)
    said: dict[str, list[str]] = {}
    for name, *values in params:
        said.setdefault(name, []).extend(values)
    bare = [name for name, *values in params if not values]
    kinds = ",".join((*said.get("TYPE", ()), *bare)).lower().split(",")
    return Line(
        named[2].upper(),
        value,
        (named[1] or "").lower(),
        {name: tuple(values) for name, values in said.items()},
        frozenset(filter(None, kinds)),
    )


def _printed(params: list[list[str]], value: str) -> tuple[list[list[str]], str]:
    """The value of a quoted-printable line; Windows-1252 where it is not what it says."""
    rest = [param for param in params if _QUOTED_PRINTABLE not in param]
    try:
        return rest, ContentLine("X", params, value, encoded=True).value
    except (UnicodeDecodeError, LookupError, ValueError):
        return rest, quopri.decodestring(value.encode()).decode("windows-1252", "replace")


def _headed(written: str) -> tuple[str, str, str]:
    """What stands before the value, the colon, and the value; quotation marks hide a colon.

    Where a quotation mark does not close, the first colon of all parts the line.
    """
    at = written.find(":")
    quote = written.find('"', 0, max(at, 0))
    while quote != -1 and quote < at:
        closing = written.find('"', quote + 1)
        if closing == -1:
            return written.partition(":")
        at = written.find(":", max(closing, at))
        quote = written.find('"', closing + 1)
    return (written[:at], ":", written[at + 1 :]) if at != -1 else written.partition(":")


def _parameter(piece: str) -> list[str]:
    """The name of a parameter and its values, as vobject takes them; [] for what is none."""
    name, equals, values = piece.partition("=")
    name = name.strip().upper()
    if not _PARAMETER.fullmatch(name):
        return []
    if not equals:
        return [name]
    parted = re.findall(r'"[^"]*"|[^,"]+', values)
    plain = [_CARET.sub(lambda caret: _CARETS[caret[0]], each.strip('" ')) for each in parted]
    if name == "ENCODING":
        plain = [each.upper() for each in plain]
    return [name, *filter(None, plain)]


def _listed(part: str) -> tuple[str, ...]:
    """The texts in one part of a value."""
    found = part.split(",")
    if "\\" in part:
        escapes = len(part) - len(part.rstrip("\\"))  # vobject makes words of an open escape
        read: str | list[str] = toListOrString(part[:-1] if escapes % 2 else part)
        found = [read] if isinstance(read, str) else read
    return tuple(filter(None, map(str.strip, found)))


def _plain(value: str) -> str:
    return _ESCAPED.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], value)
