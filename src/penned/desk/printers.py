"""The person's printers: by how much each misses and how it takes envelopes, kept in one file."""

from __future__ import annotations

import json
import os
import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import platformdirs

from penned.desk import files
from penned.errors import BadInput, NotFound
from penned.page import sheet as sheets
from penned.press import feed
from penned.press.feed import Feed, Shift
from penned.press.imposition import Flip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NAME = re.compile(r"[^\W_][\w.-]{0,39}")
_BARE = re.compile(r"[A-Za-z0-9_-]+")  # what TOML takes for a key without quotation marks
_FURTHEST = 20.0  # mm: a printer that misses by more has another sheet in it
_WIDEST_MARGIN = 25.0
_HEAD = "# The printers that Penned knows. Change it here, or with: penned printer set NAME\n"


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer, by a name of the person's own.

    `queue` is what the system calls it, the same name where it is "". Shifts are how far a print
    has to move, in mm to the right and down, on fronts and backs as the sheet lies upright in the
    printer, and on envelopes as one reads them. `sheet` is what lies
    in it ("" for what the sender's country writes on), `margin` what it leaves white in mm, `flip`
    the edge over which it turns a sheet. Of an envelope `leads` is the edge that goes in first,
    `lies` and `face` are as `press.Feed` has them, `envelope_on` is the sheet that the printer
    believes to print on, "" where it knows envelopes.
    """

    name: str
    queue: str = ""
    sheet: str = ""
    margin: float = 4.23
    flip: Flip = "long"
    shift: Shift = feed.STRAIGHT
    back_shift: Shift = feed.STRAIGHT
    envelope_shift: Shift = feed.STRAIGHT
    leads: feed.Edge = "top"
    lies: feed.Lies = "centre"
    face: feed.Face = "up"
    envelope_on: str = ""

    @property
    def called(self) -> str:
        """What the system calls it."""
        return self.queue or self.name

    @property
    def feed(self) -> Feed:
        """How an envelope goes in."""
        on = sheets.sheet(self.envelope_on) if self.envelope_on else None
        return Feed(self.leads, self.lies, self.face, on)


def file() -> Path:
    """Where they are kept: PENNED_PRINTERS, or in the platform's folder for data."""
    said = os.environ.get("PENNED_PRINTERS")
    return Path(said) if said else platformdirs.user_data_path("penned") / "printers.toml"


def printers() -> dict[str, Printer]:
    """All that the person has told of, by name; `BadInput` for a mistake in the file."""
    path = file()
    if not files.exists(path):
        return {}
    try:
        text = files.read_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput("this is not UTF-8 text", where=str(path)) from None
    return read(text, where=str(path))


def find(name: str) -> Printer:
    """The printer of this name; `NotFound` says which there are."""
    known = printers()
    if name in known:
        return known[name]
    cure = f"There are {', '.join(known)}." if known else f"Tell of it: penned printer set {name}"
    raise NotFound(f"there is no printer called “{name}”", cure=cure)


def tell(name: str, said: Mapping[str, object]) -> Printer:
    """Keep what was said of a printer, known or new; the rest stays as it was.

    `said` has the names of the fields of `Printer`. Raises `BadInput` for what makes no sense.
    """
    if not _NAME.fullmatch(name):
        raise BadInput(
            f"“{name}” cannot be the name of a printer",
            cure="A name has up to 40 letters, digits, dots and hyphens, such as office.",
        )
    known = printers()
    before = _entry(known[name]) if name in known else {}
    told = _printer(name, before | {key: _plain(value) for key, value in said.items()})
    _keep(known | {name: told})
    return told


def must_suit(key: str, value: object) -> None:
    """Raise `BadInput` or `NotFound` where this cannot be what a printer has as `key`."""
    _READ[key](_plain(value))


def forget(name: str) -> None:
    """Forget a printer; `NotFound` where there is none."""
    find(name)
    _keep({each: printer for each, printer in printers().items() if each != name})


def read(text: str, *, where: str) -> dict[str, Printer]:
    """The printers that a TOML file tells of; `BadInput` names the file, printer and reason."""
    try:
        entries = tomllib.loads(text)
        return {name: _printer(name, entry) for name, entry in entries.items()}
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"this is not TOML: {error}", where=where) from error
    except BadInput as error:
        raise BadInput(error.what, where=where, cure=error.cure) from error


def _printer(name: str, entry: object) -> Printer:
    if not isinstance(entry, dict):
        raise BadInput(f"{name}: a printer is a table, such as [{name}]")
    said: dict[str, Any] = {}
    for key, value in entry.items():
        if key not in _READ:
            raise BadInput(f"{name}.{key}: no printer has this", cure=f"It has {', '.join(_READ)}.")
        try:
            said[key] = _READ[key](value)
        except (BadInput, NotFound) as error:
            raise BadInput(f"{name}.{key}: {error.what}", cure=error.cure) from None
    return Printer(name, **said)


def _keep(known: Mapping[str, Printer]) -> None:
    tables = [
        f"[{name if _BARE.fullmatch(name) else _toml(name)}]\n"
        + "".join(f"{key} = {_toml(value)}\n" for key, value in _entry(printer).items())
        for name, printer in sorted(known.items())
    ]
    files.write_all({file(): "\n".join([_HEAD, *tables]).encode()})


def _entry(printer: Printer) -> dict[str, object]:
    """What was said of it: all that is not as usual."""
    usual = Printer(printer.name)
    return {
        field.name: _plain(value)
        for field in fields(printer)
        if field.name != "name"
        and (value := getattr(printer, field.name)) != getattr(usual, field.name)
    }


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _toml(value: object) -> str:
    """Words as JSON writes them, which TOML reads; numbers, and pairs of them."""
    return json.dumps(value, ensure_ascii=False)


def _one_of(words: tuple[str, ...]) -> Callable[[object], str]:
    def parse(value: object) -> str:
        if value not in words:
            raise BadInput(f"“{value}” is none of {', '.join(words)}")
        return str(value)

    return parse


def _words(value: object) -> str:
    if isinstance(value, str) and value.isprintable():
        return value
    raise BadInput(f"{value!r} is not a name")


def _sheet(value: object) -> str:
    return sheets.sheet(value).name if isinstance(value, str) and value else ""


def _margin(value: object) -> float:
    if _is_number(value) and 0 <= float(str(value)) <= _WIDEST_MARGIN:
        return float(str(value))
    raise BadInput(f"{value!r} is no margin", cure=f"Say it in mm, up to {_WIDEST_MARGIN:g}.")


def _shift(value: object) -> Shift:
    numbers = value if isinstance(value, list) else []
    if len(numbers) != 2 or not all(
        _is_number(n) and -_FURTHEST <= n <= _FURTHEST for n in numbers
    ):
        raise BadInput(
            f"{value} is no correction",
            cure=f"Say two numbers, in mm to the right and down, up to {_FURTHEST:g}.",
        )
    return Shift(*map(float, numbers))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


_READ: dict[str, Callable[[object], object]] = {
    "queue": _words,
    "sheet": _sheet,
    "margin": _margin,
    "flip": _one_of(get_args(Flip)),
    "shift": _shift,
    "back_shift": _shift,
    "envelope_shift": _shift,
    "leads": _one_of(get_args(feed.Edge)),
    "lies": _one_of(get_args(feed.Lies)),
    "face": _one_of(get_args(feed.Face)),
    "envelope_on": _sheet,
}
