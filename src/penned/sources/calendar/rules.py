"""The rules by which an event is taken for a kindness, as they stand in `rules.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned.errors import BadInput
from penned.sources import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from penned.sources.phrases import Phrase

STRENGTHS = ("strong", "firm", "weak")
WEIGHTS = frozenset(
    ("strong", "firm", "weak", "not", "known", "named", "host", "mine", "inside", "office", "often")
) | {"crowd", "unanswered", "tentative", "held", "venue", "known_host", "asked"}
GIVERS = frozenset(("who", "organiser", "guests", "all"))
_KIND = frozenset(("key", "occasion", "what", "giver", "not", "as_of", "source", "weights"))


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of kindness: the phrases that tell it with their weights, and who was kind.

    `givers` are looked for in this order: "who" is named in the title, the "organiser", the
    "guests", or "all" who took part. `weights` replace those of the file.
    """

    key: str
    occasion: str
    what: str
    phrases: tuple[tuple[Phrase, float], ...]
    never: tuple[Phrase, ...]
    givers: tuple[str, ...]
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Rules:
    """All that is in the file, phrases compiled."""

    threshold: float
    crowd: int
    kinds: tuple[Kind, ...]
    never: tuple[Phrase, ...]
    weights: Mapping[str, float]
    venues: frozenset[str] = frozenset()
    no_names: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    machines: tuple[str, ...] = ()
    free_mail: frozenset[str] = field(default_factory=frozenset)


@cache
def rules() -> Rules:
    """The rules that Penned comes with."""
    text = files(__package__).joinpath("rules.toml").read_text("utf-8")
    return read(text, "rules.toml")


def read(text: str, where: str) -> Rules:
    """Read a file of rules; `BadInput` names the file, the key and the reason."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"this is no TOML: {error}", where=where) from error
    try:
        return _rules(data)
    except BadInput as fault:
        raise BadInput(fault.what, where=f"{where}, {fault.where}") from None
    except (KeyError, TypeError, AttributeError) as error:
        raise BadInput(f"a key is missing or of the wrong type: {error}", where=where) from error


def _rules(data: Mapping[str, Any]) -> Rules:
    words, weights = data["words"], data["weights"]
    _among(weights, WEIGHTS, "weights")
    lists = data["lists"]
    return Rules(
        threshold=float(data["threshold"]),
        crowd=int(data["crowd"]),
        kinds=tuple(_kind(each, words, weights) for each in data["kind"]),
        never=_phrases(data["not"], words, "not"),
        weights=weights,
        venues=frozenset(lists["venues"]),
        no_names=frozenset(lists["no_names"]),
        offices=frozenset(lists["offices"]),
        machines=tuple(lists["machines"]),
        free_mail=frozenset(lists["free_mail"]),
    )


def _kind(each: Mapping[str, Any], words: Mapping[str, str], weights: Mapping[str, float]) -> Kind:
    where = f"kind {each.get('key', '')}"
    _among(each, _KIND | set(STRENGTHS), where)
    own = each.get("weights", {})
    _among(own, WEIGHTS, where)
    _among(each["giver"], GIVERS, where)
    told = weights | own
    return Kind(
        key=each["key"],
        occasion=each["occasion"],
        what=each["what"],
        phrases=tuple(
            (phrase, told[strength])
            for strength in STRENGTHS
            for phrase in _phrases(each.get(strength, []), words, where)
        ),
        never=_phrases(each.get("not", []), words, where),
        givers=tuple(each["giver"]),
        weights=told,
    )


def _phrases(texts: list[str], words: Mapping[str, str], where: str) -> tuple[Phrase, ...]:
    made = []
    for text in texts:
        try:
            full = " ".join(_filled(token, words) for token in text.split())
            made.append(phrases.compile(full))
        except BadInput as fault:
            raise BadInput(fault.what, where=where) from None
    return tuple(made)


def _filled(token: str, words: Mapping[str, str]) -> str:
    """A token with `$meal` replaced by what `words` say for it."""
    if not token.startswith("$"):
        return token
    name = token[1:].rstrip("?,:")
    if name not in words:
        raise BadInput(f"“{token}” is not among the words")
    return words[name] + token[1 + len(name) :]


def _among(given: Any, known: frozenset[str], where: str) -> None:  # noqa: ANN401 - keys or a list
    for key in given:
        if key not in known:
            raise BadInput(f"“{key}” is not known here", where=where)
