from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import stationery
from penned.errors import NotFound
from penned.stationery import Card, Envelope, postal
from penned.stationery.postal import Known, Posted, Verdict, rules

INCH = 25.4
PIECES = [stationery.load(name) for name in stationery.names()]
CARDS = [each for each in PIECES if isinstance(each, Card)]
ENVELOPES = [each for each in PIECES if isinstance(each, Envelope)]

LETTER, NONMACHINABLE, FLAT, NOT = (
    "letter",
    "nonmachinable letter",
    "large envelope (flat)",
    "not mailable",
)
STANDARD, KOMPAKT, GROSS = "Standardbrief", "Kompaktbrief", "Großbrief"
LETTER_GB, LARGE_GB = "Letter", "Large Letter"
LETTER_CA, LARGE_CA = "standard Lettermail", "oversize Lettermail"
LETTER_JP, LARGE_JP = "定形 (standard)", "定形外 (large)"
# Envelopes in mm, and what they are in the US, GB, DE, CA and JP.
CLASSES = {
    "4bar": (130.2, 92.1, LETTER, LETTER_GB, KOMPAKT, NOT, NOT),
    "A2": (146.1, 111.1, LETTER, LETTER_GB, GROSS, LETTER_CA, LETTER_JP),
    "A6": (165.1, 120.7, LETTER, LETTER_GB, GROSS, LETTER_CA, LARGE_JP),
    "A7": (184.2, 133.4, LETTER, LETTER_GB, GROSS, LETTER_CA, LARGE_JP),
    "A8": (206.4, 139.7, LETTER, LETTER_GB, GROSS, LETTER_CA, LARGE_JP),
    "A9": (222.3, 146.1, LETTER, LETTER_GB, GROSS, LETTER_CA, LARGE_JP),
    "A10": (241.3, 152.4, LETTER, LARGE_GB, GROSS, LETTER_CA, LARGE_JP),
    "#6 3/4": (165.1, 92.1, LETTER, LETTER_GB, STANDARD, LETTER_CA, LETTER_JP),
    "#9": (225.4, 98.4, LETTER, LETTER_GB, STANDARD, LETTER_CA, LETTER_JP),
    "#10": (241.3, 104.8, LETTER, LARGE_GB, GROSS, LETTER_CA, LARGE_JP),
    "#14": (292.1, 127.0, LETTER, LARGE_GB, GROSS, LARGE_CA, LARGE_JP),
    "Monarch": (190.5, 98.4, LETTER, LETTER_GB, STANDARD, LETTER_CA, LETTER_JP),
    "slimline": (228.6, 88.9, NONMACHINABLE, LETTER_GB, KOMPAKT, NOT, NOT),
    "square 5 1/4 in": (133.4, 133.4, NONMACHINABLE, LETTER_GB, GROSS, NOT, NOT),
    "square 5 1/2 in": (139.7, 139.7, NONMACHINABLE, LETTER_GB, GROSS, NOT, NOT),
    "square 155 mm": (155, 155, NONMACHINABLE, LETTER_GB, GROSS, LETTER_CA, LARGE_JP),
    "square 6 1/2 in": (165.1, 165.1, FLAT, LARGE_GB, GROSS, LARGE_CA, LARGE_JP),
    "C7": (114, 81, NOT, LETTER_GB, KOMPAKT, NOT, NOT),
    "C6": (162, 114, LETTER, LETTER_GB, STANDARD, LETTER_CA, LETTER_JP),
    "B6": (176, 125, LETTER, LETTER_GB, STANDARD, LETTER_CA, LARGE_JP),
    "DL": (220, 110, LETTER, LETTER_GB, STANDARD, LETTER_CA, LETTER_JP),
    "C6/5": (229, 114, LETTER, LETTER_GB, STANDARD, LETTER_CA, LETTER_JP),
    "C5": (229, 162, FLAT, LETTER_GB, GROSS, LARGE_CA, LARGE_JP),
    "C4": (324, 229, FLAT, LARGE_GB, GROSS, LARGE_CA, LARGE_JP),
}
LIGHT = Known(thickness=0.8, weight=15)


def judged(length: float, width: float, from_: str, to: str = "", known: Known = LIGHT) -> Verdict:
    return postal.postage(postal.measured(length, width, known), from_, to)


@pytest.mark.parametrize("name", CLASSES)
def test_an_envelope_is_what_each_post_says(name: str) -> None:
    length, width, *wanted = CLASSES[name]
    found = [judged(length, width, country).name for country in ("US", "GB", "DE", "CA", "JP")]
    assert found == wanted


def test_ten_is_a_letter_at_home_and_too_long_for_the_rest_of_the_world() -> None:
    ten = postal.in_envelope(stationery.envelope("us-10-envelope"))
    assert postal.postage(ten, "US").ordinary
    told = postal.postage(ten, "GB")
    assert (told.name, told.reasons) == (
        "Large Letter",
        ("it is 241.3 mm long; a Letter at most 240 mm",),
    )
    assert postal.postage(ten, "DE").reasons == (
        "it is 241.3 mm long; a Standardbrief at most 235 mm",
    )


