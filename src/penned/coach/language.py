"""Which language a note is in, and what a rule says in it."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned.coach.lexicon import fold, lexicons
from penned.coach.norms import norm_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from penned.coach.lexicon import Lexicon

ENGLISH = "en"
_TELLING = 0.15  # share of the words that have to tell: a note in a language has twice as many
_PLENTY = 0.2  # below, a tongue that shares words with a dialect of English may be one
_AHEAD = 1.25  # how many more words have to tell of it than of the next
_FEW = 8  # different words: fewer may well lack those that tell
_HARDLY = 0.08  # of English in a note that tells of nothing else: a child's spelling, dialect
_SURE = 0.5  # of 1: below, lingua guesses
_HALF = 0.5  # of the words are English ones: dialect, or a list
_CHANCE = 3  # letters: a word as short as this is a word in many languages
_LAST_LATIN_LETTER = "\u024f"


def lexicon_of(text: str, words: Sequence[str], language: str = "") -> Lexicon | None:
    """The words of the language that a text is in; None where it is none that the coach reads.

    `words` are the text's, folded. A `language` that is given, such as “de” or “de-AT”, is not
    doubted.
    """
    code = language[:2].lower() if language else recognised(text, words)
    return lexicons().get(code)


def recognised(text: str, words: Sequence[str]) -> str:
    """The code of a text's language, “” where it is none that the coach reads or nobody's words.

    Its telling words decide; where they do not, lingua does if it is installed (the extra
    `languages`); then a few words are English, and so is what tells of nothing else.
    """
    if not words or _is_in_another_script(text, words):
        return ""
    (code, told), (_, told_next) = [*_ranked(_votes(words)), ("", 0.0), ("", 0.0)][:2]
    share, few = told / len(words), len(set(words)) < _FEW
    if _is_english(code, share, words, few=few):
        return ENGLISH
    if few or (share >= _TELLING and told >= _AHEAD * told_next):
        return _read(code)
    guess = _lingua()
    if guess is None:
        return _read(code) if share >= _TELLING else ""
    return _read(guess(text))


def _is_in_another_script(text: str, words: Sequence[str]) -> bool:
    """Whether most of the words have letters that are not Latin."""
    if text.isascii():
        return False
    return 2 * sum(max(word) > _LAST_LATIN_LETTER for word in words) > len(words)


def _is_english(code: str, share: float, words: Sequence[str], *, few: bool) -> bool:
    """Whether words of which this share tells of the language `code` are English after all."""
    if code in ("", ENGLISH):
        return few or share >= _HARDLY or _is_in_the_norms(words)
    return share < _PLENTY and _is_in_the_norms(words)


def _votes(words: Sequence[str]) -> dict[str, float]:
    """How many words tell of each language; one that tells of several is shared among them."""
    votes: defaultdict[str, float] = defaultdict(float)
    tells = _tells()
    for codes, times in Counter(tells.get(word, ()) for word in words).items():
        for code in codes:
            votes[code] += times / len(codes)
    return votes


def _ranked(votes: Mapping[str, float]) -> list[tuple[str, float]]:
    """The languages by their votes; of equals English comes first, then what the coach reads."""
    return sorted(
        votes.items(),
        key=lambda one: (-round(one[1], 3), one[0] != ENGLISH, one[0] not in lexicons()),
    )


def _is_in_the_norms(words: Sequence[str]) -> bool:
    """Whether half of the words are English, though none of them tells."""
    english, different = lexicons()[ENGLISH], frozenset(words)
    known = sum(
        word in english.stock or (len(word) > _CHANCE and norm_of(word) is not None)
        for word in different
    )
    return known >= _HALF * len(different)


def _read(code: str) -> str:
    return code if code in lexicons() else ""


@cache
def _tells() -> Mapping[str, tuple[str, ...]]:
    """Of which languages a folded word tells."""
    text = (files("penned.coach") / "tongues.toml").read_text(encoding="utf-8")
    tongues = {
        code: map(fold, words.split()) for code, words in tomllib.loads(text)["tells"].items()
    }
    told: dict[str, list[str]] = {}
    read = {code: one.tells | one.function for code, one in lexicons().items()}
    for code, words in (*tongues.items(), *read.items()):
        for word in set(words):
            told.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in told.items()}


@cache
def _lingua() -> Callable[[str], str] | None:
    """What asks lingua for a language's code, “” where it is not sure; None where not installed.

    In its quick mode, which loads in a tenth of a second: a note has words enough for it.
    """
    try:
        lingua: Any = import_module("lingua")
    except ImportError:
        return None
    names = (
        "ENGLISH GERMAN SPANISH FRENCH DUTCH ITALIAN PORTUGUESE SWEDISH DANISH POLISH TURKISH CZECH"
    )
    known = [getattr(lingua.Language, name) for name in names.split()]
    builder = lingua.LanguageDetectorBuilder.from_languages(*known)
    detector = builder.with_low_accuracy_mode().build()

    def guess(text: str) -> str:
        best = detector.compute_language_confidence_values(text)[0]
        return str(best.language.iso_code_639_1.name).lower() if best.value >= _SURE else ""

    return guess


def said(sentence: str, language: str) -> str:
    """What a rule of any language says, in the note's; in English where it is not translated."""
    return _sayings(language).get(sentence, sentence) if language != ENGLISH else sentence


@cache
def _sayings(language: str) -> Mapping[str, str]:
    folder = files("penned.coach") / "sayings"
    file = folder / f"{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))["said"] if file.is_file() else {}
