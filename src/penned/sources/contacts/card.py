"""One contact card to a contact: the name in parts, addresses, and what is known besides."""

from __future__ import annotations

import base64
import binascii
import re
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING, Any

from penned.errors import BadInput
from penned.people import fields, names
from penned.people.particulars import Home, Particulars
from penned.people.person import Household, Party, together
from penned.people.spelling import fold, has_letter, lines, tidy
from penned.sources import places
from penned.sources.contacts import contact, photos
from penned.sources.contacts.contact import Contact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from penned.sources.contacts.lines import Card, Line
    from penned.sources.remarks import Remarks

_DAY = re.compile(r"(\d{4}|--)-?(\d\d)-?(\d\d)(?:T.*)?", re.ASCII)
_APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_DATA_URI = re.compile(r"data:image/[\w.+-]+(?:;[^,;]*)*,", re.IGNORECASE)
_A_YEAR = re.compile(r"\d{4}")
_SPOKEN = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)+")
_NO_YEAR = "1604"  # what Apple writes for a birthday without a year
_PLACES = ("home", "work")
_DEATH = ("DEATHDATE", "X-DEATHDATE")
OURS = "urn:penned:"
"""How a number begins that we gave to a card without one."""
_KIND = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
_THINGS = ("location", "device", "application", "thing")
_MEMBER = ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")


def read(card: Card, remarks: Remarks) -> Contact:
    """The contact on a card. Raises `BadInput` where nobody is named, or the card says too much."""
    company = _company(card)
    kind = card.text(*_KIND).lower()
    if kind in _THINGS:
        raise BadInput(f"it is the card of a {kind}, not of a person")
    party = _party(card, company)
    is_household = card.text("X-PENNED-KIND").lower() == "household"
    homes = tuple(_homes(card, remarks))
    said = chain(_said(card, company, remarks), _beside_name(card, party, remarks))
    facts = contact.known(said, card.number, remarks)
    for number, most, what in (
        (len(homes), contact.MOST_HOMES, "addresses"),
        (len(facts), contact.MOST_FACTS, "entries"),
    ):
        if number > most:
            raise BadInput(f"it has {number:,} {what}; at most {most} are read")
    for odd in contact.signs(_written(card)):
        remarks.add(odd, card.number)
    return Contact(
        row=card.number,
        party=party,
        particulars=Particulars(homes, facts, _photo(card, remarks)),
        uid=uid(card.text("UID")),
        as_of=_moment(card.text("REV")),
        is_group=kind == "group" and not is_household,
        members=tuple(uid(line.text) for line in card.all(*_MEMBER)),
        related=tuple((how, uid(line.text)) for line, how in _related(card) if _is_link(line)),
    )


def uid(text: str) -> str:
    """What an address book calls a card, the same however it is written."""
    plain = tidy(text)
    return plain[9:].lower() if plain.lower().startswith("urn:uuid:") else plain


def day(text: str) -> str:
    """A day as 1980-05-04 or --05-04; "" for what is no whole day."""
    found = _DAY.fullmatch(text.strip())
    if not found:
        return ""
    year = "" if found[1] in {"--", _NO_YEAR} else found[1]
    try:
        date(int(year or 2000), int(found[2]), int(found[3]))
    except ValueError:
        return ""
    return f"{year or '-'}-{found[2]}-{found[3]}"


def _party(card: Card, company: str) -> Party:
    party = _named(card, company)
    aside = tidy(card.text("X-PENNED-ASIDE"))
    return replace(party, aside=aside) if aside else party


def _named(card: Card, company: str) -> Party:
    parts = _names(card)
    written = contact.without_dagger(card.text("FN")) or together(
        *(parts[part] for part in ("title", "given", "middle", "family", "suffix"))
    )
    if not has_letter(written):
        written = company or tidy(card.text("NICKNAME"))
    if not has_letter(written):
        only = card.text("EMAIL", "TEL")
        raise BadInput(f"it names nobody (only {only})" if only else "it names nobody")
    party = names.parse(written)
    if isinstance(party, Household):
        return party
    if _is_company(card, written, company, parts):
        return Household(party.name)
    line = card.first("NICKNAME")
    nickname = tidy(line.texts[0]) if line and line.texts else ""
    party = contact.named(party, parts)
    same = fold(nickname) == fold(party.given)
    return party if same or not nickname else replace(party, nickname=nickname)


