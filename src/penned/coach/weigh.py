"""What a word by itself adds to a note: how much it tells, or what it spends in stock.

The numbers were fitted by hand on notes with a verdict (tests/corpus); what is measured there
hardly changes where any one of them is halved or doubled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from penned.coach.norms import Norm

# How much a word tells, where a spoon tells 1, and so does a word that no dictionary has.
_NUMBER, _QUALITY, _LEAST = 0.8, 0.35, 0.1
_VERB = 0.8  # of what a thing as plain to see would tell
_THIRD, _LINK = (
    0.35,
    0.25,
)  # “he”, “because”: where somebody else acts and things follow, is a story
_PLAIN, _VAGUE = 0.12, 0.05  # what is left of a word that stands in every other note
_LONGEST = 40  # letters: longer ones are no word
# How much stock it spends.
_PRAISE, _GRATITUDE, _STOCK, _SWEEPING, _WE = 1.4, 0.6, 0.6, 0.7, 0.4
_ABSTRACT = 2  # of 9: “patience”, “journey”


class Lists(Protocol):
    """The lists of a language by which its words are weighed, as in `lexicon.Lexicon`."""

    @property
    def numbers(self) -> frozenset[str]: ...  # noqa: D102 - as in Lexicon

    @property
    def third(self) -> frozenset[str]: ...  # noqa: D102 - as in Lexicon

    @property
    def links(self) -> frozenset[str]: ...  # noqa: D102 - as in Lexicon

    @property
    def sweeping(self) -> frozenset[str]: ...  # noqa: D102 - as in Lexicon

    @property
    def we(self) -> frozenset[str]: ...  # noqa: D102 - as in Lexicon

    @property
    def function(self) -> frozenset[str]: ...  # noqa: D102 - as in Lexicon

    @property
    def gratitude(self) -> frozenset[str]: ...  # noqa: D102 - as in Lexicon

    @property
    def praise(self) -> frozenset[str]: ...  # noqa: D102 - as in Lexicon

    @property
    def plain(self) -> frozenset[str]: ...  # noqa: D102 - as in Lexicon

    @property
    def vague(self) -> frozenset[str]: ...  # noqa: D102 - as in Lexicon


def told(word: str, norm: Norm | None, lexicon: Lists, *, own: bool) -> float:
    """How much a lower-case word tells, from 0 to 1."""
    if word[0].isdigit() or word in lexicon.numbers:
        return _NUMBER
    if word in lexicon.third:
        return _THIRD
    if word in lexicon.links:
        return _LINK
    if word in lexicon.function or word in lexicon.gratitude or word in lexicon.praise:
        return 0.0
    if len(word) > _LONGEST:
        return 0.0
    share = 1.0 if own else _PLAIN if word in lexicon.plain else _VAGUE
    return share * (1.0 if norm is None else _seen(norm))


def _seen(norm: Norm) -> float:
    """How well one could point at what the word means, or watch it."""
    thing = _LEAST + (1 - _LEAST) * norm.thing / 9 if norm.thing >= 0 else 0.0
    deed = _VERB * (_LEAST + (1 - _LEAST) * norm.deed / 9) if norm.deed >= 0 else 0.0
    return max(thing, deed) or _QUALITY


def spent(word: str, norm: Norm | None, lexicon: Lists) -> float:
    """How much stock a lower-case word spends: thanks, praise, what is always and everywhere."""
    if word in lexicon.praise:
        return _PRAISE
    if word in lexicon.gratitude:
        return _GRATITUDE
    if word in lexicon.sweeping:
        return _SWEEPING
    stock = _STOCK if word in lexicon.vague else 0.0
    if word in lexicon.function:
        return _WE if word in lexicon.we else 0.0
    abstract = norm is not None and norm.part == "n" and 0 <= norm.thing <= _ABSTRACT
    return stock + (_STOCK if abstract else 0.0)
