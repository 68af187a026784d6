"""Holds a document against the schema of hand files, and names the first place that breaks it.

The schema, `hand.schema.json`, is what the format is: this reads as much of JSON Schema (draft
2020-12) as it uses, and a test sees to it that it uses no more.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Sized

    Schema = dict[str, Any]

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "number": (int, float),
    "integer": (int, float),
}
_MUST_BE = {
    "object": "a table",
    "array": "a list",
    "string": "words",
    "boolean": "true or false",
    "number": "a number",
    "integer": "a whole number",
}
_SHOWN = 24  # characters of a wrong value or key that are shown


@cache
def schema() -> Schema:
    """The schema of hand files."""
    text = (resources.files("penned.hand") / "hand.schema.json").read_text("utf-8")
    loaded: Schema = json.loads(text)
    return loaded


def check(document: object, *, closed: tuple[str, ...] = ()) -> None:
    """Raise `BadInput` with the first place in `document` that is not as the schema says.

    What lies in the tables at its keys `closed` is not looked at.
    """
    keys = schema()["properties"]
    looked_at = {key: {"type": "object"} if key in closed else rule for key, rule in keys.items()}
    _check(document, schema() | {"properties": looked_at}, "")


def place(above: str, key: str | int, *, quoted: bool = False) -> str:
    """Where something is: `characters/“a”/2`."""
    said = str(key) if len(str(key)) <= _SHOWN else f"{str(key)[:_SHOWN]}…"
    return "/".join(filter(None, (above, f"“{said}”" if quoted else said)))


def _check(value: object, rule: Schema, where: str) -> None:
    for part in (*rule.get("allOf", ()), *_referred(rule)):
        _check(value, part, where)
    if "const" in rule and (isinstance(value, bool) or value != rule["const"]):
        raise BadInput(f"it must be {rule['const']}", where=where)
    kind = rule.get("type")
    if kind:
        _check_type(value, kind, where)
    match value:
        case str():
            _check_words(value, rule, where)
        case dict():
            _check_table(value, rule, where)
        case list():
            _check_list(value, rule, where)
        case int() | float() if kind != "boolean":
            low, high = rule.get("minimum", value), rule.get("maximum", value)
            if not low <= value <= high:  # what is no number at all is caught here too
                said = place("", repr(value))
                raise BadInput(f"{said} is not a number from {low} to {high}", where=where)


def _referred(rule: Schema) -> Iterable[Schema]:
    if "$ref" in rule:
        yield schema()["$defs"][rule["$ref"].removeprefix("#/$defs/")]


def _check_type(value: object, kind: str, where: str) -> None:
    right = isinstance(value, _TYPES[kind]) and (kind == "boolean") == isinstance(value, bool)
    if kind == "integer" and isinstance(value, float):
        right = value.is_integer()
    if not right:
        raise BadInput(f"it must be {_MUST_BE[kind]}", where=where)


def _check_words(value: str, rule: Schema, where: str) -> None:
    _check_count(value, rule, "Length", where)
    if "pattern" in rule and not re.fullmatch(rule["pattern"], value):
        raise BadInput("it is empty, or has characters that cannot stand there", where=where)


def _check_table(value: dict[str, Any], rule: Schema, where: str) -> None:
    known = rule.get("properties", {})
    others = rule.get("additionalProperties", {})
    _check_count(value, rule, "Properties", where)
    for key in rule.get("required", ()):
        if key not in value:
            raise BadInput("it is missing", where=place(where, key))
    for key, each in value.items():
        there = place(where, key, quoted=key not in known and others is not False)
        if "propertyNames" in rule:
            _check(key, rule["propertyNames"], there)
        if key in known:
            _check(each, known[key], there)
        elif others is False:
            raise BadInput("no hand has this", where=there)
        else:
            _check(each, others, there)


def _check_list(value: list[Any], rule: Schema, where: str) -> None:
    _check_count(value, rule, "Items", where)
    items = rule.get("items")
    if items and not _are_whole_numbers_within(value, items):
        for index, each in enumerate(value):
            _check(each, items, place(where, index))


def _are_whole_numbers_within(value: list[Any], rule: Schema) -> bool:
    """The same answer as item by item, at once: a hand has a hundred thousand of them."""
    return (
        rule.get("type") == "integer"
        and set(map(type, value)) == {int}
        and bool(rule["minimum"] <= min(value) and max(value) <= rule["maximum"])
    )


def _check_count(value: Sized, rule: Schema, what: str, where: str) -> None:
    least, most = rule.get(f"min{what}", 0), rule.get(f"max{what}", math.inf)
    if not least <= len(value) <= most:
        limit = f"{least} at least" if len(value) < least else f"{most} at most"
        unit = {"Length": "characters", "Properties": "entries", "Items": "items"}[what]
        raise BadInput(f"its {unit} must be {limit}, not {len(value)}", where=where)