def _is_company(card: Card, written: str, company: str, parts: dict[str, str]) -> bool:
    if card.text("KIND").lower() == "org" or card.text("X-ABSHOWAS").upper() == "COMPANY":
        return True
    return written == company and not any(parts.values())


def _names(card: Card) -> dict[str, str]:
    """The parts of the name as N has them."""
    line = card.first("N")
    parts = [contact.without_dagger(" ".join(part)) for part in line.parts] if line else []
    order = ("family", "given", "middle", "title", "suffix")
    return dict(zip(order, [*parts, *[""] * 5], strict=False))


def _written(card: Card) -> str:
    """The name with all that stands in it."""
    line = card.first("N")
    return card.text("FN") or together(*(" ".join(part) for part in line.parts) if line else ())


def _company(card: Card) -> str:
    line = card.first("ORG")
    return tidy(" ".join(line.parts[0])) if line and line.parts else ""


def _homes(card: Card, remarks: Remarks) -> Iterator[Home]:
    for line in card.all("ADR"):
        box, extended, street, *rest = [*line.parts, *[()] * 7][:7]
        city, region, postcode, country = (tidy(", ".join(part)) for part in rest)
        lined = [text for part in (street, extended) for each in part for text in lines(each)]
        post_box = tidy(" ".join(box))
        lined += [f"PO Box {post_box}" if post_box.isdigit() else post_box] if post_box else []
        found = places.parted(lined, city=city, region=region, postcode=postcode, country=country)
        label = line.params.get("LABEL", ())
        if label and not (lined or city or postcode):
            found = places.whole(lines("\n".join(label)), country=country) or found
        if lined or city or region or postcode or label:
            yield Home(found, _place(line), *_while(line))
        else:
            remarks.add("an address names no more than a country and was left aside", card.number)
    if not card.all("ADR"):
        for line in card.all("LABEL"):
            if written := places.whole(lines(line.text)):
                yield Home(written, _place(line))


def _while(line: Line) -> tuple[date | None, date | None]:
    """From when to when an address holds, as our own cards say it."""
    since, until = (
        day(line.params.get(f"X-PENNED-{word}", ("",))[0]) for word in ("SINCE", "UNTIL")
    )
    return _date(since), _date(until)


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text and not text.startswith("-") else None


def _place(line: Line) -> str:
    found = next((place for place in _PLACES if place in line.types), "")
    return found or ("other" if "other" in line.types else "")


def _said(card: Card, company: str, remarks: Remarks) -> Iterator[tuple[str, str]]:
    """What the card says in each field, not checked yet."""
    for name, tags in _data()["one"].items():
        yield name, card.text(*tags)
    for name, tags in _data()["many"].items():
        yield from ((name, _value(line)) for line in card.all(*tags))
    for line in card.all("CATEGORIES"):
        yield from (("group", text) for text in line.texts)
    if fold(company) != fold(card.text("FN")):
        yield "company", company
    yield "pronouns", _spoken(card)
    for line, how in _related(card):
        if not _is_link(line):
            yield "kin", f"{how}: {tidy(line.text)}"
    yield from _days(card, remarks)
    for name, tag in _ours().items():
        yield from ((name, line.text) for line in card.all(tag))
    if not uid(card.text("UID")).startswith(OURS):
        yield "card", uid(card.text("UID"))


def _spoken(card: Card) -> str:
    """Pronouns that the card says where it says a gender; never what a gender may let one guess."""
    gender = card.first("GENDER")
    told = tidy(gender.text.partition(";")[2]) if gender and not card.first("PRONOUNS") else ""
    return told if _SPOKEN.fullmatch(told) else ""


