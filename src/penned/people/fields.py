"""The fields in which something can be known of a party, and how a value in each is written."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from penned.errors import BadInput
from penned.people.spelling import fold, lines, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_WHERE = "people/fields.toml"
_LONGEST, _LONGEST_NOTE = 1000, 20_000  # characters
_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "oui", "si", "sim", "tak"})
_NO = frozenset({"no", "n", "false", "0", "nein", "non", "nao", "nie", "-"})
_EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]]+@(?:[^\W_](?:[\w-]*[^\W_])?\.)*[^\W_](?:[\w-]*[^\W_])?")
_PHONE_SIGNS = re.compile(r"[^\d+*#]")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
_BIRTHDAY = re.compile(r"(?:(?P<year>\d{4})|-)-?(?P<month>\d\d)-?(?P<day>\d\d)(?:T.*)?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LEAP_YEAR = 2000  # a birthday without its year may be the 29th of February


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it means, an example, and whether it holds several values side by side.

    `choices` are the only values it can have, where there are any; `title` heads it in a list.
    """

    name: str
    title: str
    means: str
    example: str
    kind: str = "line"
    many: bool = False
    choices: tuple[str, ...] = ()


@cache
def fields() -> Mapping[str, Field]:
    """Every field by its name, in the order in which they are shown."""
    text = (files("penned.people") / "fields.toml").read_text(encoding="utf-8")
    return read(tomllib.loads(text))


def read(data: Mapping[str, Any]) -> dict[str, Field]:
    """The fields that the tables of a data file describe; `BadInput` with table, key and reason."""
    return {name: _field(name, table) for name, table in data.items() if isinstance(table, dict)}


def field(name: str) -> Field:
    """The field of this name, or the nearest hint: “do not mail” is `do_not_mail`."""
    folded = fold(name).replace(" ", "_").replace("-", "_")
    folded = {"mail": "email", "e_mail": "email", "dear": "greeting"}.get(folded, folded)
    found = fields().get(folded)
    if found is None:
        known = ", ".join(fields())
        raise BadInput(f"nothing is noted under “{name}”", cure=f"One can note: {known}.")
    return found


def normal(name: str, value: str) -> str:
    """`value` as it is kept in the field `name`; "" where it says nothing.

    Raises `BadInput` where it cannot stand there.
    """
    known = field(name)
    said = "\n".join(lines(value)) if known.kind == "lines" else tidy(value)
    if not said:
        return ""
    longest = _LONGEST_NOTE if known.kind == "lines" else _LONGEST
    if len(said) > longest:
        raise BadInput(f"this {known.name} has {len(said):,} characters; {longest:,} can be kept")
    if known.choices:
        return _chosen(known, said)
    return _KINDS[known.kind](said)


def alike(name: str, value: str) -> str:
    """What values of a field share that are the same thing written twice: e-mails, telephones.

    A number is compared by its last nine digits: "+49 40 1234567" and "040 1234567" are one.
    """
    if name == "phone":
        return re.sub(r"\D", "", value)[-9:].lstrip("0")
    return value.casefold() if name in {"email", "card"} else fold(value)


def _chosen(known: Field, said: str) -> str:
    folded = fold(said)
    if folded in known.choices:
        return folded
    raise BadInput(
        f"“{said}” is no {known.name} that Penned knows",
        cure=f"It is one of: {', '.join(known.choices)}.",
    )


def _email(said: str) -> str:
    address = re.sub(r"^mailto:", "", said, flags=re.IGNORECASE).strip("<> ")
    if not _EMAIL.fullmatch(address):
        raise BadInput(f"“{said}” is not an e-mail address", cure="Write it like ana@example.org.")
    local, _, host = address.rpartition("@")
    return f"{local}@{host.lower()}"


def _phone(said: str) -> str:
    number = re.sub(r"^(?:tel|fax|phone):", "", said, flags=re.IGNORECASE).strip()
    signs = _PHONE_SIGNS.sub("", number)
    if not 3 <= sum(map(str.isdecimal, signs)) <= 20:
        raise BadInput(f"“{said}” is not a telephone number", cure="Write it like +1 503 555 0100.")
    return number


def _birthday(said: str) -> str:
    match = _BIRTHDAY.fullmatch(said)
    if match is None:
        raise BadInput(
            f"“{said}” is not a birthday", cure="Write it as 1980-05-04, or --05-04 without a year."
        )
    year, month, day = match["year"], int(match["month"]), int(match["day"])
    try:
        found = date(int(year or _LEAP_YEAR), month, day)
    except ValueError:
        raise BadInput(f"there is no such day as “{said}”") from None
    return found.isoformat() if year else f"--{found:%m-%d}"


def _language(said: str) -> str:
    if not _LANGUAGE.fullmatch(said.replace("_", "-")):
        raise BadInput(f"“{said}” is not a language", cure="Write its letters, such as “de”.")
    first, *rest = said.replace("_", "-").split("-")
    return "-".join([first.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def _words_or_yes(said: str) -> str:
    folded = fold(said)
    if folded in _NO:
        return ""
    return "yes" if folded in _YES else said


def _day_or_yes(said: str) -> str:
    word = _words_or_yes(said)
    if word in {"", "yes"}:
        return word
    try:
        return date.fromisoformat(word[:10]).isoformat()
    except ValueError:
        raise BadInput(
            f"“{said}” is not a day", cure="Write it as 2026-03-01, or “yes” where it is not known."
        ) from None


def _day_year_or_yes(said: str) -> str:
    return said if _YEAR.fullmatch(said) else _day_or_yes(said)


_KINDS: dict[str, Callable[[str], str]] = {
    "line": str,
    "lines": str,
    "email": _email,
    "phone": _phone,
    "birthday": _birthday,
    "language": _language,
    "words or yes": _words_or_yes,
    "day or yes": _day_or_yes,
    "day, year or yes": _day_year_or_yes,
}


def _field(name: str, table: Mapping[str, Any]) -> Field:
    where = f"{_WHERE}, [{name}]"
    wanted = {
        "title": str, "means": str, "example": str, "kind": str, "many": bool, "choices": list,
    }  # fmt: skip
    for key, value in table.items():
        if type(value) is not wanted.get(key):
            raise BadInput(f"“{key}” cannot be {value!r}", where=where)
    kind = table.get("kind", "line")
    if kind not in _KINDS:
        raise BadInput(f"there is no kind “{kind}”; there are {', '.join(_KINDS)}", where=where)
    if not (table.get("means") and table.get("example")):
        raise BadInput("it does not say what it means, with an example", where=where)
    return Field(
        name,
        title=table.get("title", name.replace("_", " ").capitalize()),
        means=table["means"],
        example=table["example"],
        kind=kind,
        many=table.get("many", False),
        choices=tuple(table.get("choices", ())),
    )
