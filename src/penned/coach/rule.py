"""A rule of the coach: what to look for, what to say, what proves it; and how TOML says so."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from string import Formatter
from typing import TYPE_CHECKING, Any

from penned.coach.advice import Kind, Level
from penned.coach.checks import CHECKS
from penned.coach.example import Example, read_example
from penned.coach.lexicon import lexicons
from penned.coach.phrases import Sought, pattern, phrase
from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from penned.coach.lexicon import Lexicon

ANY = "any"
SCOPES = ("body", "greeting", "close", "note")
FACTS = ("thing", "specific", "near", "quoted", "capitals")
VALUES = ("phrase", "giver", "thing", "gave", "other", "other_giver", "to", "written")


@dataclass(frozen=True)
class Rule:
    """One thing that the coach notices. docs/rules.md tells what each field is for."""

    id: str
    kind: Kind
    level: Level
    message: str
    question: tuple[str, ...]
    why: str
    source: str
    as_of: date
    language: str = "en"
    gentle: bool = False
    abstract: bool = False
    scope: str = "body"
    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    check: str = ""
    unless: tuple[str, ...] = ()
    forgiven: tuple[str, ...] = ()
    min_count: int = 1
    occasions: tuple[str, ...] = ()
    good: tuple[Example, ...] = ()
    bad: tuple[Example, ...] = ()
    table: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def seek(self) -> tuple[Sought, ...]:
        """What to look for, compiled; empty for a rule that counts instead."""
        lexicon = _lexicon(self.language)
        sought = [phrase(one, lexicon) for one in self.phrases]
        return (*sought, *(pattern(one) for one in self.patterns))

    @cached_property
    def excuses(self) -> tuple[Sought, ...]:
        """What, in the same sentence, makes a find harmless."""
        return tuple(phrase(one, _lexicon(self.language)) for one in self.unless)


_KEYS = tuple(sorted({one.name for one in fields(Rule)} - {"id", "table"}))
_NEEDED = ("kind", "level", "message", "question", "why", "source", "as_of")
_NOT_INHERITED = ("abstract", "good", "bad")


@cache
def built_in() -> tuple[Rule, ...]:
    """The rules that come with Penned, by file name."""
    folder = files("penned.coach") / "rules"
    rules: list[Rule] = []
    for name in sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")):
        text = (folder / name).read_text(encoding="utf-8")
        rules += read_rules(text, where=f"coach/rules/{name}", known=rules)
    return tuple(rules)


def read_rules(text: str, *, where: str, known: Iterable[Rule] = ()) -> tuple[Rule, ...]:
    """The rules of one TOML file; those in `known` may be extended, not replaced.

    Raises `BadInput` with file, line, rule and reason for the first fault.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise BadInput(f"this is no TOML: {fault}", where=where) from fault
    for_all = {key: value for key, value in tables.items() if not isinstance(value, dict)}
    above = {rule.id: rule for rule in known}
    found: dict[str, Rule] = {}
    for name, table in tables.items():
        if isinstance(table, dict):
            try:
                found[name] = _rule(name, {**for_all, **table}, {**above, **found})
            except BadInput as fault:
                place = f"{where}, line {_line(text, name, fault.where)}"
                raise BadInput(
                    f"rule “{name}”: {fault.what}", where=place, cure=fault.cure
                ) from fault
    return tuple(found.values())


def _line(text: str, name: str, key: str) -> int:
    """The line of a rule's key, or of the rule's head where the key stands elsewhere."""
    head = re.search(rf"^\[\"?{re.escape(name)}\"?\]", text, re.MULTILINE)
    start = head.start() if head else 0
    rest = re.compile(rf"^(?:\[|\"?{re.escape(key or '[')}\"?[+-]?\"?\s*=)", re.MULTILINE)
    found = rest.search(text, start + 1)
    at = found.start() if found and text[found.start()] != "[" else start
    return text.count("\n", 0, at) + 1


