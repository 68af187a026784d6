"""An export of Monica 4 in JSON: people, what is known of them, gifts received, the journal.

The form is that of app/ExportResources in Monica 4 (monicahq/monica), version 1.0-preview.1.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from penned.errors import BadInput
from penned.moments import Moment
from penned.people import fields, names
from penned.people.address import Address
from penned.people.particulars import Fact, Home, Particulars
from penned.people.person import Person, together
from penned.people.spelling import has_letter, lines, tidy
from penned.sources import entries, json_file, places
from penned.sources.journals import entry
from penned.told import Fault, Reading, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KIND = "monica"
VERSIONS = ("1.0-preview.1",)
MOST_CONTACTS = 50_000

_ASIDE = {
    "idea": ("gift idea", "gift ideas"),
    "offered": ("gift that you gave", "gifts that you gave"),
    "reminder": ("reminder", "reminders"),
    "debt": ("debt", "debts"),
    "task": ("task", "tasks"),
    "call": ("call", "calls"),
    "conversation": ("conversation", "conversations"),
    "life_event": ("life event", "life events"),
    "activity": ("activity", "activities"),
    "pet": ("pet", "pets"),
    "photo": ("photo", "photos"),
    "document": ("document", "documents"),
    "account": ("account on a network", "accounts on networks"),
    "mentioned": ("person only mentioned with others", "people only mentioned with others"),
}

Record: TypeAlias = Mapping[str, Any]


def read(data: bytes, name: str, *, today: date) -> Reading:
    """Read people, gifts that they gave, and journal entries; what is left aside is in `remarks`.

    The key of a person is Monica's own number for them. Raises `BadInput` for a file that is no
    export of Monica, or one of a version that is not known.
    """
    export = _Export(_account(json_file.read(data, name), name))
    contacts = list(_contacts(export, name))
    told = [row for each in contacts for row in each.rows(today)]
    journal = entry.reading(KIND, name, data, enumerate(export.journal(), 1), _entry)
    faults = (*(fault for each in contacts for fault in each.faults), *journal.faults)
    return Reading(
        KIND,
        name,
        journal.digest,
        (*told, *journal.rows),
        faults,
        tuple(_remarks(export, contacts)),
    )


def _account(found: object, name: str) -> Record:
    version = found.get("version") if isinstance(found, Mapping) else None
    account = found.get("account") if isinstance(found, Mapping) else None
    if not isinstance(account, Mapping):
        raise BadInput("this is no export of Monica", where=name)
    if version not in VERSIONS:
        raise BadInput(
            f"this is an export of Monica in the form “{version}”, which is not known here",
            where=name,
            cure="Export from Monica 4 as JSON, or take its contacts as vCard.",
        )
    return account


def _contacts(export: _Export, name: str) -> Iterator[_Contact]:
    """Everybody but yourself and those who are only mentioned with somebody else."""
    if len(export.contacts) > MOST_CONTACTS:
        raise BadInput(f"there are more than {MOST_CONTACTS:,} people in it", where=name)
    for number, record in enumerate(export.contacts, 1):
        if _text(record, "uuid") != export.me and not _properties(record).get("is_partial"):
            yield _Contact(number, record, export)


def _entry(number: int, record: Record) -> Told:
    said = _properties(record)
    on = _day(_text(said, "date"))
    if on is None:
        raise BadInput("an entry of the journal has no day")
    identity = f"monica journal entry 1\n{_text(record, 'uuid') or _text(record, 'created_at')}"
    words = f"{_text(said, 'title')}\n{_text(said, 'post')}"
    return entry.told(number, identity, on, words, as_of=_instant(_text(record, "updated_at")))


def _remarks(export: _Export, contacts: Iterable[_Contact]) -> Iterator[str]:
    """What was left aside, counted; nothing goes missing without a word."""
    aside = Counter({"mentioned": export.mentioned})
    for each in contacts:
        aside.update(each.aside)
    counted = [
        f"{aside[kind]:,} {words[aside[kind] > 1]}" for kind, words in _ASIDE.items() if aside[kind]
    ]
    if counted:
        yield f"left aside: {', '.join(counted)}"


class _Export:
    """The account: its contacts, what they are to each other, and its own kinds of addresses."""

    def __init__(self, account: Record) -> None:
        self._account = account
        self.contacts = list(_values(account, "contact"))
        self.names = {_text(each, "uuid"): _name(each).name for each in self.contacts}
        self.mentioned = sum(bool(_properties(each).get("is_partial")) for each in self.contacts)
        instance = account.get("instance")
        kinds = instance.get("contact_field_types") if isinstance(instance, Mapping) else None
        self.kinds = {_text(each, "uuid"): _field_of(_properties(each)) for each in _records(kinds)}
        users = (_properties(user).get("me_contact") for user in _values(account, "user"))
        self.me = next((each for each in users if isinstance(each, str)), None)
        self.kin: dict[str, list[str]] = {}
        for each in _values(account, "relationship"):
            said = _properties(each)
            who, of = _text(said, "contact_is"), _text(said, "of_contact")
            if self.names.get(who) and of:
                kin = f"{_text(said, 'type').replace('_', ' ')}: {self.names[who]}"
                self.kin.setdefault(of, []).append(kin)

    def journal(self) -> list[Record]:
        """The entries of the journal that have words; a rated day has none."""
        found = _records(_properties(self._account).get("journal_entries"))
        return [each for each in found if _properties(each).get("type", "entry") == "entry"]


class _Contact:
    """One contact: who it is, what is known of them, and what they gave."""

    def __init__(self, number: int, record: Record, export: _Export) -> None:
        self.number, self.record, self.export = number, record, export
        self.faults: list[Fault] = []
        self.aside: Counter[str] = Counter()
        for each in _records(record.get("data")):
            values = each.get("values")
            if (kind := _singular(_text(each, "type"))) in _ASIDE and isinstance(values, list):
                self.aside[kind] += len(values)

    def rows(self, today: date) -> Iterator[Told]:
        """The person, then each gift received."""
        party = _name(self.record)
        if not has_letter(party.name):
            self._fault("this contact has no name")
            return
        uuid = _text(self.record, "uuid") or party.name
        known = Particulars(tuple(self._homes()), tuple(self._facts()))
        as_of = _instant(_text(self.record, "updated_at"))
        yield Told(self.number, _key("contact", uuid), (party,), (known,), as_of=as_of)
        for record in _values(self.record, "gift"):
            if moment := self._gift(record, party.name, today):
                written = _text(record, "uuid") or f"{_text(record, 'created_at')}\n{moment.what}"
                yield Told(
                    self.number,
                    _key("gift", f"{uuid}\n{written}"),
                    (party,),
                    moment=moment,
                    undated_key=entries.undated_key(party.name, moment.what),
                    as_of=_instant(_text(record, "updated_at")),
                )

    def _gift(self, record: Record, giver: str, today: date) -> Moment | None:
        """What they gave. Gifts that you gave, and ideas for one, are left aside."""
        said = _properties(record)
        status, what = _text(said, "status"), tidy(_text(said, "name"))
        on = _day(_text(said, "date"))
        if status != "received":
            self.aside["offered" if status == "offered" else "idea"] += 1
        elif not what:
            self._fault("a gift has no name")
        elif on and on > today:
            self._fault(f"“{what}” is dated {on}, which is still to come")
        else:
            return Moment((giver,), what, tidy(_text(said, "comment")), occasion="gift", on=on)
        return None

    def _homes(self) -> Iterator[Home]:
        for record in _values(self.record, "address"):
            said = _properties(record)
            part = {field: tidy(_text(said, field)) for field in ("city", "province", "country")}
            home = places.parted(
                lines(_text(said, "street")),
                city=part["city"],
                region=part["province"],
                postcode=tidy(_text(said, "postal_code")),
                country=part["country"],
            )
            if home != Address():
                called = _text(said, "name").casefold()
                yield Home(home, next((each for each in ("home", "work") if each in called), ""))

    def _facts(self) -> Iterator[Fact]:
        """Everything known; what cannot stand in its field is a fault."""
        for field, written in self._said():
            try:
                value = fields.normal(field, written)
            except BadInput as fault:
                self._fault(fault.what)
            else:
                if value:
                    yield Fact(field, value)

    def _said(self) -> Iterator[tuple[str, str]]:
        said = _properties(self.record)
        yield "company", _text(said, "company")
        yield "job", _text(said, "job")
        yield "birthday", _birthday(said.get("birthdate"))
        yield "deceased", _deceased(said)
        yield "met", self._met(said)
        yield from (("group", tag) for tag in said.get("tags") or () if isinstance(tag, str))
        yield from (("kin", kin) for kin in self.export.kin.get(_text(self.record, "uuid"), ()))
        yield "note", _text(said, "description")
        for note in _values(self.record, "note"):
            yield "note", _text(_properties(note), "body")
        for each in map(_properties, _values(self.record, "contact_field")):
            if field := self.export.kinds.get(_text(each, "type"), ""):
                yield field, _text(each, "data")
            else:
                self.aside["account"] += 1

    def _met(self, said: Record) -> str:
        through = self.export.names.get(_text(said, "first_met_through"), "")
        met = said.get("first_met_date")
        day = _day(_text(met, "date")) if isinstance(met, Mapping) else None
        return together(f"through {through}" if through else "", f"on {day}" if day else "")

    def _fault(self, reason: str) -> None:
        self.faults.append(Fault(self.number, reason))


def _name(record: Record) -> Person:
    said = _properties(record)
    parts = [tidy(_text(said, f"{part}_name")) for part in ("first", "middle", "last")]
    given, middle, family = parts
    whole = together(*parts)
    read = names.parse(whole) if has_letter(whole) else Person(whole)
    title = read.title if isinstance(read, Person) and read.title == given else ""
    return Person(
        whole,
        title=title,
        given="" if title else given,
        middle=middle,
        family=family,
        nickname=tidy(_text(said, "nickname")),
    )


def _field_of(kind: Record) -> str:
    """The field in which an address of this kind belongs, "" for an account on a network."""
    said = f"{_text(kind, 'type')} {_text(kind, 'protocol')} {_text(kind, 'name')}".casefold()
    if "mail" in said:
        return "email"
    return "phone" if re.search(r"phone|tel:|mobile", said) else ""


def _birthday(found: object) -> str:
    """The birthday as fields hold it; one that is guessed from an age is none."""
    if not isinstance(found, Mapping) or found.get("is_age_based"):
        return ""
    day = _day(_text(found, "date"))
    if day is None:
        return ""
    return day.strftime("--%m-%d") if found.get("is_year_unknown") else day.isoformat()


def _deceased(said: Record) -> str:
    died = said.get("deceased_date")
    day = _day(_text(died, "date")) if isinstance(died, Mapping) else None
    return day.isoformat() if day else "yes" if said.get("is_dead") or died else ""


def _key(thing: str, identity: str) -> str:
    return hashlib.sha256(
        f"monica {thing} 1\n{identity}".encode(errors="surrogatepass")
    ).hexdigest()


def _values(record: Record, kind: str) -> Iterator[Record]:
    """The records of one kind in the `data` of another."""
    for each in _records(record.get("data")):
        if _singular(_text(each, "type")) == kind:
            yield from _records(each.get("values"))


def _singular(kind: str) -> str:
    """The kind by one name: Monica writes "contact", others who write its form "contacts"."""
    kind = kind.replace("-", "_")
    for many, one in (("ies", "y"), ("sses", "ss"), ("ss", "ss"), ("s", "")):
        if kind.endswith(many):
            return kind.removesuffix(many) + one
    return kind


def _records(found: object) -> list[Record]:
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def _properties(record: Record) -> Record:
    found = record.get("properties")
    return found if isinstance(found, Mapping) else {}


def _text(record: Record, field: str) -> str:
    value = record.get(field)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def _day(written: str) -> date | None:
    instant = _instant(written)
    return instant.date() if instant else None


def _instant(written: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