def _days(card: Card, remarks: Remarks) -> Iterator[tuple[str, str]]:
    born = card.first("BDAY")
    if born:
        omitted = born.params.get("X-APPLE-OMIT-YEAR", ("",))[0]
        text = re.sub(rf"^{omitted}(?=-?\d\d)", "--", born.text) if omitted.isdigit() else born.text
        yield "birthday", day(text.replace("---", "--"))
        if not day(text.replace("---", "--")):
            remarks.add("a birthday that is no whole day was left aside", card.number)
    died = card.text(*_DEATH)
    if died:
        year = died.strip()
        yield "deceased", day(died) or (year if _A_YEAR.fullmatch(year) else "yes")


def _beside_name(card: Card, party: Party, remarks: Remarks) -> Iterator[tuple[str, str]]:
    """The death that a sign beside the name says, where no line of the card does."""
    if not card.text(*_DEATH, "X-PENNED-DECEASED"):
        yield "deceased", contact.died(_written(card), party, card.number, remarks)


def _value(line: Line) -> str:
    """The text of a line; a telephone number or an e-mail address without its scheme."""
    scheme, colon, rest = line.text.partition(":")
    if colon and scheme.lower() == "tel":
        return rest.partition(";")[0]
    return rest if colon and scheme.lower() == "mailto" else line.text


def _related(card: Card) -> Iterator[tuple[Line, str]]:
    """The lines that name a relative, each with what they are to the person on the card."""
    kin: dict[str, str] = _data()["kin"]
    for line in card.all("RELATED", "X-ABRELATEDNAMES", *kin):
        how = (
            kin.get(line.name)
            or _label(card, line)
            or next(iter(sorted(line.types - {"pref"})), "")
        )
        yield line, how or "related"


def _is_link(line: Line) -> bool:
    """Whether a relative is named by the number of another card."""
    return line.value.lower().startswith(("urn:uuid:", OURS))


def _label(card: Card, line: Line) -> str:
    """What Apple writes beside a line, in the line's group: "spouse" of _$!<Spouse>!$_."""
    labels = (each for each in card.all("X-ABLABEL") if line.group and each.group == line.group)
    label = next(labels, None)
    return _APPLE_LABEL.sub(r"\1", tidy(label.text)).lower() if label else ""


def picture(value: str) -> bytes:
    """The bytes of a picture on a card, base64 or a data URI; raises `BadInput`."""
    uri = _DATA_URI.match(value[:200].replace("\\", ""))
    plain = value.replace("\\", "")[uri.end() if uri else 0 :]
    try:
        return base64.b64decode(re.sub(r"\s", "", plain), validate=True)
    except (binascii.Error, ValueError):
        raise BadInput("the picture cannot be read") from None


def _photo(card: Card, remarks: Remarks) -> bytes:
    """The first picture that is on the card itself; none is ever fetched."""
    for line in card.all("PHOTO"):
        said = {*line.params.get("ENCODING", ()), *map(str.upper, line.types)}
        if said.isdisjoint({"B", "BASE64"}) and not _DATA_URI.match(
            line.value[:200].replace("\\", "")
        ):
            continue
        try:
            return photos.small(picture(line.value))
        except BadInput as fault:
            remarks.add(f"{fault.what}; it was left aside", card.number)
    return b""


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


@cache
def properties() -> dict[str, str]:
    """The line in which each field is written; those with a form of their own are left out."""
    told = {name: tags[0] for kind in ("one", "many") for name, tags in _data()[kind].items()}
    return {**_ours(), **told, "company": "ORG"}


@cache
def _ours() -> dict[str, str]:
    """The lines of our own, by the fields that no line of the standard says."""
    others = {*_data()["one"], *_data()["many"], "company", "group", "kin", "birthday"}
    own = (name for name in fields.fields() if name not in others)
    return {name: f"X-PENNED-{name.upper().replace('_', '-')}" for name in own}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("penned.sources.contacts").joinpath("cards.toml").read_text("utf-8"))