def _rule(name: str, table: Mapping[str, Any], above: Mapping[str, Rule]) -> Rule:
    if name in above:
        raise BadInput("there is a rule of this name already")
    table = _extended(table, above)
    for key in table:
        if key not in _KEYS:
            raise BadInput(f"“{key}” is no key", where=key, cure=_one_of(_KEYS))
    missing = [key for key in _NEEDED if not table.get(key)]
    if missing:
        raise BadInput(f"“{missing[0]}” is missing")
    rule = Rule(id=name, table=table, **{key: _value(key, value) for key, value in table.items()})
    _check_names(rule)
    _check_sense(rule)
    return rule


def _extended(table: Mapping[str, Any], above: Mapping[str, Rule]) -> dict[str, Any]:
    """The table with what it takes over; “unless+” and “unless-” add to and take from a list."""
    own = dict(table)
    parent = own.pop("extends", None)
    if parent is None:
        return own
    if parent not in above:
        raise BadInput(f"it extends “{parent}”, which is no rule above it", where="extends")
    whole = {key: one for key, one in above[parent].table.items() if key not in _NOT_INHERITED}
    for key, value in own.items():
        have = list(whole.get(key[:-1], ()))
        if key.endswith("+"):
            whole[key[:-1]] = have + value
        elif key.endswith("-"):
            whole[key[:-1]] = [one for one in have if one not in value]
        else:
            whole[key] = value
    return whole


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise TypeError
    return tuple(value)


def _exactly(kind: type) -> Callable[[object], object]:
    def read(value: object) -> object:
        if type(value) is not kind:
            raise TypeError
        return value

    return read


_READ: Mapping[str, tuple[Callable[[Any], object], str]] = {
    "kind": (Kind, f"one of {', '.join(Kind)}"),
    "level": (Level, f"one of {', '.join(Level)}"),
    "question": (lambda value: (value,) if isinstance(value, str) else _strings(value), "strings"),
    **dict.fromkeys(
        ("phrases", "patterns", "unless", "forgiven", "occasions"), (_strings, "a list of strings")
    ),
    **dict.fromkeys(
        ("good", "bad"), (lambda value: tuple(map(read_example, value)), "a list of examples")
    ),
    **dict.fromkeys(("gentle", "abstract"), (_exactly(bool), "true or false")),
    "as_of": (_exactly(date), "a day, such as 2026-11-22"),
    "min_count": (_exactly(int), "a whole number"),
}


def _value(key: str, value: object) -> Any:  # noqa: ANN401 - each key has its own type
    read, expected = _READ.get(key, (_exactly(str), "a string"))
    try:
        return read(value)
    except BadInput as fault:
        raise BadInput(fault.what, where=key, cure=fault.cure) from fault
    except (TypeError, ValueError) as fault:
        raise BadInput(f"“{key}” is {value!r} and must be {expected}", where=key) from fault


def _check_names(rule: Rule) -> None:
    """Refuse a rule that names what the engine does not know."""
    named = [
        ("language", rule.language, (ANY, *lexicons())),
        ("scope", rule.scope, SCOPES),
        ("check", rule.check, ("", *CHECKS)),
        *(("forgiven", fact, FACTS) for fact in rule.forgiven),
        *(("message", value, VALUES) for value in _wanted(rule.message)),
        *(("question", value, VALUES) for one in rule.question for value in _wanted(one)),
    ]
    for key, value, known in named:
        if value not in known:
            raise BadInput(f"“{key}” names “{value}”", where=key, cure=_one_of(known))


def _check_sense(rule: Rule) -> None:
    """Refuse a rule that could never speak, or that nothing proves."""
    if rule.abstract:
        return
    if not (rule.check or rule.seek):
        raise BadInput("it looks for nothing", cure="Give it phrases, patterns or a check.")
    if not (rule.good and rule.bad):
        raise BadInput("it needs good and bad examples")
    if rule.excuses and not rule.seek:
        raise BadInput("“unless” excuses phrases and patterns, not a check", where="unless")


def _wanted(said: str) -> list[str]:
    try:
        return [name for _, name, _, _ in Formatter().parse(said) if name is not None]
    except ValueError as fault:
        raise BadInput(f"“{said}” has a curly bracket too many: {fault}") from fault


def _one_of(known: Iterable[str]) -> str:
    return f"It is one of {', '.join(one for one in known if one)}."


def _lexicon(language: str) -> Lexicon:
    return lexicons()["en" if language == ANY else language]
