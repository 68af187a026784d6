"""From a message and the kindness found in it to what is proposed: who, what, when, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from penned.errors import BadInput
from penned.moments import Donation, Moment
from penned.people import names
from penned.people.particulars import NOTHING, Fact, Particulars
from penned.people.spelling import tidy
from penned.sources import money, phrases
from penned.sources.mail import recognise, rules, senders
from penned.sources.mail.written import LONGEST
from penned.sources.sentence import lexicon, when
from penned.told import Taking, Told

if TYPE_CHECKING:
    from datetime import date

    from penned.people.person import Party
    from penned.sources.mail.message import Message
    from penned.sources.mail.recognise import Hit, Recognised
    from penned.sources.mail.senders import Circle

_MOST_THING = 80  # characters of a gift or a wish
_MOST_WISH = 300
_SUM = re.compile(
    r"(?:US|CA|AU|NZ|C|A|R)?[$€£¥₹]\s?\d[\d.,'’]*\d|[$€£¥₹]\s?\d|"
    r"\d[\d.,'’]*\s?(?:[$€£¥₹]|(?:EUR|USD|GBP|CHF|CAD|euros?|dollars?|pounds|Euro)\b)"
)
_NUMBERS = re.compile(r"(?:#|\bno\.?|\bnr\.?|\bn°)\s?[\w-]*\d[\w-]*|\b[\d-]{6,}\b", re.IGNORECASE)
_QUOTED = re.compile('["“„«»](?:\\s)?([^"“”„«»]{3,300})["”“»]')
_EDGES = " \t,;:.!\"“”„«»'’()[]-–—"


@dataclass(frozen=True, slots=True)
class _Teller:
    """One message, what was recognised in it, and who reads it."""

    message: Message
    found: Recognised
    circle: Circle

    def givers(self) -> tuple[str, ...]:
        """Who is to be thanked; () where nobody is named."""
        rule, heading = self.found.rule, self.message.heading
        if rule.ahead and not rule.by_person:
            return tuple(dict.fromkeys(self._interviewers())) or self._sender()
        if rule.by_person:
            return self._sender()
        named = (hit.giver for hit in self.found.hits if hit.who)
        return tuple(name for name in named if senders.is_giver(name, heading.sender))[:1]

    def _sender(self) -> tuple[str, ...]:
        heading = self.message.heading
        if not senders.is_person(heading.sender):
            return ()
        name = senders.name_of(heading.sender, self.message.written.signed, self.circle)
        return (name,) if name else ()

    def _interviewers(self) -> list[str]:
        listed = self.found.rule.phrases("givers")
        return [
            name
            for hit in recognise.hits(listed, self.message.text)
            for name in senders.people_in(hit.what)
            if not self.circle.names_me(name)
        ]

    def day(self) -> date | None:
        """When it happened: the day that is named for what lay ahead, else that of the message."""
        at = self.message.heading.sent
        sent = self.circle.day_of(at) if at else None
        if not self.found.rule.ahead:
            return sent
        return self._named_day(sent) if sent else None

    def _named_day(self, sent: date) -> date | None:
        """The day that the message names for it, its best sentence first; of several the last."""
        hit = self.found.hits[0]
        for text in (hit.sentence, self.message.heading.subject, *self.message.written.sentences):
            low = text.lower()
            days = when.find(low, sent, _lexicon(hit.language, low), ahead=True)
            clear = [each.on for each in days if not each.about and each.or_ is None]
            if clear and max(clear) >= sent:
                return max(clear)
        return None

    def what(self) -> str:
        """The deed or the gift, as one notes it down."""
        rule, hit = self.found.rule, self.found.hits[0]
        language = hit.language if hit.language in rule.what else "en"
        whole = rule.what[language]
        who = self._introduced() if "{who}" in whole else ""
        what = self._item() if "{what}" in whole else ""
        if ("{who}" in whole and not who) or ("{what}" in whole and not what):
            return rule.plain[language]
        return whole.format(who=who, what=what)

    def _introduced(self) -> str:
        for hit in self.found.hits:
            name = phrases.name_in(hit.who)
            if name and not self.circle.names_me(name):
                return name
        return ""

    def _item(self) -> str:
        rule = self.found.rule
        no_things = {phrases.fold(word) for plain in rule.plain.values() for word in plain.split()}
        no_things.add(phrases.fold(" ".join(self.givers())))
        listed = rule.phrases("items")
        for hit in recognise.hits(listed, self.message.text):
            thing = clean(hit.what)
            if thing and phrases.fold(thing) not in no_things:
                return thing
        return ""

    def detail(self) -> str:
        """The wish that came with a gift."""
        passages = self.message.written.passages
        for hit in recognise.hits(self.found.rule.phrases("notes"), phrases.Text(passages)):
            begin = hit.found.what[0] if hit.found.what else hit.found.end
            return clean(_wish(hit.sentence[begin:]), _MOST_WISH)
        if self.found.rule.by_person:
            return ""
        quoted = next(filter(None, map(_QUOTED.match, passages)), None)
        return clean(quoted[1], _MOST_WISH) if quoted else ""

    def donation(self) -> Donation | None:
        """The sum of a donation, where the sentence names one."""
        if self.found.rule.occasion != "donation":
            return None
        said = _short(self.found.hits[0].sentence)
        sums, purpose = _SUM.search(said), _QUOTED.search(said)
        amount = _sum(sums[0]) if sums else None
        return Donation(
            amount=amount.amount if amount else None,
            currency=amount.currency if amount else "",
            designation=purpose[1] if purpose else "",
        )


def tell(message: Message, found: Recognised, circle: Circle) -> Told | None:
    """What is proposed; None where nobody is named, or what was ahead is not over yet."""
    teller = _Teller(message, found, circle)
    givers, day = teller.givers(), teller.day()
    if not givers or (found.rule.ahead and (day is None or day > circle.today)):
        return None
    parties = tuple(party for name in givers for party in names.parse_givers(name))
    hit = found.hits[0]
    return Told(
        row=message.heading.number,
        key=message.heading.key,
        parties=parties,
        particulars=_particulars(teller, parties),
        moment=Moment(
            givers=tuple(party.name for party in parties),
            what=teller.what(),
            detail=teller.detail(),
            occasion=found.rule.occasion,
            on=day,
            donation=teller.donation(),
        ),
        taking=Taking.PROPOSED,
        because=_because(found, message, hit),
        sentence=_short(hit.sentence, hit.found.start, hit.found.end),
        signals=found.signals,
        as_of=message.heading.sent,
    )


def clean(text: str, most: int = _MOST_THING) -> str:
    """`text` without sums and order numbers, no longer than a note has use for."""
    start = tidy(text[: 2 * _MOST_WISH])
    worth = min(
        (hit.start for each in rules.known().worth if (hit := each.find(start))), default=None
    )
    bare = _NUMBERS.sub("", _SUM.sub("", start[:worth])).strip(_EDGES)
    bare = " ".join(bare.split())
    return bare if len(bare) <= most else bare[:most].rpartition(" ")[0].strip(_EDGES) + "…"


def _particulars(teller: _Teller, parties: tuple[Party, ...]) -> tuple[Particulars, ...]:
    """The sender's address, where the sender is the giver."""
    heading = teller.message.heading
    if teller.found.rule.by_person and len(parties) == 1 and heading.sender.email:
        return (Particulars(facts=(Fact("email", heading.sender.email),)),)
    return tuple(NOTHING for _ in parties)


def _because(found: Recognised, message: Message, hit: Hit) -> str:
    sender = message.heading.sender
    who = sender.name or sender.email
    reasons = [f"{who} {found.rule.because}: “{_short(hit.said.strip(_EDGES))}”", *found.because]
    return "; ".join(reasons)


def _short(text: str, start: int = 0, end: int = 0) -> str:
    """At most 300 characters of a sentence, with what was matched among them."""
    if len(text) <= LONGEST:
        return text
    begin = max(0, min(start, (start + end) // 2 - LONGEST // 2))
    piece = text[begin : begin + LONGEST - 2]
    return f"{'…' if begin else ''}{piece.strip()}…"


def _lexicon(language: str, low: str) -> lexicon.Lexicon:
    return lexicon.load(language) if language in lexicon.languages() else lexicon.of(low)


def _sum(text: str) -> money.Sum | None:
    try:
        return money.read(text)
    except BadInput:
        return None


def _wish(text: str) -> str:
    """What stands in quotes, where the text begins with them; else all of it."""
    quoted = _QUOTED.match(text.strip())
    return quoted[1] if quoted else text
