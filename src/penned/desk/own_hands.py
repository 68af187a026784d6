"""One's own hands: the folder that they lie in, and what `--hand` takes: a name or a file."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from penned import catalogue
from penned.desk import files
from penned.errors import BadInput, NotFound, PennedError, Refused
from penned.hand import file
from penned.hand.hand import PRIVATE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from penned.hand.file import Label
    from penned.hand.hand import Hand

_NAME = re.compile(r"[^\W_][\w-]{0,39}")


@dataclass(frozen=True, slots=True)
class Found:
    """One's own hands by name, and what is wrong with the files that hold none."""

    hands: Mapping[str, Hand] = field(default_factory=dict)
    faults: tuple[PennedError, ...] = ()

    @property
    def labels(self) -> Mapping[str, Label]:
        """What they say of themselves."""
        return {name: file.label_of(hand) for name, hand in self.hands.items()}


def folder() -> Path:
    """Where one's own hands lie: PENNED_HANDS, or a folder in the platform's folder for data."""
    said = os.environ.get("PENNED_HANDS")
    return Path(said) if said else platformdirs.user_data_path("penned") / "hands"


def file_of(name: str) -> Path:
    """Where a hand of this name lies, or would lie; `BadInput` where it can be no name."""
    if not _is_name(name):
        raise BadInput(
            f"“{name}” cannot be the name of a hand",
            cure="A name has up to 40 small letters, digits and hyphens, such as maya-quick.",
        )
    return folder() / f"{name}{file.SUFFIX}"


def _is_name(name: str) -> bool:
    folded = unicodedata.normalize("NFC", name).lower()  # files may not tell Maya from maya
    return name == folded and _NAME.fullmatch(name) is not None


def found() -> Found:
    """All hands in one's folder; a broken file is told and never stops the rest."""
    hands: dict[str, Hand] = {}
    faults: list[PennedError] = []
    for path in _files():
        try:
            must_not_be_taken(path.stem)
            hands[path.stem] = read(file_of(path.stem))
        except PennedError as fault:
            where = fault.where or path.name
            faults.append(type(fault)(fault.what, where=where, cure=fault.cure))
    return Found(hands, tuple(faults))


def _files() -> tuple[Path, ...]:
    try:
        return tuple(sorted(folder().glob(f"*{file.SUFFIX}")))
    except OSError as fault:
        raise files.unreachable(fault, folder(), "read") from fault


def read(path: Path) -> Hand:
    """The hand in a file, whosever it is; it is called what the file is called."""
    data = files.read_bytes(path, most=file.MOST_BYTES)
    return file.read(data, name=path.stem, where=str(path))


def load(said: str) -> Hand:
    """The hand that `--hand` names: built in, one's own, a plugin's, or in a file of that path.

    A hand is one's own where one has said so here, whatever its file says; another's does not
    sign. Raises `NotFound` with the names that there are, `BadInput` for a file that is damaged,
    and `Refused` for the private hand of somebody else.
    """
    if said.endswith(file.SUFFIX) or Path(said).name != said:
        return _allowed(read(Path(said).expanduser()), said)
    if said not in catalogue.built_in_hands() and _is_name(said) and files.exists(file_of(said)):
        return read(file_of(said))
    try:
        return _anothers(catalogue.hand(said))
    except NotFound as missing:
        mine = ", ".join(path.stem for path in _files())
        cure = f"{missing.cure} Yours: {mine}." if mine else missing.cure
        raise NotFound(missing.what, cure=cure) from None


def _allowed(hand: Hand, path: str) -> Hand:
    if not is_private(hand) and not hand.origin.own:
        return hand
    if any(map(_is_like(hand), found().hands.values())):
        return hand
    if is_private(hand):
        raise Refused(
            f"{_whose(hand)}, and you have not said that it is yours",
            where=path,
            cure=f"If it is, say so once: penned hand add {path} --mine",
        )
    return _anothers(hand)


