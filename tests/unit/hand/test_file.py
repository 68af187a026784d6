"""The file of a hand: what goes in comes out, and what is wrong is named with its place."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned import hand
from penned.errors import BadInput
from penned.hand import built_in, file, schema
from penned.hand.form import Form
from penned.hand.hand import Hand, Origin
from penned.hand.style import Drift, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

MEADOW = hand.load("meadow")
DRAWN = np.array([[0, -1, 1], [0.2, 0, 0.8], [0.4, -1, 1]])
MINE = Hand(
    name="mine",
    title="Maya’s hand",
    about="Written on a sheet of paper.",
    origin=Origin("a sheet", "private", ("Copyright 2026 Maya Reyes",), "2026-11-22", own=True),
    style=MEADOW.style,
    forms={
        "v": (Form((DRAWN,), entry=True, exit=True), Form((DRAWN * (1, 1.1, 1),))),
        "i": (Form((DRAWN[1:], DRAWN[:2] - (0, 1, 0)), late=1),),
        "\u0301": (Form((DRAWN[:2],)),),
    },
    kerning={"vi": -0.1},
    signature=Form((DRAWN * (9, 2, 1), DRAWN)),
)
FILE = hand.to_bytes(MINE)
DOCUMENT = json.loads(gzip.decompress(FILE))
TEXT = gzip.decompress(FILE).decode()


def packed(document: object) -> bytes:
    text = document if isinstance(document, str) else json.dumps(document)
    return gzip.compress(text.encode(), mtime=0)


def changed(place: str, value: object) -> bytes:
    """The good file with another value at a place, its keys parted by slashes; None removes it."""
    document: Any = json.loads(TEXT)
    *above, key = place.split("/")
    table = document
    for each in above:
        table = table[each]
    table[key] = value
    if value is None:
        del table[key]
    return packed(document)


def refusal(data: bytes, name: str = "oak") -> str:
    with pytest.raises(BadInput) as caught:
        hand.read(data, name=name)
    return str(caught.value)


def same(one: Hand, other: Hand) -> bool:
    return hand.to_bytes(one) == hand.to_bytes(other)


def test_what_is_written_is_read_again() -> None:
    again = hand.read(FILE, name="oak")

    assert same(again, MINE)
    assert (again.name, again.origin, again.style) == ("oak", MINE.origin, MINE.style)
    assert again.kerning == {"vi": -0.1}
    first, second = again.forms["v"]
    assert (first.entry, first.exit, first.late) == (True, True, 0)
    assert np.allclose(second.strokes[0], DRAWN * (1, 1.1, 1))
    assert again.forms["i"][0].late == 1
    assert again.signature is not None
    assert np.allclose(again.signature.strokes[0], DRAWN * (9, 2, 1))


@pytest.mark.parametrize("name", hand.names())
def test_a_built_in_hand_is_written_as_it_was_read(name: str) -> None:
    # What is inside: how far gzip gets with it depends on the machine.
    written, shipped = hand.to_bytes(hand.load(name)), built_in._data(name)
    assert gzip.decompress(written) == gzip.decompress(shipped)


def test_a_line_thinner_than_the_file_can_say_is_written_as_thin_as_it_can() -> None:
    thin = replace(MINE, forms={"v": (Form((DRAWN * (1, 1, 0),)),)})
    (form,) = hand.read(hand.to_bytes(thin), name="oak").forms["v"]
    assert form.strokes[0][:, 2].tolist() == [0.01, 0.01, 0.01]


def test_nobody_can_change_the_strokes_of_a_hand_that_was_read() -> None:
    with pytest.raises(ValueError, match="read-only"):
        hand.read(FILE, name="oak").forms["v"][0].strokes[0][0] = 0


def test_a_label_says_what_the_hand_says_of_itself() -> None:
    told = file.label(FILE, name="oak")
    assert (told.name, told.title, told.origin) == ("oak", MINE.title, MINE.origin)
    assert (told.characters, told.has_signature) == (3, True)


def test_a_label_is_the_same_however_the_file_is_laid_out() -> None:
    telling = '“strokes”: [1,2] "strokes":[[3]]'
    tight = hand.to_bytes(replace(MINE, about=telling))
    loose = packed(json.dumps(json.loads(gzip.decompress(tight)), indent=2, sort_keys=True))
    assert file.label(tight, name="oak") == file.label(loose, name="oak")
    assert file.label(tight, name="oak").about == telling


@pytest.mark.parametrize(
    ("place", "value", "reason"),
    [
        ("title", 3, "title: it must be words"),
        ("title", "", "title: it is empty, or has characters"),
        ("title", "Maya\u202edaB", "title: it is empty, or has characters"),
        ("title", "Maya\n", "title: it is empty, or has characters"),
        ("title", "a\x1b[2J", "title: it is empty, or has characters"),
        ("about", "x" * 401, "about: its characters must be 400 at most, not 401"),
        ("origin", [], "origin: it must be a table"),
        ("origin/licence", None, "origin/licence: it is missing"),
        ("origin/copyright", None, "origin/copyright: it is missing"),
        ("origin/copyright", [3], "origin/copyright/0: it must be words"),
        ("origin/as_of", "today", "origin/as_of: it is empty, or has characters"),
        ("origin/own", 1, "origin/own: it must be true or false"),
        ("origin/own", None, "signature: only a hand of one's own has one"),
        ("style/wordgap", 0.1, "style/wordgap: no hand has this"),
        ("style/line_pitch", None, "style/line_pitch: it is missing"),
        ("style/lean", True, "style/lean: it must be a number"),
        ("style/lean", "0.1", "style/lean: it must be a number"),
        ("style/lean", 2, "style/lean: 2 is not a number from -1.5 to 1.5"),
        ("style/pen", 10**40, "style/pen: 100000000000000000000000… is not a number from 0.05"),
        ("style/drift", None, "style/drift: it is missing"),
        ("style/drift/bend", -1, "style/drift/bend: -1 is not a number from 0 to 2"),
        ("style/x_height", 9, "style/x_height: it lies outside x_height_range"),
        ("style/x_height_range", [1, 2, 3], "style/x_height_range: its items must be 2 at most"),
        ("style/x_height_range", [3, 2], "style/x_height: it lies outside x_height_range"),
        ("kerning", {"v": 0.1}, "kerning/“v”: its characters must be 2 at least"),
        ("kerning", {"v\u0301v": 0.1}, "kerning/“v\u0301v”: its characters must be 2 at most"),
        ("kerning", {"v ": 0.1}, "kerning/“v ”: it is not two characters"),
        ("kerning", {"vi": 3}, "kerning/“vi”: 3 is not a number from -2 to 2"),
        ("version", 2, "version: it was made for version 2 of the format, and this is 1"),
        ("version", "1", "version: it must be 1"),
        ("version", True, "version: it must be 1"),
        ("colour", "blue", "colour: no hand has this"),
        ("characters", {}, "characters: its entries must be 1 at least"),
        ("signature", {"strokes": []}, "signature/strokes: its items must be 1 at least"),
        ("signature/late", 1, "signature/late: no hand has this"),
    ],
)
def test_a_faulty_table_is_refused_with_the_place(place: str, value: object, reason: str) -> None:
    assert refusal(changed(place, value)).startswith(f"oak.hand: {reason}")


def test_only_a_private_hand_needs_no_copyright_line() -> None:
    nobodys = DOCUMENT["origin"] | {"copyright": []}
    assert hand.read(changed("origin", nobodys), name="oak").origin.copyright == ()
    told = refusal(changed("origin", nobodys | {"licence": "MIT"}))
    assert told == "oak.hand: origin/copyright: it must say whose the hand is."


FORM = {"strokes": [[0, 0, 90, 1, 1, 90]]}


@pytest.mark.parametrize(
    ("char", "forms", "reason"),
    [
        ("ab", [FORM], "“ab”: its characters must be 1 at most"),
        ("", [FORM], "“”: its characters must be 1 at least"),
        (" ", [FORM], "“ ”: it is not one character"),
        ("\u0340", [FORM], "“\u0340”: it is not one character, in the composed form"),
        ("\u200d", [FORM], "“\u200d”: it is not one character"),
        ("a", {}, "“a”: it must be a list"),
        ("a", [], "“a”: its items must be 1 at least"),
        ("a", [FORM] * 65, "“a”: its items must be 64 at most"),
        ("a", [{}], "“a”/0/strokes: it is missing"),
        ("a", [FORM, FORM | {"strokes": []}], "“a”/1/strokes: its items must be 1 at least"),
        ("a", [FORM | {"speed": 3}], "“a”/0/speed: no hand has this"),
        ("a", [FORM | {"late": 2}], "“a”/0/late: there are not so many strokes"),
        ("a", [FORM | {"late": -1}], "“a”/0/late: -1 is not a number from 0"),
        ("a", [FORM | {"entry": 1}], "“a”/0/entry: it must be true or false"),
        ("a", [{"strokes": [[0, 0, 90] * 3 + [1]]}], "“a”/0/strokes/0: it must be x, y, width"),
        ("a", [{"strokes": [[0, 0, 90]]}], "“a”/0/strokes/0: its items must be 6 at least"),
        ("a", [{"strokes": [["x", 0, 90, 1, 1, 9]]}], "“a”/0/strokes/0/0: it must be a whole"),
        ("a", [{"strokes": [[True, 0, 9, 1, 1, 9]]}], "“a”/0/strokes/0/0: it must be a whole"),
        ("a", [{"strokes": [[0, 0.5, 9, 1, 1, 9]]}], "“a”/0/strokes/0/1: it must be a whole"),
        ("a", [{"strokes": [[0, 0, 9, 1, 1, 0]]}], "“a”/0/strokes/0: its widths must be from 1"),
        ("a", [{"strokes": [[0, 0, 9, 9001, 1, 9]]}], "“a”/0/strokes/0/3: 9001 is not a number"),
        ("a", [{"strokes": [[0, 0, 9] * 1001]}], "“a”/0/strokes/0: its items must be 3000 at most"),
    ],
)
def test_a_faulty_form_is_refused_with_the_place(char: str, forms: object, reason: str) -> None:
    told = refusal(changed("characters", {"v": [FORM], char: forms}))
    assert told.startswith(f"oak.hand: characters/{reason}")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "its end is missing"),
        (b"Dear Ana", "this is not the file of a hand, or it is damaged"),
        (FILE[:-1], "its end is missing"),
        (FILE + b"more", "its end is missing, or is not where the file ends"),
        (FILE[:60] + bytes([FILE[60] ^ 8]) + FILE[61:], ""),
        (b"\0" * (file.MOST_BYTES + 1), "this file is larger than 4 MB"),
        (packed(" " * (file.MOST_UNPACKED + 1)), "it unpacks to more than a hand can be"),
        (gzip.compress(b"\xff\xfe", mtime=0), "what is in it is not text"),
        (packed("{"), "what is in it is not JSON"),
        (packed("[" * 100_000), "what is in it is not JSON"),
        (packed(TEXT.replace("-1000", "NaN", 1)), "what is in it is not JSON"),
        (packed(TEXT.replace("-1000", "9" * 9000, 1)), "what is in it is not JSON"),
        (packed(TEXT.replace("-1000", "1e999", 1)), "characters/“v”/0/strokes/0/1: it must be"),
        (packed(TEXT.replace('"i":[', '"v":[')), "“v”: it stands there twice"),
        (packed([]), "this is not the file of a hand"),
        (packed({"format": "a font"}), "this is not the file of a hand"),
    ],
)
def test_a_damaged_or_hostile_file_is_refused(data: bytes, reason: str) -> None:
    assert refusal(data).startswith(f"oak.hand: {reason}")


def test_a_hand_needs_a_name_that_can_be_shown() -> None:
    assert "no name for a hand" in refusal(FILE, name="oak\x1b[31m")


PLACES = st.integers(0, len(FILE) - 1)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


def is_refused_or_a_hand_that_writes(data: bytes) -> None:
    """The one promise about any bytes whatever."""
    try:
        read = hand.read(data, name="oak")
    except BadInput as fault:
        assert str(fault).startswith("oak.hand: ")  # noqa: PT017 - either outcome is right
        return
    assert same(hand.read(hand.to_bytes(read), name="oak"), read)
    assert file.label(data, name="oak").characters == len(read.forms)


@given(st.lists(st.tuples(PLACES, st.integers(1, 255)), min_size=1, max_size=4))
def test_flipped_bits_are_refused_or_change_nothing(flips: list[tuple[int, int]]) -> None:
    data = bytearray(FILE)
    for place, bits in flips:
        data[place] ^= bits
    try:
        assert same(hand.read(bytes(data), name="oak"), MINE)
    except BadInput as fault:
        assert str(fault).startswith("oak.hand: ")  # noqa: PT017 - either outcome is right


@given(PLACES)
def test_a_file_that_is_cut_short_is_refused(end: int) -> None:
    assert refusal(FILE[:end])


@given(
    st.integers(0, len(TEXT)), st.integers(0, 12), st.text(max_size=6) | st.sampled_from('[{"-,')
)
def test_any_other_text_is_refused_or_a_hand(start: int, gone: int, put: str) -> None:
    is_refused_or_a_hand_that_writes(
        gzip.compress((TEXT[:start] + put + TEXT[start + gone :]).encode("utf-8", "replace"))
    )


@given(st.randoms(use_true_random=False), VALUES)
def test_any_other_value_at_any_place_is_refused_or_a_hand(chance: Any, value: object) -> None:  # noqa: ANN401 - hypothesis's own Random
    document: Any = json.loads(TEXT)
    inside, key = {"": document}, ""
    while (
        isinstance(inside[key], dict | list) and inside[key] and (not key or chance.random() < 0.8)
    ):
        inside = inside[key]
        key = chance.choice(list(inside) if isinstance(inside, dict) else range(len(inside)))
    inside[key] = value
    is_refused_or_a_hand_that_writes(packed(document))


@given(st.binary(max_size=200))
def test_noise_is_refused(noise: bytes) -> None:
    assert refusal(noise)
    assert refusal(zlib.compress(noise, wbits=31))


def keys_of(rule: Any) -> set[str]:  # noqa: ANN401 - a piece of JSON
    """The words of JSON Schema that a schema uses."""
    if isinstance(rule, list):
        return set().union(*map(keys_of, rule))
    if not isinstance(rule, dict):
        return set()
    named = [rule[key].values() for key in ("properties", "$defs") if key in rule]
    others = [value for key, value in rule.items() if key not in ("properties", "$defs", "const")]
    return set(rule).union(*map(keys_of, [*others, *(one for some in named for one in some)]))


def test_the_schema_uses_no_word_that_the_reader_does_not_know() -> None:
    assert keys_of(schema.schema()) == {
        *("$schema", "$id", "title", "description", "$defs", "$ref", "allOf", "type", "const"),
        *("properties", "required", "additionalProperties", "propertyNames"),
        *("minProperties", "maxProperties", "items", "minItems", "maxItems"),
        *("minimum", "maximum", "minLength", "maxLength", "pattern"),
    }


@pytest.mark.parametrize(
    ("kind", "place"),
    [(Style, "style"), (Drift, "style/drift"), (Origin, "origin"), (Form, "$defs/form")],
)
def test_the_schema_has_the_keys_of_the_values(kind: type, place: str) -> None:
    rule = schema.schema()
    for key in place.split("/"):
        rule = rule[key] if key in rule else rule["properties"][key]
    assert rule["properties"].keys() == {field.name for field in fields(kind)}
    assert rule["additionalProperties"] is False


def needed(rule: Any, above: str = "") -> Iterator[str]:  # noqa: ANN401 - a piece of JSON
    for key, each in rule.get("properties", {}).items():
        yield from needed(each, f"{above}{key}/")
    for key in rule.get("required", ()):
        yield f"{above}{key}"


@pytest.mark.parametrize("place", list(needed(schema.schema())))
def test_every_key_that_the_schema_asks_for_is_needed(place: str) -> None:
    assert refusal(changed(place, None)).startswith("oak.hand: ")


def every_key(rule: Any) -> set[str]:  # noqa: ANN401 - a piece of JSON
    """The keys that may stand in a file."""
    if isinstance(rule, list):
        return set().union(*map(every_key, rule))
    if not isinstance(rule, dict):
        return set()
    return set(rule.get("properties", ())).union(*map(every_key, rule.values()))


def test_every_key_is_told_of_in_the_documentation() -> None:
    told = (Path(__file__).parents[3] / "docs" / "hand-format.md").read_text("utf-8")
    words = {word for span in re.findall(r"`([^`\n]+)`", told) for word in re.split(r"\W+", span)}
    assert every_key(schema.schema()) - words == {"format"}
    assert '"format": "penned-hand"' in told
    assert f"This is version {file.VERSION}." in told
