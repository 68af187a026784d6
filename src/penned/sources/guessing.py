"""What each column of a list seems to hold: by the person's word, its title, or its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from penned.sources.evidence import Look, look
from penned.sources.fields import IGNORE, Field, Vocabulary, gifts, normal
from penned.sources.table import Likeness
from penned.sources.titles import likely

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from penned.sources.cells import Row

SURE = 0.75
"""From here on a column is taken for what it seems to hold; below, the person is asked."""

_BY_ITS_WORDS = 0.9  # how sure a title is that is made of a field's words
_MOST_SPELLED = 60  # columns whose titles are looked at for slips: a list has fewer
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_NAMES = ("giver", "given", "family")
_PROVED = {"email": 0.9, "address": 0.8}  # what cells prove by themselves
_SEEMS = {
    "giver": "name",
    "gift": "words",
    "thanked": "answer",
    "received": "day",
    "amount": "money",
    "value": "money",
}
_WORDED = {
    "answer": "yes and no",
    "day": "days",
    "money": "sums of money",
    "email": "e-mail addresses",
    "phone": "telephone numbers",
    "name": "names",
    "words": "words",
    "address": "addresses",
    "number": "numbers",
}


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column seems to hold: `field` or None, how `sure` that is (0 to 1), and `why`.

    `samples` are its first cells.
    """

    column: int
    title: str
    field: str | None = None
    sure: float = 0.0
    why: str = ""
    samples: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether it is taken for that without a question."""
        return self.sure >= SURE


def recognise(
    titles: Sequence[str],
    mapping: Mapping[str, str] | None = None,
    kind: Vocabulary | None = None,
) -> tuple[str | None, ...]:
    """The field of each column by its very title, or None; what the person says goes before.

    Two columns may come out with the same field: `assign` is the one that minds.
    """
    found = _titled(titles, mapping or {}, kind or gifts())
    return tuple(None if field == IGNORE else field for field in found)


def _titled(
    titles: Sequence[str], mapping: Mapping[str, str], kind: Vocabulary
) -> list[str | None]:
    """As `recognise`, with `IGNORE` where a column is known to hold nothing that is needed."""
    fields, told = kind.fields, {normal(title): field for title, field in mapping.items()}
    found: list[str | None] = [told.get(normal(title)) for title in titles]
    settled = {field for field in told.values() if field in fields and not fields[field].join}
    for at, title in enumerate(titles):
        if title and found[at] is None:
            found[at] = _sure(title, settled, kind)
    for field in fields.values():
        if field.perhaps and field.name not in found:
            likely_ones = [*found, *_open(titles, found, field, fields)]
            if _has_its_place(field, likely_ones):
                _settle_perhaps(field, titles, found)
    return found


def _open(
    titles: Sequence[str],
    found: Sequence[str | None],
    field: Field,
    fields: Mapping[str, Field],
) -> set[str]:
    """The fields beside `field` that a free column may turn out to be: “Last” beside “First”."""
    free = {
        form
        for title, held in zip(titles, found, strict=True)
        if held is None
        for form in _forms(title)
    }
    return {
        name for name in field.beside if free & (set(fields[name].perhaps) - set(field.perhaps))
    }


@lru_cache(maxsize=4096)
def _forms(title: str) -> tuple[str, ...]:
    return (normal(title), normal(_BRACKETS.sub(" ", title)))


def _sure(title: str, settled: set[str], kind: Vocabulary) -> str | None:
    named = (kind.owner.get(form) for form in _forms(title))
    return next((name for name in named if name and name not in settled), None)


def _has_its_place(field: Field, found: Sequence[str | None]) -> bool:
    beside = not field.beside or any(other in found for other in field.beside)
    return beside and not any(other in found for other in field.unless)


def _settle_perhaps(field: Field, titles: Sequence[str], found: list[str | None]) -> None:
    free = {
        form: at
        for at in reversed(range(len(titles)))
        if titles[at] and found[at] is None
        for form in _forms(titles[at])
    }
    maybe = list(dict.fromkeys(free[form] for form in field.perhaps if form in free))
    for at in maybe if field.join else maybe[:1]:
        found[at] = field.name


def likeness(
    titles: Sequence[str], mapping: Mapping[str, str], kind: Vocabulary | None = None
) -> Likeness:
    """How much these cells look like the titles of a list of this kind."""
    kind = kind or gifts()
    found = {each for each in _titled(titles, mapping, kind) if each and each != IGNORE}
    if len(titles) <= _MOST_SPELLED:
        spelled = [each for title in titles for each in likely(title, kind)[:1]]
        found |= {each.field for each in spelled if each.sure >= _BY_ITS_WORDS} - {IGNORE}
        # A slip makes a title of many a word: it counts only where it makes all of them titles.
        slips = {each.field for each in spelled if each.sure >= SURE} - {IGNORE}
        if _needed(found | slips, kind) == len(kind.needed):
            found |= slips
    return Likeness(_needed(found, kind), len(found))


def _needed(found: Collection[str], kind: Vocabulary) -> int:
    """How many of the fields that must be there are."""
    return sum(not set(any_of).isdisjoint(found) for any_of in kind.needed.values())


def is_telling(title: str, kind: Vocabulary | None = None) -> bool:
    """Whether a title by its words alone says what its column holds."""
    return any(each.sure >= _BY_ITS_WORDS for each in likely(title, kind or gifts()))


def guess(
    titles: Sequence[str],
    rows: Sequence[Row],
    mapping: Mapping[str, str] | None = None,
    kind: Vocabulary | None = None,
) -> tuple[Guess, ...]:
    """What each column seems to hold, by the person's word, its title and its cells."""
    kind = kind or gifts()
    looks = [look(rows, at) for at in range(len(titles))]
    said = {normal(title) for title in mapping or {}}
    found = _titled(titles, mapping or {}, kind)
    guesses = [
        _by_title(at, title, found[at], looks[at], kind.fields, is_told=normal(title) in said)
        for at, title in enumerate(titles)
    ]
    _by_words(guesses, looks, kind)
    _by_cells(guesses, looks, kind.fields)
    return tuple(guesses)