@pytest.mark.parametrize("size", ["a2", "a6", "a7", "a9", "10"])
def test_american_envelopes_are_large_in_germany(size: str) -> None:
    told = postal.postage(postal.in_envelope(stationery.envelope(f"us-{size}-envelope")), "DE")
    assert (told.name, told.rank, told.ordinary, told.mailable) == (
        "Großbrief",
        "large",
        False,
        True,
    )


def test_a2_is_just_machinable_and_it_says_so() -> None:
    told = judged(5.75 * INCH, 4.375 * INCH, "US")
    assert told.ordinary
    assert told.remarks == ("it is 1.31 times as long as wide, just over the 1.3 of a letter",)
    assert judged(6.5 * INCH, 4.75 * INCH, "US").remarks == ()


def test_c5_from_america_is_a_flat_by_its_width() -> None:
    told = judged(229, 162, "US")
    assert told.reasons == ("it is 6.378 in wide; a letter at most 6.125 in",)


def test_a_square_is_called_so() -> None:
    (reason,) = judged(139.7, 139.7, "US").reasons
    assert reason == "it is square; a letter at least 1.3 times"


@pytest.mark.parametrize(
    ("from_", "to", "width"), [("US", "DE", 92.1), ("DE", "US", 92.1), ("GB", "JP", 81)]
)
def test_what_is_too_small_to_go_abroad_may_go_at_home(from_: str, to: str, width: float) -> None:
    assert judged(width * 1.41, width, from_).mailable
    abroad = judged(width * 1.41, width, from_, to)
    assert (abroad.mailable, abroad.name, abroad.to) == (False, "not mailable", to)
    assert "long; any letter at least" in abroad.reasons[0]


def test_a_country_to_itself_is_home() -> None:
    assert judged(130.2, 92.1, "US", "US").mailable


@pytest.mark.parametrize(
    ("from_", "known", "name", "told"),
    [
        ("DE", Known(6, 15), KOMPAKT, ("is 6 mm thick", "5 mm", "1 mm thinner")),
        ("DE", Known(1, 26), KOMPAKT, ("weighs 26 g", "20 g", "6 g lighter")),
        ("GB", Known(5.5, 15), LARGE_GB, ("is 5.5 mm thick", "5 mm", "0.5 mm thinner")),
        ("CA", Known(1, 60), LARGE_CA, ("weighs 60 g", "50 g", "10 g lighter")),
        ("JP", Known(11, 15), LARGE_JP, ("is 11 mm thick", "10 mm", "1 mm thinner")),
        ("US", Known(7, 15), FLAT, ("is 0.276 in thick", "0.25 in", "0.026 in thinner")),
    ],
)
def test_what_is_too_thick_or_heavy_is_told_how_much(
    from_: str, known: Known, name: str, told: tuple[str, str, str]
) -> None:
    found = judged(162, 114, from_, known=known)
    ((reason,), (cure,)) = found.reasons, found.cures
    assert found.name == name
    assert reason.startswith(f"it {told[0]}; a")
    assert reason.endswith(f"at most {told[1]}")
    assert cure == f"Make it {told[2]}"


@pytest.mark.parametrize("word", ["rigid", "clasp", "lumpy", "not-paper", "upright"])
def test_what_no_machine_takes_in_america_is_no_letter(word: str) -> None:
    told = judged(184.2, 133.4, "US", known=Known(0.8, 15, frozenset({word})))
    assert told.name == NONMACHINABLE
    assert told.reasons[0].startswith(("it ", "its ", "the "))
    assert told.cures
    assert judged(184.2, 133.4, "GB", known=Known(0.8, 15, frozenset({word}))).ordinary


def test_a_stiff_flat_is_a_parcel() -> None:
    told = judged(229, 162, "US", known=Known(2, 40, frozenset({"rigid"})))
    assert (told.name, told.rank) == ("parcel", "parcel")
    assert told.reasons[-1] == "it does not bend"


def test_thin_paper_is_for_small_letters() -> None:
    thin = Known(thickness=0.2, weight=5)
    assert judged(6 * INCH, 4.25 * INCH, "US", known=thin).ordinary
    (reason,) = judged(184.2, 133.4, "US", known=thin).reasons
    assert reason == "it is 0.008 in thick; a letter of its size at least 0.009 in"


def test_beyond_every_class_it_is_a_parcel() -> None:
    told = judged(400, 114, "GB")
    assert (told.name, told.reasons) == (
        "parcel",
        (
            "it is 400 mm long; a Letter at most 240 mm",
            "it is 400 mm long; a Large Letter at most 353 mm",
        ),
    )


