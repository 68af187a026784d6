"""The hands that come with Penned."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from string import ascii_letters, digits, punctuation

import pytest

import penned.hand
from penned import hand
from penned.errors import NotFound

HANDS = Path(penned.hand.__file__).parent / "hands"
RECIPES = Path(__file__).parents[3] / "tools" / "hands"
BUILT_IN = hand.names()
LICENCES = (HANDS / "LICENCES.txt").read_text("utf-8")

SOFT_HYPHEN = "\u00ad"
LATIN_1 = "".join(map(chr, range(0xA1, 0x100))).replace(SOFT_HYPHEN, "")
LATIN_EXTENDED_A = "".join(map(chr, range(0x100, 0x180)))
PROMISED = (
    ascii_letters + digits + punctuation + LATIN_1 + LATIN_EXTENDED_A + "ȘșȚț‘’“”‚„–—…•€™♥♡✓★☺→"
)
LARGEST, LARGEST_ALL = 120_000, 1_450_000  # bytes


def recipe_fonts(name: str) -> set[str]:
    recipe = tomllib.loads((RECIPES / f"{name}.toml").read_text("utf-8"))
    return {source["font"] for source in recipe["sources"]}


def test_the_names_are_those_of_the_files_and_each_can_be_loaded() -> None:
    assert set(BUILT_IN) == {path.stem for path in HANDS.glob("*.hand")}
    assert [hand.load(name).name for name in BUILT_IN] == list(BUILT_IN)


def test_there_are_twelve_hands_or_more_and_five_join_their_letters() -> None:
    joined = [name for name in BUILT_IN if any(form.exit for form in hand.load(name).forms["n"])]

    assert len(BUILT_IN) >= 12
    assert len(joined) >= 5
    assert len(BUILT_IN) - len(joined) >= 8


def test_a_hand_that_is_not_there_is_refused_with_the_ones_that_are() -> None:
    with pytest.raises(NotFound, match=r"“heather”.*linden.*meadow"):
        hand.load("heather")


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_letter_has_three_forms_or_more(name: str) -> None:
    forms = hand.load(name).forms

    assert {char: len(forms[char]) for char in ascii_letters if len(forms[char]) < 3} == {}


def test_all_that_is_promised_can_be_written() -> None:
    assert hand.missing(PROMISED, hand.load("meadow")) == ()


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_hand_has_what_all_others_can_write_or_compose(name: str) -> None:
    # What can be composed depends on nothing but the characters that are there.
    assert set(hand.load("meadow").forms) <= set(hand.load(name).forms)


@pytest.mark.parametrize("name", BUILT_IN)
def test_letters_stand_on_the_line_and_reach_the_x_height(name: str) -> None:
    for char in "acemnorsuvwxz":
        points = [stroke for form in hand.load(name).forms[char] for stroke in form.strokes]
        feet = max(float(stroke[:, 1].max()) for stroke in points)
        tops = min(float(stroke[:, 1].min()) for stroke in points)

        assert -0.25 < feet < 0.7, char
        assert -1.8 < tops < -0.7, char


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_hand_says_where_it_comes_from_and_may_be_given_on(name: str) -> None:
    origin = hand.load(name).origin

    assert set(origin.licence.split(" AND ")) <= {"OFL-1.1", "Apache-2.0"}
    assert origin.copyright
    assert "make_hand.py" in origin.source
    assert origin.as_of


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_licences_name_the_hand_its_fonts_and_whose_they_are(name: str) -> None:
    origin = hand.load(name).origin
    entry = re.search(rf"^{name} \((.*)\)\n((?:  .*\n)+)", LICENCES, re.MULTILINE)

    assert entry
    assert entry[1] == origin.licence
    assert [line for line in origin.copyright if line not in entry[2]] == []
    assert [font for font in recipe_fonts(name) if f"  {font}, " not in entry[2]] == []


def test_each_licence_is_there_in_full_and_once() -> None:
    assert LICENCES.count("SIL OPEN FONT LICENSE Version 1.1") == 1
    assert LICENCES.count("Version 2.0, January 2004") == 1
    assert "OTHER DEALINGS IN THE FONT SOFTWARE" in LICENCES
    assert "limitations under the License" in LICENCES


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_hand_has_a_name_that_none_of_its_fonts_has(name: str) -> None:
    title = hand.load(name).title.lower()

    assert title == name
    assert title not in " ".join(recipe_fonts(name)).lower()


def test_every_font_of_a_recipe_is_among_those_to_fetch() -> None:
    packages = (RECIPES / "fonts.txt").read_text("utf-8").split()
    fetched = {package.split("/")[-1].split("@")[0] for package in packages}
    needed = {font for name in BUILT_IN for font in recipe_fonts(name)}

    assert {font for font in needed if not font.startswith("EMS")} <= fetched
    assert "hersheytext" in fetched


def test_the_files_stay_small() -> None:
    sizes = {path.stem: path.stat().st_size for path in HANDS.glob("*.hand")}

    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}
    assert sum(sizes.values()) < LARGEST_ALL