def _by_title(  # noqa: PLR0913 - one column, and what is known of it
    at: int,
    title: str,
    field: str | None,
    cells: Look,
    fields: Mapping[str, Field],
    *,
    is_told: bool,
) -> Guess:
    """What the very title says, unless the cells show that it cannot be."""
    bare = Guess(at, title, samples=cells.samples)
    if field is None or field not in fields:
        return replace(bare, field=field, sure=1.0) if field else bare
    denied = "" if is_told else cells.denies(fields[field])
    if denied:
        return replace(bare, why=f"it is titled like {field}, but its cells are {_WORDED[denied]}")
    return replace(
        bare, field=field, sure=1.0, why="you said so" if is_told else "its title says so"
    )


def _by_words(guesses: list[Guess], looks: Sequence[Look], kind: Vocabulary) -> None:
    """Settle free columns by the words of their titles, the likeliest first; cells may object."""
    if len(guesses) > _MOST_SPELLED:
        return
    fields = kind.fields
    offers = sorted(
        (
            (looks[at].weighed(each.sure, fields[each.field]), at, each)
            for at, one in enumerate(guesses)
            if one.field is None and one.title and not one.why
            for each in likely(one.title, kind)
            if each.field != IGNORE and not looks[at].denies(fields[each.field])
        ),
        key=lambda offer: (-offer[0], offer[1]),
    )
    offered = {each.field for sure, _, each in offers if sure >= SURE}
    for sure, at, each in offers:
        is_vague = normal(each.like) in fields[each.field].perhaps
        beside = offered if is_vague else fields[each.field].beside
        if guesses[at].field is None and _is_free(each.field, guesses, fields, beside):
            why = f"its title is like “{each.like}”"
            guesses[at] = replace(guesses[at], field=each.field, sure=sure, why=why)


def _is_free(
    name: str,
    guesses: Sequence[Guess],
    fields: Mapping[str, Field],
    offered: Collection[str] = frozenset(),
) -> bool:
    """Whether a field may still be given to a column; `offered` stand beside it already."""
    held = {guess.field for guess in guesses}
    if name == "giver" and held & set(_NAMES):
        return False
    free = fields[name].join or name not in held
    beside = [guess.field for guess in guesses] + [
        each for each in fields[name].beside if each in offered
    ]
    return free and _has_its_place(fields[name], beside)


def _by_cells(guesses: list[Guess], looks: Sequence[Look], fields: Mapping[str, Field]) -> None:
    """Settle what is still free by the cells alone: surely where they prove it, else as a guess.

    A column whose cells are not what its title says is settled by proof only.
    """
    for name, sure in _PROVED.items():
        _seem(name, name, sure, guesses, looks, fields)
    for name, kind in _SEEMS.items():
        _seem(name, kind, 0.5, guesses, looks, fields)


def _fitting(fit: tuple[float, float, int]) -> tuple[float, int]:
    share, full, at = fit
    return share * full, at


def _seem(  # noqa: PLR0913, PLR0917 - a field, the kind of its cells, and all columns
    name: str,
    kind: str,
    sure: float,
    guesses: list[Guess],
    looks: Sequence[Look],
    fields: Mapping[str, Field],
) -> None:
    if name not in fields or not _is_free(name, guesses, fields):
        return
    fit = [
        (looks[at].share((kind,)), looks[at].full, -at)
        for at, one in enumerate(guesses)
        if one.field is None and not looks[at].denies(fields[name])
        if name in _PROVED or not one.why
    ]
    # Of columns that fit alike, the fuller: what every row has is no remark.
    share, _, at = max(fit, key=_fitting, default=(0.0, 0.0, 0))
    if share >= 0.5:
        why = f"its cells look like {_WORDED[kind]}"
        guesses[-at] = replace(guesses[-at], field=name, sure=sure * share, why=why)