def _anothers(hand: Hand) -> Hand:
    """A hand without what only its writer may do with it."""
    if not hand.origin.own:
        return hand
    return replace(hand, origin=replace(hand.origin, own=False), signature=None)


def is_private(hand: Hand) -> bool:
    """Whether a hand is for its writer alone."""
    return hand.origin.licence == PRIVATE


def _is_like(hand: Hand) -> Callable[[Hand], bool]:
    """Whether another hand is this one, with or without its signature."""
    unsigned = file.to_bytes(replace(hand, signature=None))
    return lambda other: file.to_bytes(replace(other, signature=None)) == unsigned


def _whose(hand: Hand) -> str:
    return f"this is a private hand ({'; '.join((hand.title, *hand.origin.copyright))})"


def must_be_free(name: str, *, replace: bool = False) -> None:
    """Raise `Refused` unless a hand of one's own may be called `name`; `BadInput` if none may."""
    path = file_of(name)
    must_not_be_taken(name)
    if not replace and files.exists(path):
        raise Refused(
            f"you have a hand called “{name}” already",
            cure=f"Choose another name, or throw that one away: penned hand remove {name}. "
            "To learn more of that hand, say --add; to take a file in its place, --replace.",
        )


def must_not_be_taken(name: str) -> None:
    """Raise `Refused` where a built-in hand is called `name`."""
    if name in catalogue.built_in_hands():
        raise Refused(f"a hand that comes with Penned is called “{name}”", cure="Choose another.")


def save(hand: Hand, *, replace: bool = False) -> Path:
    """Keep a hand in one's folder under its name; what is kept has been read back.

    Raises what `must_be_free` raises, `BadInput` where the file could not be read again, and
    `Unreachable`.
    """
    must_be_free(hand.name, replace=replace)
    path = file_of(hand.name)
    _write(hand, path)
    return path


def _write(hand: Hand, path: Path) -> None:
    data = file.to_bytes(hand)
    file.read(data, name=hand.name)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # a signature is in there
    except OSError as fault:
        raise files.unreachable(fault, path.parent, "written") from fault
    files.write_all({path: data})


def add(path: Path, name: str = "", *, mine: bool = False, replaces: bool = False) -> Hand:
    """Keep a hand that came in a file, called `name` or what the file is called.

    A private hand is taken where it is one's own. Of another's hand the signature stays out.
    """
    given = read(path)
    if is_private(given) and not mine:
        raise Refused(
            _whose(given),
            where=str(path),
            cure="If it is your own, say so with --mine. Penned writes in nobody else's.",
        )
    hand = replace(
        given,
        name=name or path.stem.lower(),
        origin=replace(given.origin, own=mine),
        signature=given.signature if mine else None,
    )
    save(hand, replace=replaces)
    return hand


def export(name: str, path: Path, *, signature: bool = False) -> Hand:
    """Write a hand into a file; its signature stays at home unless it is asked for."""
    hand = load(name)
    if path.suffix != file.SUFFIX:
        raise BadInput(
            f"“{path.name}” is no name for the file of a hand",
            cure=f"End it in {file.SUFFIX}.",
        )
    given = hand if signature else replace(hand, signature=None)
    files.write_all({path: file.to_bytes(given)})
    return given


def kept_as(name: str) -> Path:
    """Where one's own hand of this name lies; `NotFound` where there is none."""
    path = file_of(name)
    if not files.exists(path):
        raise NotFound(f"you have no hand of your own called “{name}”")
    return path


def specimen_of(path: Path) -> Path:
    """Where the specimen of the hand in this file lies, unless it was wished elsewhere."""
    return path.with_suffix(".pdf")


def remove(name: str) -> Path:
    """Throw away one of one's own hands, and the specimen beside it, which may show a signature."""
    path = kept_as(name)
    try:
        path.unlink()
        specimen_of(path).unlink(missing_ok=True)
    except OSError as fault:
        raise files.unreachable(fault, path, "removed") from fault
    return path
