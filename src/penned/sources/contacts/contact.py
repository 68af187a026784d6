"""One contact as any source tells it; the same contact twice, and two people of one name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.people import fields, words
from penned.people.particulars import NOTHING, Fact, Particulars
from penned.people.person import Household, Person
from penned.people.spelling import fold, tidy
from penned.sources import apart, days
from penned.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from penned.people.person import Party
    from penned.sources.remarks import Remarks

MOST_HOMES = 50
MOST_FACTS = 500

_NEVER = datetime.min.replace(tzinfo=UTC)
_PARTS = ("title", "given", "middle", "family", "suffix")
_DAGGER = re.compile(r"[†✝✞✟]\s*(?P<when>\d[\d./-]*\d)?")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


@dataclass(frozen=True, slots=True)
class Contact:
    """One card or row: `row` is its number, `uid` what its address book calls it, if anything.

    `members` are the UIDs of those whom a group holds, `related` how and to which UIDs somebody is
    related.
    """

    row: int
    party: Party
    particulars: Particulars = NOTHING
    uid: str = ""
    as_of: datetime | None = None
    is_group: bool = False
    members: tuple[str, ...] = ()
    related: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """What stays the same however often and wherever this contact is read."""
        emails = self.particulars.values("email")
        homes = [
            " ".join((*home.address.street, home.address.city)) for home in self.particulars.homes
        ]
        where = next(iter((*emails, *homes)), "")
        named = f"{fold(self.party.name)}\n{fold(where)}"
        return hashlib.sha256(f"contact 1\n{self.uid or named}".encode()).hexdigest()


def told(contacts: Sequence[Contact], remarks: Remarks) -> tuple[Told, ...]:
    """What contacts tell: each once, groups with those whom they hold, no two people as one."""
    once = _once(contacts, remarks)
    linked = _linked(once)
    people = [contact for contact in linked if not contact.is_group]
    rows = [
        Told(
            row=contact.row,
            key=contact.key,
            parties=(contact.party,),
            particulars=(contact.particulars,),
            as_of=contact.as_of,
        )
        for contact in people
    ]
    return apart.cards(rows, remarks)


def named(person: Person, parts: Mapping[str, str]) -> Person:
    """The person with the parts of the name as the source has them, where it is surer than writing.

    A script that does not show the parts, and what one calls a relative, stay as they are written;
    so does a whole name that stands in one part.
    """
    given, family = parts.get("given", ""), parts.get("family", "")
    alone = not (given and family)
    if person.kin or words.is_unparted((person.name,)) or (alone and " " in given + family):
        return person
    if not (given or family):
        return person
    surer = {part: text for part, text in parts.items() if text and part in _PARTS}
    if not all(map(words.is_title, surer.get("title", "").split())):
        del surer["title"]
    if not alone:
        surer.setdefault("middle", "")
    return replace(person, **surer)


def known(said: Iterable[tuple[str, str]], row: int, remarks: Remarks) -> tuple[Fact, ...]:
    """What is said in fields as it is kept; a value that cannot stand there is left aside."""
    found: dict[Fact, None] = {}
    for name, value in said:
        try:
            text = fields.normal(name, value) if value else ""
        except BadInput as fault:
            remarks.add(f"{fault.what}; it was left aside", row)
            continue
        if text:
            found[Fact(name, text)] = None
    return tuple(found)


def without_dagger(name: str) -> str:
    """The name without the sign that somebody has died, and without the day or year behind it."""
    return tidy(_DAGGER.sub(" ", name))


def died(name: str, party: Party, row: int, remarks: Remarks) -> str:
    """That somebody has died as a dagger beside the name says it: the day, the year or "yes".

    Of a household it is not known who, so that is only told.
    """
    dagger = _DAGGER.search(name)
    if dagger is None:
        return ""
    if isinstance(party, Household):
        remarks.add(f"“{tidy(name)}” has the sign of a death: say who died", row)
        return ""
    remarks.add(f"“{tidy(name)}” was taken to have died", row)
    when = dagger["when"] or ""
    try:
        return fields.normal("deceased", when) if when else "yes"
    except BadInput:
        pass
    try:
        found = days.read(when)
    except BadInput:
        found = None
    return found.isoformat() if found else "yes"


def signs(name: str) -> Iterator[str]:
    """What is odd about the signs of a name: invisible ones, or letters that only look alike."""
    if name.isascii():
        return
    if any(
        unicodedata.category(sign) in {"Cf", "Cc"} and sign not in "\u200c\u200d\t\r\n"
        for sign in name
    ):
        yield "invisible signs were taken out of the name"
    for word in name.split():
        scripts = {unicodedata.name(sign, "").partition(" ")[0] for sign in word if sign.isalpha()}
        if len(scripts.intersection(_SCRIPTS)) > 1:
            yield f"“{word}” is written in letters of two alphabets that look alike"


def _once(contacts: Iterable[Contact], remarks: Remarks) -> list[Contact]:
    """The contacts without those that are there twice: the one that was changed last stays.

    Rows without a number of their own are put together: what the first leaves blank, others say.
    """
    found: dict[str, Contact] = {}
    for contact in contacts:
        before = found.setdefault(contact.key, contact)
        if before is contact:
            continue
        if contact.uid:
            remarks.add("the same contact is there twice; the later one is taken", contact.row)
            later = max(
                before, contact, key=lambda one: (one.as_of or _NEVER, repr(one.particulars))
            )
            found[contact.key] = replace(later, row=before.row)
        else:
            found[contact.key] = replace(
                before, particulars=_both(before.particulars, contact.particulars)
            )
    return list(found.values())


def _both(one: Particulars, other: Particulars) -> Particulars:
    said = {fact.field for fact in one.facts}
    new = [fact for fact in other.facts if fact not in one.facts]
    several = [fact for fact in new if fact.field in {"email", "phone", "group", "note"}]
    others = [fact for fact in new if fact not in several and fact.field not in said]
    homes = dict.fromkeys((*one.homes, *other.homes))
    return Particulars(tuple(homes), (*one.facts, *several, *others), one.photo or other.photo)


def _linked(contacts: Sequence[Contact]) -> list[Contact]:
    """The contacts with the groups that hold them, and with those whom they name by number."""
    by_uid = {contact.uid: contact.party for contact in contacts if contact.uid}
    groups: dict[str, list[str]] = defaultdict(list)
    for contact in contacts:
        for member in contact.members if contact.is_group else ():
            groups[member].append(contact.party.name)
    return [
        _with(contact, by_uid, groups[contact.uid])
        if contact.related or contact.members or contact.uid in groups
        else contact
        for contact in contacts
    ]


def _with(contact: Contact, by_uid: Mapping[str, Party], groups: Iterable[str]) -> Contact:
    related = [(how, by_uid[uid].name) for how, uid in contact.related if uid in by_uid]
    kin = [Fact("kin", f"{how}: {name}") for how, name in related]
    held = [Fact("group", name) for name in sorted(groups)]
    facts = tuple(dict.fromkeys((*contact.particulars.facts, *kin, *held)))
    party = contact.party
    if isinstance(party, Household) and contact.members:
        found = (by_uid.get(uid) for uid in contact.members)
        people = tuple(each for each in found if isinstance(each, Person))
        party = replace(party, members=people or party.members)
    return replace(contact, party=party, particulars=replace(contact.particulars, facts=facts))
