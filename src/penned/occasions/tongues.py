"""The occasions' questions in other languages, from questions/LANGUAGE.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from penned.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

_NONE: Mapping[str, str] = MappingProxyType({})


def asked(occasion: str, language: str) -> Mapping[str, str]:
    """What this occasion asks in this language, by field, `late` and `title`; empty if nothing."""
    return _tongue(language).get(occasion, _NONE) if language in languages() else _NONE


@cache
def languages() -> tuple[str, ...]:
    """The languages, beside English, in which the occasions ask."""
    folder = files("penned.occasions") / "questions"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def _tongue(language: str) -> Mapping[str, Mapping[str, str]]:
    where = f"occasions/questions/{language}.toml"
    text = (files("penned.occasions") / "questions" / f"{language}.toml").read_text("utf-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"this is no TOML: {error}", where=where) from error
    tables = {key: table for key, table in data.items() if isinstance(table, dict)}
    for key, table in tables.items():
        for field, question in table.items():
            if not isinstance(question, str) or not question.strip():
                raise BadInput(f"“{key}.{field}” must be text", where=where)
    return tables
