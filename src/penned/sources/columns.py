"""Which column of a list holds what, settled; what nobody can know is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.errors import BadInput, Refused
from penned.sources import layout
from penned.sources.fields import IGNORE, Field, Vocabulary, gifts, known, normal, read_fields
from penned.sources.guessing import SURE, Guess, guess, is_telling, likeness, recognise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from penned.sources.cells import Row

__all__ = [
    "IGNORE",
    "SURE",
    "ColumnsNeeded",
    "Field",
    "Guess",
    "assign",
    "check",
    "guess",
    "is_telling",
    "known",
    "likeness",
    "normal",
    "read_fields",
    "recognise",
]


class ColumnsNeeded(Refused):
    """Nobody can know from the list alone what a column holds: a question for the person.

    `guesses` are all columns, `asked` those to settle; an answer is a mapping of titles to fields.
    """

    def __init__(
        self,
        what: str,
        guesses: Sequence[Guess],
        asked: Sequence[Guess],
        *,
        where: str = "",
        cure: str = "",
    ) -> None:
        self.guesses = tuple(guesses)
        self.asked = tuple(asked)
        super().__init__(what, where=where, cure=cure)


def assign(
    titles: Sequence[str],
    mapping: Mapping[str, str],
    rows: Sequence[Row] = (),
    *,
    where: str,
    kind: Vocabulary | None = None,
) -> tuple[str | None, ...]:
    """The field of each column, settled; `kind` is a gift list unless it is said.

    Raises `BadInput` for a mapping to no field or of no column, and `ColumnsNeeded`, naming the
    columns and how to say which is which, where nobody can know what holds the giver or the gift,
    or where two columns hold what only one can.
    """
    kind = kind or gifts()
    check(titles, mapping, kind.fields, where=where)
    guesses = guess(titles, rows, mapping, kind)
    fields = tuple(one.field if one.is_sure and one.field != IGNORE else None for one in guesses)
    question = _Question(titles, guesses, kind, where)
    try:
        layout.strands(titles, fields, rows, kind.fields)
    except layout.Clash as clash:
        raise question.both(clash, mapping) from None
    for name, any_of in kind.needed.items():
        if not set(any_of) & set(fields):
            raise question.missing(name)
    if doubtful := [one for one in question.asked if not one.why.startswith("its cells")]:
        raise question.doubtful(doubtful[0])
    return fields


def check(
    titles: Sequence[str], mapping: Mapping[str, str], fields: Mapping[str, Field], *, where: str
) -> None:
    """Raise `BadInput` for a mapping to no field, or of a column that is not there."""
    there = set(map(normal, titles))
    names = (*(name for name in fields if name != IGNORE), IGNORE)
    for title, name in mapping.items():
        if name not in names:
            raise BadInput(
                f"“{name}” is no field",
                cure=f"The fields are {', '.join(names[:-1])} and {IGNORE}.",
            )
        if normal(title) not in there:
            raise BadInput(f"there is no column “{title}” ({_columns(titles)})", where=where)


class _Question:
    """What is asked about the columns of one list."""

    def __init__(
        self, titles: Sequence[str], guesses: Sequence[Guess], kind: Vocabulary, where: str
    ) -> None:
        self._titles, self._guesses, self._kind, self._where = titles, guesses, kind, where
        taken = {one.field for one in guesses if one.is_sure}
        self.asked = tuple(
            one
            for one in guesses
            if one.field in {*kind.needed, "thanked"} and not one.is_sure and one.field not in taken
        )

    def missing(self, name: str) -> ColumnsNeeded:
        """No column holds what must be there."""
        guessed = next((one for one in self.asked if one.field == name), None)
        perhaps = f"; “{guessed.title}” may: {guessed.why}" if guessed else ""
        column = guessed.title if guessed else "Column"
        return self._needed(
            f"no column says {self._means(name)} ({_columns(self._titles)}){perhaps}",
            f'Say which one it is with --map "{column}={name}".',
            self.asked,
        )

    def doubtful(self, one: Guess) -> ColumnsNeeded:
        """A column may hold what must not be guessed."""
        name = str(one.field)
        return self._needed(
            f"“{one.title}” may say {self._means(name)}: {one.why}",
            f'Say so with --map "{one.title}={name}", or leave it out with '
            f'--map "{one.title}={IGNORE}".',
            self.asked,
        )

    def both(self, clash: layout.Clash, mapping: Mapping[str, str]) -> Refused | BadInput:
        """Two columns seem to hold what only one can; it is a mistake where the person said so."""
        name, asked = clash.field, [self._guesses[at] for at in clash.columns]
        listed = " and ".join(f"“{one.title}”" for one in asked)
        what = f"{listed} both seem to say {self._means(name)}, and only one column can"
        cure = (
            f'Say which one it is with --map "{asked[0].title}={name}"; leave one out with '
            f'--map "{asked[-1].title}={IGNORE}".'
        )
        if sum(field == name for field in mapping.values()) > 1:
            return BadInput(what, where=self._where, cure=cure)
        return self._needed(what, cure, asked)

    def _means(self, name: str) -> str:
        return self._kind.fields[name].means

    def _needed(self, what: str, cure: str, asked: Sequence[Guess]) -> ColumnsNeeded:
        return ColumnsNeeded(what, self._guesses, asked, where=self._where, cure=cure)


def _columns(titles: Sequence[str]) -> str:
    return "the columns are " + ", ".join(f"“{title}”" for title in titles if title)
