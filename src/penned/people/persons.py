"""One person's name, read from its words: title, kin, given and family name, suffix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.people import line, words
from penned.people.person import Person, together

if TYPE_CHECKING:
    from collections.abc import Callable

    from penned.people.line import Words


def read(written: Words, *, surname: Words = ()) -> Person:
    """The person of this name; `surname` is what stood before the comma of "Reyes, Ana"."""
    body, suffix = split_suffix(written)
    family, behind_family = split_suffix(surname)
    name = line.join((*surname, ",", *written) if surname else written)
    if words.is_dropped(body[0]) and any(map(words.is_title, body[1:2])):
        body = body[1:]
    if words.is_group(body) or words.is_unparted(body) or words.is_described(body):
        return Person(name)
    titles, body = _leading(body, words.is_title)
    kin_length = words.kin_length(body)
    kin, body = body[:kin_length], body[kin_length:]
    nickname = next(filter(None, map(line.unquoted, body)), "")
    body = tuple(word for word in body if not line.unquoted(word))
    if nickname and not body:
        body, nickname = tuple(nickname.split()), ""
    given, middle, found = (body[:1], body[1:], ()) if family else _parted(body, titles, kin)
    if words.is_double_given((*given, *middle[:1])):
        given, middle = (*given, *middle[:1]), middle[1:]
    return Person(
        name,
        title=" ".join(titles),
        given=" ".join(given),
        middle=" ".join(middle),
        family=" ".join(family or found),
        suffix=together(suffix, behind_family),
        kin=" ".join(kin),
        nickname=nickname,
    )


def split_suffix(written: Words) -> tuple[Words, str]:
    """`written` without what follows the name, and that: ("Tom", "Reyes"), "Jr."."""
    end = len(written)
    while end > 1 and (written[end - 1] == "," or is_suffix(written, end - 1)):
        end -= 1
    return written[:end], " ".join(word for word in written[end:] if word != ",")


def is_suffix(written: Words, place: int) -> bool:
    """Whether the word at `place` follows a name: "Jr.", "PhD", or "MA" behind a comma."""
    behind_comma = place > 0 and written[place - 1] == ","
    word = written[place]
    return words.is_generation(word) or words.is_letters(word, behind_comma=behind_comma)


def _leading(written: Words, belongs: Callable[[str], bool]) -> tuple[Words, Words]:
    """The first words that belong, and the others; at least one is left over."""
    end = 0
    while end < len(written) - 1 and belongs(written[end]):
        end += 1
    return written[:end], written[end:]


def _parted(body: Words, titles: Words, kin: Words) -> tuple[Words, Words, Words]:
    """Given, middle and family name among the words of a name in its natural order."""
    if not body:
        return (), (), ()
    if words.is_particle(body[0]) and body[0].islower():
        return (), (), body
    if len(body) == 1:
        formal = titles and not kin and not any(map(words.goes_with_given, titles))
        return ((), (), body) if formal else (body, (), ())
    if not titles and words.is_double_given(body):
        return body, (), ()
    if not kin and words.is_vietnamese(body):
        return body[-1:], body[1:-1], body[:1]
    family_at = _family_at(body, titles)
    given_end = next(
        (i for i, word in enumerate(body[:family_at]) if not words.is_initial(word)), family_at
    )
    given_end = max(given_end, 1)
    return body[:given_end], body[given_end:family_at], body[family_at:]


def _family_at(body: Words, titles: Words) -> int:
    for place in range(1, len(body) - 1):
        if words.is_particle(body[place]):
            return place
    two = len(body) > 2 and any(map(words.before_two_families, titles))
    return len(body) - (2 if two else 1)
