"""Whether every name, number, time and thing of a draft is in the moment or the writer's own.

Each claim that the moment does not bear out is weighed: how concrete, how rare, how far from all
that was noted, whose it is said to be. The weights were fitted on the notes of tests/corpus by
tools/facts.py and are kept in weights.toml.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from penned.coach.facts.borne_out import is_borne_out, likest, whose
from penned.coach.facts.claims import Claim, Sort, claims
from penned.coach.facts.evidence import Evidence, evidence
from penned.coach.facts.modes import ASKED, ASSERTED, LIKENED, NEGATED, PROMISED, UNREAL
from penned.coach.facts.wording import wordings
from penned.coach.kindred import kindred
from penned.coach.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from penned.coach.facts.wording import Wording
    from penned.coach.reading import Reading, Sentence
    from penned.moments import Moment

_FAR = 0.42  # of two codes: of no like use
_NOT_MEANT = LIKENED | ASKED | PROMISED
_MODES = {UNREAL: "unreal", NEGATED: "denied"}
_LOOSE = (Sort.THING, Sort.LOOK, Sort.HOURS)
_ABSTRACT = frozenset({3, 7, 9, 10, 12, 16, 24, 26})
_LIVING = frozenset({5, 20})
"""WordNet's classes of nouns (lexnames(5WN)): what one cannot point at; animals and plants."""


class Doubt(NamedTuple):
    """A claim that nothing noted bears out, how doubtful it is, and what was noted in its stead."""

    claim: Claim
    noted: str
    weight: float


def unsupported(
    text: str, moment: Moment, to: tuple[str, ...] = (), occasion: str = ""
) -> tuple[tuple[int, int, str], ...]:
    """Where `text` says what the moment does not tell, as (start, end, sort of fact): strictly.

    It is meant for words that are not the writer's own, such as a question of an outside model:
    what is wished, planned, asked or likened counts as well as what is asserted, and nothing is
    forgiven as the speaker's own matter. Text in an unknown language is read as English.
    """
    reading = read(text)
    wording = _wording(reading) or wordings()["en"]
    told = evidence(moment, to, occasion or moment.occasion, wording.language)
    return tuple(
        (claim.start, claim.end, str(claim.sort))
        for sentence in reading.sentences
        for claim in claims(sentence, reading.text, wording)
        if _is_doubtful(claim, told, wording)
    )


def _is_doubtful(claim: Claim, told: Evidence, wording: Wording) -> bool:
    """Whether a claim is doubtful by itself, whoever makes it and in whatever mode."""
    found = _features(claim._replace(mode=ASSERTED, strict=True), told, wording)
    return bool(found) and weigh(found) > 0


def doubts(
    reading: Reading, moment: Moment, to: tuple[str, ...], occasion: str
) -> tuple[Doubt, ...]:
    """The claims of a note that the moment does not bear out, in order."""
    wording = _wording(reading)
    if wording is None or not moment.told:
        return ()
    told = evidence(moment, to, occasion, wording.language)
    claimed = [(one, list(claims(one, reading.text, wording))) for one in reading.sentences]
    unsaid = [
        noted
        for noted in told.told
        if noted.sort not in _LOOSE
        and not any(_agree(noted, claim, wording) for _, some in claimed for claim in some)
    ]
    found = [
        Doubt(claim, _instead(claim, sentence, unsaid, told, wording), weigh(one))
        for sentence, some in claimed
        for claim, one in zip(some, features(some, sentence, reading, told), strict=True)
        if one
    ]
    return tuple(one for one in found if one.noted or one.weight > 0)


def _wording(reading: Reading) -> Wording | None:
    return wordings().get(reading.lexicon.language) if reading.lexicon else None


def _instead(
    claim: Claim, sentence: Sentence, unsaid: Sequence[Claim], told: Evidence, wording: Wording
) -> str:
    """What was noted where the draft says something else of the same kindness; "" for nothing.

    The draft has to say it in a sentence that tells of the kindness, and what was noted nowhere.
    """
    if claim.mode != ASSERTED or claim.sort in _LOOSE:
        return ""
    noted = next((one.said for one in unsaid if _in_the_same_role(one, claim, wording)), "")
    unit = wording.stem(claim.unit)
    about = (word.stem for word in sentence.words if word.own and word.stem != unit)
    return noted if noted and not told.stems.isdisjoint(about) else ""


