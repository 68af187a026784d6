"""Who is parted by a comma: people in a list, a family name from its given name, or nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.people import persons, words
from penned.people.line import is_bracketed
from penned.people.spelling import has_letter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from penned.people.line import Words


def parts(written: Words) -> list[Words]:
    """`written` parted at its joiners and at the commas between people."""
    return [part for item in items(written) for part in _at(item, list(map(words.joins, item)))]


def items(written: Words) -> list[Words]:
    """`written` parted at the commas between people."""
    return _at(written, [parting(written, place) for place in range(len(written))])


def is_list(written: Words) -> bool:
    """Whether a comma in `written` parts people."""
    return any(parting(written, place) for place in range(len(written)))


def parting(written: Words, place: int) -> bool:
    """Whether a comma at `place` parts people; the one before "Jr." or "Ltd" does not."""
    if written[place] != ",":
        return False
    if place + 1 == len(written):
        return True
    return not (persons.is_suffix(written, place + 1) or words.is_legal(written[place + 1]))


def family_first(written: Words, *, in_list: bool) -> tuple[Words, Words]:
    """Part "Reyes, Ana" in family name and what is behind it; () and all where it is no such name.

    One comma alone makes a name family first, if one word stands before it ("Reyes, Ana"), or a
    particle or hyphen shows a longer family name ("de la Cruz, José María"), and behind it one
    given name, or titles only ("Lee, Mr. and Mrs."). Outside a list two words before one ("García
    Márquez, Gabriel") and one before two ("Reyes, Ana Beth") are such names, too. In a list they
    are two people: one taken for two asks for a note too many, two for one forgets somebody.
    """
    commas = [place for place in range(len(written)) if parting(written, place)]
    if len(commas) != 1:
        return (), written
    before, behind = written[: commas[0]], written[commas[0] + 1 :]
    if not behind or not _is_surname(before):
        return (), written
    plain = persons.split_suffix(before)[0]
    most = 2 if _is_compound(plain) else (1 if len(plain) == 1 else 0) + (not in_list)
    return (before, behind) if _is_given(behind, most) else ((), written)


def separate(written: Words) -> list[Words]:
    """The parties of a list with commas, each with its own note; one where it is one household.

    The last "and" of a list is the list's own, unless it holds a couple together ("Priya Shah, Ana
    & Tom Reyes"). A family name written once ("Ana, Tom and Lily Reyes") and company without names
    ("Ana, Tom and the kids") make one household of the whole list.
    """
    *others, last = items(written)
    pair = parts(last)
    if len(pair) <= 1:
        return [*others, last]
    single = all(len(_unbracketed(other)) == 1 for other in others)
    if single and (words.with_others(pair[-1]) or _names_all(_unbracketed(pair[-1]))):
        return [written]
    return [*others, last] if _is_couple(pair, others) else [*others, *pair]


def _unbracketed(part: Iterable[str]) -> Words:
    return tuple(word for word in part if not is_bracketed(word))


def _names_all(last: Words) -> bool:
    return len(last) == 2 and bool(persons.read(last).family)


def _is_couple(pair: list[Words], others: list[Words]) -> bool:
    first, second = map(_unbracketed, (pair[0], pair[-1]))
    if words.are_titles(first) or words.with_others(second):
        return True
    full = all(len(_unbracketed(other)) > 1 for other in others)
    return full and len(first) == 1 and len(second) > 1 and not words.kin_length(first)


def _is_surname(before: Words) -> bool:
    plain = persons.split_suffix(before)[0]
    if not plain or any(map(words.joins, plain)) or words.is_group(plain):
        return False
    addressed = words.kin_length(plain) or words.is_title(plain[0])
    return not addressed and (len(plain) <= 2 or _is_compound(plain))


def _is_compound(before: Words) -> bool:
    return words.is_particle(before[0]) or (len(before) == 1 and "-" in before[0])


def _is_given(behind: Words, most: int) -> bool:
    if words.kin_length(behind) or words.is_group(behind) or words.with_others(behind):
        return False
    if any(map(words.joins, behind)):
        return most > 0 and words.is_title(behind[0]) and not words.with_others(parts(behind)[-1])
    person = persons.read(behind)
    names = [person.given, *person.middle.split(), *person.family.split()]
    return sum(bool(name) and not words.is_initial(name) for name in names) <= most


def _at(written: Words, cuts: list[bool]) -> list[Words]:
    found: list[list[str]] = [[]]
    for word, cut in zip(written, cuts, strict=True):
        if cut:
            found.append([])
        else:
            found[-1].append(word)
    return [tuple(part) for part in found if any(map(has_letter, _unbracketed(part)))]