def test_a_postcard_in_japan_must_say_that_it_is_one() -> None:
    told = postal.postage(postal.without_envelope(stationery.card("hagaki")), "JP")
    assert (told.name, told.ordinary) == ("はがき (postcard)", True)
    assert "POSTCARD" in told.remarks[-1]


def test_a_card_without_an_envelope_is_smaller_abroad_in_canada() -> None:
    card = postal.without_envelope(stationery.card("us-a7-flat"), LIGHT)
    assert postal.postage(card, "CA").ordinary
    assert postal.postage(card, "CA", "US").name == LARGE_CA
    within = postal.in_envelope(stationery.envelope("us-a7-envelope"), known=LIGHT)
    assert postal.postage(within, "CA", "US").ordinary


def test_a_card_is_no_postcard_in_its_envelope() -> None:
    card = stationery.card("us-a2-flat")
    assert postal.postage(postal.without_envelope(card), "US").name == "postcard"
    envelope = stationery.envelope(card.envelope)
    assert postal.postage(postal.in_envelope(envelope, card), "US").name == "letter"


def test_the_cure_is_another_envelope_for_the_same_card_where_there_is_one() -> None:
    card, envelope = stationery.card("us-a2-folded"), stationery.envelope("us-a2-envelope")
    others = postal.instead(card, envelope, CARDS, ENVELOPES)
    told = postal.postage(postal.in_envelope(envelope, card), "DE", "", others)
    assert told.cures == ("us-a2-folded in iso-c6-envelope goes as a Standardbrief",)


def test_else_the_cure_is_a_card_of_the_same_fold() -> None:
    card, envelope = stationery.card("us-a7-tent"), stationery.envelope("us-a7-envelope")
    others = postal.instead(card, envelope, CARDS, ENVELOPES)
    (cure,) = postal.postage(postal.in_envelope(envelope, card), "DE", "", others).cures
    assert cure == "iso-a6-tent in iso-c6-envelope goes as a Standardbrief"


def test_a_letter_like_others_needs_no_cure() -> None:
    others = [postal.in_envelope(each) for each in ENVELOPES]
    told = postal.postage(others[3], "US", "", others)
    assert (told.ordinary, told.reasons, told.cures) == (True, (), ())


def test_what_nobody_has_weighed_is_reckoned_from_its_paper() -> None:
    card, envelope = stationery.card("us-a7-folded"), stationery.envelope("us-a7-envelope")
    told = postal.in_envelope(envelope, card)
    area, cover = 0.254 * 0.1778, 0.18415 * 0.13335
    assert told.weight == pytest.approx(250 * area + 100 * 2.2 * cover)
    assert told.thickness == pytest.approx(2 * 0.30 + 2 * 0.13)
    assert not told.weighed
    assert postal.in_envelope(envelope, card, Known(weight=20)).weighed


def test_a_weight_that_is_reckoned_close_to_the_limit_is_to_be_weighed() -> None:
    near = replace(postal.measured(162, 114), weight=18.5)
    assert postal.postage(near, "DE").remarks[0].endswith("by our reckoning: weigh it")
    sure = replace(near, weighed=True)
    assert not any("weigh" in each for each in postal.postage(sure, "DE").remarks)


def test_a_post_that_is_not_known_is_told_with_those_that_are() -> None:
    with pytest.raises(
        NotFound, match=r"The postal rules of “FR” are not known\. Known are CA, DE"
    ):
        judged(162, 114, "FR")


@pytest.mark.parametrize("country", postal.countries())
def test_the_rules_of_a_country_name_their_source(country: str) -> None:
    post = rules.post(country)
    assert post.source
    assert post.as_of
    assert [each.rank for each in post.classes][-1] == "large"


LETTERS = st.builds(
    lambda length, ratio, thickness, weight: Posted(
        "it", length, length / ratio, thickness, weight
    ),
    st.floats(60, 500),
    st.floats(1, 4),
    st.floats(0.2, 40),
    st.floats(2, 1500),
)


@given(
    posted=LETTERS,
    country=st.sampled_from(postal.countries()),
    to=st.sampled_from(["", "US", "BR"]),
)
def test_whatever_is_posted_is_one_thing_and_whatever_is_no_letter_says_why(
    posted: Posted, country: str, to: str
) -> None:
    told = postal.postage(posted, country, to)
    assert told.ordinary == (not told.reasons)
    assert told.name


@given(
    length=st.floats(100, 380),
    width=st.floats(70, 240),
    heavier=st.floats(1, 4),
    country=st.sampled_from(postal.countries()),
)
def test_a_heavier_letter_is_never_of_a_better_class(
    length: float, width: float, heavier: float, country: str
) -> None:
    order = ("letter", "heavier", "nonmachinable", "large", "parcel", "unmailable")
    long, short = max(length, width), min(length, width)
    light = Posted("it", long, short, 1, 15)
    heavy = replace(light, weight=15 * heavier)
    ranks = [order.index(postal.postage(each, country).rank) for each in (light, heavy)]
    assert ranks == sorted(ranks)