def _in_the_same_role(one: Claim, other: Claim, wording: Wording) -> bool:
    if one.sort is not other.sort:
        return False
    match one.sort:
        case Sort.CLOCK | Sort.WEEKDAY | Sort.MONTH:
            return True
        case Sort.NUMBER:
            return bool(one.unit) and wording.stem(one.unit) == wording.stem(other.unit)
        case Sort.NAME:
            return one.before == other.before and one.before in wording.sets["whereabouts"]
        case _:
            return False


def _agree(one: Claim, other: Claim, wording: Wording) -> bool:
    """Whether two claims say the same, as far as calendar, numbers and names go."""
    if one.sort is Sort.NAME or other.sort is Sort.NAME:
        return not set(map(wording.stem, one.words)).isdisjoint(map(wording.stem, other.words))
    return one.value == other.value


def weigh(found: Mapping[str, float]) -> float:
    """How doubtful a claim with these features is; above 0 the coach asks."""
    weights = _weights()
    return sum(weights.get(name, 0.0) * value for name, value in found.items())


@cache
def _weights() -> dict[str, float]:
    text = (files("penned.coach.facts") / "weights.toml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in tomllib.loads(text)["weights"].items()}


def features(
    some: Sequence[Claim], sentence: Sentence, reading: Reading, told: Evidence
) -> list[dict[str, float]]:
    """What speaks for and against being invented, for each claim of one sentence.

    Nothing for a claim that is borne out. Who makes up one thing makes up two: what else the
    sentence claims counts as well, and how much of it was noted. The first sentence speaks of the
    gift as a rule.
    """
    wording = wordings()[told.language]
    found = [_features(claim, told, wording) for claim in some]
    open_claims = sum(map(bool, found))
    if not open_claims:
        return found
    retold = sum(word.stem in told.stems for word in sentence.words if word.own)
    named = sum("name" in one or "number" in one for one in found)
    for one in found:
        if one:
            one["others open"] = min(open_claims - 1, 3) / 3
            one["borne out"] = retold / (retold + open_claims)
            one["a name beside"] = float(named > ("name" in one or "number" in one))
            one["first sentence"] = float(sentence is reading.sentences[0])
            one["last sentence"] = float(sentence is reading.sentences[-1])
    return found


def _features(claim: Claim, told: Evidence, wording: Wording) -> dict[str, float]:
    sort, mode = claim.sort, claim.mode
    if sort in _LOOSE and mode & _NOT_MEANT:
        return {}
    if (sort is Sort.NUMBER and mode & PROMISED) or is_borne_out(claim, told, wording):
        return {}
    found = {"any": 1.0, str(sort): 1.0}
    meant = "thing" if sort in _LOOSE else "fact"
    found |= {f"{meant}, {name}": 1.0 for one, name in _MODES.items() if mode & one}
    match sort:
        case Sort.THING:
            found |= _of_a_thing(claim, told, wording)
        case Sort.NUMBER:
            found["few"] = float(claim.value in (2, 3))
        case Sort.HOURS:
            found["any hours"] = float(not told.calendar[Sort.HOURS])
        case Sort.KIN:
            found[f"kin, {whose(claim.owner, wording)}"] = 1.0
    return found


def _of_a_thing(claim: Claim, told: Evidence, wording: Wording) -> dict[str, float]:
    said = claim.words[0]
    number = wording.base(said)
    found: dict[str, float] = {
        f"thing, {whose(claim.owner, wording)}": 1.0,
        "commonplace": float(said in wording.sets["commonplace"]),
        "stock": float(not wording.lexicon.is_own(said)),
        "praised": float(claim.praised),
        "acting": float(claim.acting),
    }
    if number is None:
        return {**found, "unknown": 1.0}
    found |= _of_a_known_word(number, told)
    found["a virtue"] = found["abstract"] * found.get("thing, yours", 0.0)
    return found


def _of_a_known_word(number: int, told: Evidence) -> Iterator[tuple[str, float]]:
    words = kindred()
    yield "abstract", float(words.kind(number) in _ABSTRACT)
    yield "living", float(words.kind(number) in _LIVING)
    yield "rare", words.rarity(number) / 50 - 2
    yield "close", max(0.0, _FAR - likest(number, told)) * 10
    yield "explains", float(number in told.explained or number in told.wider)
    yield "a verb too", float(words.share(number)[1] > 0)
