"""Learn a hand: from all that a writer showed to forms of each character, and a style."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from penned.errors import Refused
from penned.hand.form import Form
from penned.hand.hand import Hand
from penned.hand.learn import likeness, measure, plain
from penned.hand.learn.join import joining
from penned.hand.learn.samples import LeftOut
from penned.hand.learn.style import joins_letters, style

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from penned.hand.hand import Origin
    from penned.hand.learn.samples import Drawn, Samples
    from penned.hand.style import Style

    Forms = dict[str, tuple[Form, ...]]

WANTED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
MOST_FORMS = 12  # of a character; the newest are kept
LEVEL, OFF = 0.6, 0.15  # how much of its distance from the line a letter in a box keeps; the most


@dataclass(frozen=True, slots=True)
class Learned:
    """A hand; how many boxes it was shown in, what was left out and why.

    `missing` are the letters and digits that it lacks, `plain` the characters drawn for it.
    """

    hand: Hand
    boxes: int
    left_out: tuple[LeftOut, ...]
    missing: str
    plain: str


def learn(
    shown: Sequence[Samples], origin: Origin, *, name: str, before: Hand | None = None
) -> Learned:
    """The hand of the one writer of all that is `shown`; what is new is added to the hand `before`.

    Raises `Refused` where too few letters can be read to tell how large the writing is.
    """
    letters = [drawn for samples in shown for drawn in samples.letters]
    scale = measure.x_height(letters) or (before and before.style.x_height)
    if not scale:
        raise Refused(
            "too few small letters could be read to learn a hand from",
            cure="Fill in the first sheet, and photograph it from straight above in good light.",
        )
    forms, odd = _forms(shown, scale)
    lines = [line for samples in shown for line in samples.lines]
    manner = _style(letters, lines, scale, forms, before)
    if _joins(lines, manner, scale, before):
        forms = {char: tuple(joining(char, f) for f in every) for char, every in forms.items()}
    else:
        forms = {char: tuple(replace(f, late=0) for f in every) for char, every in forms.items()}
    known = _merged(forms, _shown_before(before))
    made = plain.drawn(known, manner.lean)
    hand = Hand(
        name=name,
        title=name.replace("-", " ").capitalize(),
        about="Learned from its writer's own hand.",
        origin=origin,
        style=manner,
        forms=dict(sorted((known | made).items())),
        kerning=before.kerning if before else {},
        signature=_signature(shown, scale, manner.pen) or (before.signature if before else None),
    )
    left_out = [each for samples in shown for each in samples.left_out]
    return Learned(
        hand,
        sum(samples.boxes for samples in shown),
        (*left_out, *odd),
        "".join(char for char in WANTED if char not in known),
        "".join(sorted(made)),
    )


def _forms(shown: Sequence[Samples], scale: float) -> tuple[Forms, list[LeftOut]]:
    """The forms of every character, in x-heights; and those unlike the others."""
    forms: dict[str, list[Form]] = {}
    for samples in shown:
        size = measure.x_height(samples.letters) or scale
        pen, foot = measure.pen(samples.letters), measure.foot(samples.letters)
        units = np.array((size, size, pen))
        for drawn in samples.letters:
            strokes = tuple((stroke - (0.0, foot, 0.0)) / units for stroke in drawn.strokes)
            form = _level(Form(strokes, drawn.late), drawn.text)
            forms.setdefault(drawn.text, []).append(form)
    odd = likeness.odd(forms)
    kept = {
        char: tuple(form for number, form in enumerate(every) if number != odd.get(char))
        for char, every in forms.items()
    }
    return kept, [LeftOut(char, "unlike the others") for char in odd]


def _level(form: Form, char: str) -> Form:
    """A letter that stands on the line, nearer to it than one writes in a box."""
    if char not in measure.LOW:
        return form
    body = form.strokes[: len(form.strokes) - form.late] or form.strokes
    off = max(float(stroke[:, 1].max()) for stroke in body)
    move = float(np.clip(LEVEL * off, -OFF, OFF)) - off
    lift = np.array((0.0, move, 0.0))
    return replace(form, strokes=tuple(stroke + lift for stroke in form.strokes))


def _style(
    letters: Sequence[Drawn],
    lines: Sequence[Drawn],
    scale: float,
    forms: Forms,
    before: Hand | None,
) -> Style:
    """The writer's style; that of the hand `before` where lines do not tell another."""
    if before and not lines:
        return before.style
    return style(letters, lines, scale, likeness.variety(forms))


def _joins(lines: Sequence[Drawn], manner: Style, scale: float, before: Hand | None) -> bool:
    """Whether the writer joins letters; the hand `before` tells where no line does."""
    if before and not lines:
        return any(form.entry or form.exit for forms in before.forms.values() for form in forms)
    return joins_letters(lines, manner.lean, scale)


def _signature(shown: Sequence[Samples], scale: float, pen: float) -> Form | None:
    signed = [samples.signature for samples in shown if samples.signature]
    if not signed:
        return None
    return Form(tuple(stroke / (scale, scale, pen) for stroke in signed[-1].strokes))


def _shown_before(hand: Hand | None) -> Forms:
    """What the writer of `hand` has shown: its characters without those drawn plainly."""
    if hand is None:
        return {}
    own = {char: forms for char, forms in hand.forms.items() if char not in plain.CHARACTERS}
    made = plain.drawn(own, hand.style.lean)
    return {
        char: forms
        for char, forms in hand.forms.items()
        if char not in made or not likeness.same(forms, made[char])
    }


def _merged(new: Mapping[str, tuple[Form, ...]], old: Mapping[str, tuple[Form, ...]]) -> Forms:
    return {char: (*new.get(char, ()), *old.get(char, ()))[:MOST_FORMS] for char in {**old, **new}}
