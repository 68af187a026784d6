"""The rules that come with Penned, and how a file of rules is read and checked."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from datetime import date
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import TYPE_CHECKING, Any

from penned.coach.advice import Kind, Level
from penned.coach.checks import CHECKS
from penned.coach.circumstances import FACTS
from penned.coach.example import read_example
from penned.coach.lexicon import lexicons
from penned.coach.rule import ANY, SCOPES, VALUES, Rule
from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from importlib.resources.abc import Traversable

EXCLUSIONS = "exclusions"
"""The table of a file that names lists of signs once, for every rule below it to use as “@name”."""
_KEYS = tuple(sorted({one.name for one in fields(Rule)} - {"id", "table", "exclusions"}))
_NEEDED = ("kind", "level", "message", "question", "why", "source", "as_of")
_LISTS = (
    "phrases",
    "marks",
    "patterns",
    "unless",
    "forgiven",
    "only_with",
    "holds",
    "occasions",
    "silent_on",
)
_TOP = 2  # strokes in the path of a file that is in no language's folder
_NOT_INHERITED = ("abstract", "good", "bad")


@cache
def built_in(language: str = "") -> tuple[Rule, ...]:
    """The rules that come with Penned, by file name; those of a language in its own folder last.

    With a `language`, those of other languages' folders are left out. Their phrases are read when
    a note is first looked at: that they can be is for the tests of Penned to see.
    """
    rules: list[Rule] = []
    for where, file in _files(files("penned.coach") / "rules", "coach/rules"):
        if language and where.count("/") > _TOP and f"/{language}/" not in where:
            continue
        rules += _rules(file.read_text(encoding="utf-8"), where, rules, proven=True)
    return tuple(rules)


def _files(folder: Traversable, where: str) -> Iterator[tuple[str, Traversable]]:
    entries = sorted(folder.iterdir(), key=lambda entry: (entry.is_dir(), entry.name))
    for entry in entries:
        if entry.is_dir():
            yield from _files(entry, f"{where}/{entry.name}")
        elif entry.name.endswith(".toml"):
            yield f"{where}/{entry.name}", entry


def read_rules(text: str, *, where: str, known: Iterable[Rule] = ()) -> tuple[Rule, ...]:
    """The rules of one TOML file; those in `known` may be extended, not replaced.

    Raises `BadInput` with file, line, rule and reason for the first fault.
    """
    return _rules(text, where, known, proven=False)


def _rules(text: str, where: str, known: Iterable[Rule], *, proven: bool) -> tuple[Rule, ...]:
    """The rules of a file; those that are `proven` are not tried again."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise BadInput(f"this is no TOML: {fault}", where=where) from fault
    above = {rule.id: rule for rule in known}
    exclusions: dict[str, tuple[str, ...]] = {}
    for rule in above.values():
        exclusions.update(rule.exclusions)
    for_all = {key: value for key, value in tables.items() if not isinstance(value, dict)}
    found: dict[str, Rule] = {}
    for name, table in tables.items():
        if not isinstance(table, dict):
            continue
        try:
            if name == EXCLUSIONS:
                exclusions |= {key: _value("unless", one) for key, one in table.items()}
            else:
                seen = {**above, **found}
                found[name] = _rule(name, {**for_all, **table}, seen, exclusions)
                if not proven:
                    _check_sense(found[name])
        except BadInput as fault:
            place = f"{where}, line {_line(text, name, fault.where)}"
            raise BadInput(f"rule “{name}”: {fault.what}", where=place, cure=fault.cure) from fault
    return tuple(found.values())


def _line(text: str, name: str, key: str) -> int:
    """The line of a rule's key, or of the rule's head where the key stands elsewhere."""
    head = re.search(rf"^\[\"?{re.escape(name)}\"?\]", text, re.MULTILINE)
    start = head.start() if head else 0
    rest = re.compile(rf"^(?:\[|\"?{re.escape(key or '[')}\"?[+-]?\"?\s*=)", re.MULTILINE)
    found = rest.search(text, start + 1)
    at = found.start() if found and text[found.start()] != "[" else start
    return text.count("\n", 0, at) + 1


def _rule(
    name: str,
    table: Mapping[str, Any],
    above: Mapping[str, Rule],
    exclusions: Mapping[str, tuple[str, ...]],
) -> Rule:
    if name in above:
        raise BadInput("there is a rule of this name already")
    table = _extended(table, above)
    for key in table:
        if key not in _KEYS:
            raise BadInput(f"“{key}” is no key", where=key, cure=_one_of(_KEYS))
    missing = [key for key in _NEEDED if not table.get(key)]
    if missing:
        raise BadInput(f"“{missing[0]}” is missing")
    read = {key: _value(key, value) for key, value in table.items()}
    rule = Rule(id=name, table=table, exclusions=exclusions, **read)
    _check_names(rule)
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
    **dict.fromkeys(_LISTS, (_strings, "a list of strings")),
    **dict.fromkeys(
        ("good", "bad"), (lambda value: tuple(map(read_example, value)), "a list of examples")
    ),
    **dict.fromkeys(("gentle", "abstract"), (_exactly(bool), "true or false")),
    "as_of": (_exactly(date), "a day, such as 2026-11-22"),
    "min_count": (_exactly(int), "a whole number"),
    "min_share": (_exactly(float), "a share, such as 0.5"),
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
        *(("forgiven", fact, tuple(FACTS)) for fact in rule.forgiven),
        *(("holds", fact, tuple(FACTS)) for fact in rule.holds),
        *((key, name, tuple(f"@{one}" for one in rule.exclusions)) for key, name in _named(rule)),
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
    # read now, so that a fault is told with its file and line
    _ = rule.excuses, rule.demands, [one.pattern for one in rule.seek if not one.needs]
    if not (rule.good and rule.bad):
        raise BadInput("it needs good and bad examples")


def _named(rule: Rule) -> list[tuple[str, str]]:
    """The exclusions that a rule names, with the key that names them."""
    keys = (("unless", rule.unless), ("only_with", rule.only_with))
    return [(key, one) for key, names in keys for one in names if one.startswith("@")]


def _wanted(said: str) -> list[str]:
    try:
        parts = [part for part in Formatter().parse(said) if part[1] is not None]
    except ValueError as fault:
        raise BadInput(f"“{said}” has a curly bracket too many: {fault}") from fault
    if strange := [name for _, name, form, turned in parts if form or turned]:
        raise BadInput(f"“{said}” says how to print “{strange[0]}”: only its name may stand there")
    return [name or "" for _, name, _, _ in parts]


def _one_of(known: Iterable[str]) -> str:
    return f"It is one of {', '.join(one for one in known if one)}."
