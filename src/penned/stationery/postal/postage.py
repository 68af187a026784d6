"""Will it post, and as what: the class of a letter, the reason, and what would do better."""

from __future__ import annotations

from dataclasses import dataclass
from math import dist
from typing import TYPE_CHECKING, NamedTuple

from penned.stationery.postal.posted import in_envelope, traits
from penned.stationery.postal.rules import MailClass, post
from penned.units import MM_PER_INCH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from penned.stationery.paper import Card, Envelope
    from penned.stationery.postal.posted import Known, Posted
    from penned.stationery.postal.rules import Limit, Post, Rank

_SLACK = 1e-6
_JUST = 0.0125  # of a limit: what is as close to it as this is worth a word
_RECKONED = 0.15  # the same for a weight that nobody has taken
_PARCEL = MailClass("parcel", "parcel", ())
_UNMAILABLE = MailClass("not mailable", "unmailable", ())
_BEST_FIRST = ("letter", "heavier", "nonmachinable", "large", "parcel", "unmailable")
_TOLD = {
    "length": "is {} long",
    "width": "is {} wide",
    "thickness": "is {} thick",
    "weight": "weighs {}",
    "ratio": "is {} as long as wide",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The class of a letter in the country where it is posted, and why.

    `name` is what the post calls the class, `rank` what it amounts to; `reasons` are the measures
    that decided, `cures` what would make it a letter like others, `remarks` what else to know.
    """

    posted: Posted
    country: str
    to: str
    post: str
    name: str
    rank: Rank
    reasons: tuple[str, ...]
    cures: tuple[str, ...]
    remarks: tuple[str, ...]
    source: str
    as_of: str

    @property
    def ordinary(self) -> bool:
        """Whether it goes as a letter like others."""
        return self.rank == "letter"

    @property
    def mailable(self) -> bool:
        """Whether the post takes it at all."""
        return self.rank != "unmailable"


class _Fault(NamedTuple):
    """What a class asks and a letter does not keep; `cure` is what helps in the same envelope."""

    reason: str
    cure: str = ""


def postage(posted: Posted, from_: str, to: str = "", others: Iterable[Posted] = ()) -> Verdict:
    """What `posted` is to the post of the country `from_`, ISO 3166 alpha-2, on its way to `to`.

    `others` are letters that one could post instead, the likeliest first: the first of them that
    does better is named as a cure. Raises `NotFound` where the rules of `from_` are not known.
    """
    ours = post(from_)
    abroad = to not in {"", from_}
    found, faults = _judged(posted, ours, abroad=abroad)
    curable = all(fault.cure for fault in faults)
    cures = [fault.cure for fault in faults if curable]
    if better := _better(found, others, ours, abroad=abroad):
        cures.append(better)
    return Verdict(
        posted=posted,
        country=from_,
        to=to or from_,
        post=ours.name,
        name=found.name,
        rank=found.rank,
        reasons=tuple(fault.reason for fault in faults),
        cures=tuple(dict.fromkeys(cures)),
        remarks=tuple(_remarks(posted, found, ours)),
        source=ours.source,
        as_of=ours.as_of,
    )


def instead(
    card: Card,
    envelope: Envelope,
    cards: Iterable[Card],
    envelopes: Iterable[Envelope],
    known: Known | None = None,
) -> Iterator[Posted]:
    """What one could post instead of `card` in `envelope`, the likeliest first.

    The same card in another envelope; then cards of the same fold, those nearest in size first.
    What is `known` of the letter holds for all of them: what makes it thick goes in as well.
    """
    by_name = {each.name: each for each in envelopes}
    for name in card.envelopes:
        if name != envelope.name and name in by_name:
            yield in_envelope(by_name[name], card, known)
    alike = [each for each in cards if each.fold == card.fold and each.name != card.name]
    for other in sorted(alike, key=lambda each: dist(each.closed, card.closed)):
        if other.envelopes and other.envelope in by_name:
            yield in_envelope(by_name[other.envelope], other, known)


def _judged(posted: Posted, ours: Post, *, abroad: bool) -> tuple[MailClass, list[_Fault]]:
    """Its class, and what keeps it from being a letter like others."""
    smallest = [
        _fault(posted, limit, "any letter", ours)
        for limit in (ours.least_abroad if abroad else ours.least)
        if _too_small(posted, limit)
    ]
    if smallest:
        return _UNMAILABLE, smallest
    case = {"bare" if posted.bare else "envelope", "abroad" if abroad else "home"}
    classes = [each for each in ours.classes if each.only <= case]
    faults = [list(_faults(posted, each, ours)) for each in classes]
    found = next((each for each, wrong in zip(classes, faults, strict=True) if not wrong), _PARCEL)
    if found.rank == "letter":
        return found, []
    usual = max(n for n, each in enumerate(classes) if each.rank == "letter")
    told = faults[usual]
    return found, told if found is not _PARCEL else list(dict.fromkeys((*told, *faults[-1])))


def _faults(posted: Posted, kind: MailClass, ours: Post) -> Iterator[_Fault]:
    for limit in kind.limits:
        if _too_small(posted, limit) or _too_large(posted, limit):
            yield _fault(posted, limit, _a(kind.name), ours)
    if kind.firm and kind.firm.lacking(posted):
        yield _Fault(
            f"it {_told('thickness', posted.thickness, ours)}; {_a(kind.name)} of its size "
            f"at least {_number('thickness', kind.firm.thickness, ours)}",
            "Take stouter paper",
        )
    for word in sorted(posted.traits & kind.refuses):
        yield _Fault(*traits()[word])


def _fault(posted: Posted, limit: Limit, what: str, ours: Post) -> _Fault:
    """What is wrong with a measure; too thick and too heavy can be cured in the same envelope."""
    value: float = getattr(posted, limit.measure)
    small = _too_small(posted, limit)
    bound = limit.least if small else limit.most
    square = limit.measure == "ratio" and value < 1.005
    reason = (
        f"it {'is square' if square else _told(limit.measure, value, ours, beside=bound)}; "
        f"{what} at {'least' if small else 'most'} {_number(limit.measure, bound, ours)}"
    )
    over = _number(limit.measure, value - bound, ours)
    if limit.measure == "thickness" and not small:
        return _Fault(reason, f"Make it {over} thinner")
    if limit.measure == "weight" and not small:
        return _Fault(reason, f"Make it {over} lighter")
    return _Fault(reason)


def _better(found: MailClass, others: Iterable[Posted], ours: Post, *, abroad: bool) -> str:
    """The first of `others` that goes as a letter like others, or the first that does better."""
    rank = _BEST_FIRST.index(found.rank)
    better: tuple[int, str] = (rank, "")
    for other in others if rank else ():
        theirs, _ = _judged(other, ours, abroad=abroad)
        if (index := _BEST_FIRST.index(theirs.rank)) < better[0]:
            better = (index, f"{other.name} goes as {_a(theirs.name)}")
        if not index:
            break
    return better[1]


def _remarks(posted: Posted, found: MailClass, ours: Post) -> Iterator[str]:
    for limit in found.limits if found.rank == "letter" else ():
        value: float = getattr(posted, limit.measure)
        reckoned = limit.measure == "weight" and not posted.weighed
        near = _RECKONED if reckoned else _JUST
        told = _told(limit.measure, value, ours, beside=limit.most)
        if limit.most * (1 - near) < value:
            most = _number(limit.measure, limit.most, ours)
            weigh = " by our reckoning: weigh it" if reckoned else ""
            yield f"it {told}, just within the {most} of {_a(found.name)}{weigh}"
        elif limit.measure == "ratio" and value < limit.least * (1 + near):
            least = f"{limit.least:g} of {_a(found.name)}"
            yield f"it {_told('ratio', value, ours)}, just over the {least}"
    if found.says:
        yield found.says


def _too_small(posted: Posted, limit: Limit) -> bool:
    return bool(getattr(posted, limit.measure) < limit.least - _SLACK)


def _too_large(posted: Posted, limit: Limit) -> bool:
    return bool(getattr(posted, limit.measure) > limit.most + _SLACK)


def _told(measure: str, value: float, ours: Post, beside: float = 0.0) -> str:
    """A measure in words; finer where it would look the same as the limit `beside` it."""
    fine = _number(measure, value, ours) == _number(measure, beside, ours)
    return _TOLD[measure].format(_number(measure, value, ours, fine=fine))


def _number(measure: str, value: float, ours: Post, *, fine: bool = False) -> str:
    if measure == "ratio":
        return f"{round(value, 3 if fine else 2):g} times"
    if measure == "weight":
        return f"{round(value, 1 if fine else 0):g} g"
    if ours.in_inches:
        return f"{round(value / MM_PER_INCH, 3):g} in"
    return f"{round(value + _SLACK, 2 if fine else 1):g} mm"


def _a(name: str) -> str:
    return f"an {name}" if name[0].lower() in "aeiou" else f"a {name}"
