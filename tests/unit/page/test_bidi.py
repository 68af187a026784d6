from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penned.page import bidi

# Lines of BidiCharacterTest-17.0.0.txt (Unicode License v3) without marks of direction: characters;
# the direction that is asked for (2: by the first letter); the line's level; levels; visual order.
OFFICIAL = """\
05D0 05D1 0028 05D2 05D3 005B 0026 0065 0066 005D 002E 0029 0067 0068;0;0;1 1 0 1 1 0 0 0 0 0 0 0 0 0;1 0 2 4 3 5 6 7 8 9 10 11 12 13
05D0 05D1 0028 05D2 05D3 005B 0026 0065 0066 005D 002E 0029 0067 0068;1;1;1 1 1 1 1 1 1 2 2 1 1 1 2 2;12 13 11 10 9 7 8 6 5 4 3 2 1 0
0061 0062 0063 0020 0028 0064 0065 0066 0020 0627 0628 062C 0029 0020 05D0 05D1 05D2;0;0;0 0 0 0 0 0 0 0 0 1 1 1 0 0 1 1 1;0 1 2 3 4 5 6 7 8 11 10 9 12 13 16 15 14
0061 0062 0063 0020 0028 0064 0065 0066 0020 0627 0628 062C 0029 0020 05D0 05D1 05D2;1;1;2 2 2 1 1 2 2 2 1 1 1 1 1 1 1 1 1;16 15 14 13 12 11 10 9 8 5 6 7 4 3 0 1 2
05D0 05D1 05D2 0020 0028 0064 0065 0066 0020 0627 0628 062C 0029 0020 0061 0062 0063;0;0;1 1 1 0 0 0 0 0 0 1 1 1 0 0 0 0 0;2 1 0 3 4 5 6 7 8 11 10 9 12 13 14 15 16
05D0 05D1 05D2 0020 0028 0064 0065 0066 0020 0627 0628 062C 0029 0020 0061 0062 0063;1;1;1 1 1 1 1 2 2 2 1 1 1 1 1 1 2 2 2;14 15 16 13 12 11 10 9 8 5 6 7 4 3 2 1 0
0061 0062 0063 0020 0028 0627 0628 062C 0020 0064 0065 0066 0029 0020 05D0 05D1 05D2;0;0;0 0 0 0 0 1 1 1 0 0 0 0 0 0 1 1 1;0 1 2 3 4 7 6 5 8 9 10 11 12 13 16 15 14
0061 0062 0063 0020 0028 0627 0628 062C 0020 0064 0065 0066 0029 0020 05D0 05D1 05D2;1;1;2 2 2 1 1 1 1 1 1 2 2 2 1 1 1 1 1;16 15 14 13 12 9 10 11 8 7 6 5 4 3 0 1 2
05D0 05D1 05D2 0020 0028 0627 0628 062C 0020 0064 0065 0066 0029 0020 0061 0062 0063;1;1;1 1 1 1 1 1 1 1 1 2 2 2 1 1 2 2 2;14 15 16 13 12 9 10 11 8 7 6 5 4 3 2 1 0
0627 0628 062C 0020 0062 006F 006F 006B 0028 0073 0029;0;0;1 1 1 0 0 0 0 0 0 0 0;2 1 0 3 4 5 6 7 8 9 10
0627 0628 062C 0020 0062 006F 006F 006B 0028 0073 0029;1;1;1 1 1 1 2 2 2 2 2 2 2;4 5 6 7 8 9 10 3 2 1 0
062A 0031 002F 0032;2;1;1 2 2 2;1 2 3 0
062A 0031 002F 0032;0;0;1 2 2 2;1 2 3 0
05D0 0020 0031 002D 0032;0;0;1 1 2 2 2;2 3 4 1 0
0028 05D0 0029 0028 0029 0061;0;0;0 1 0 0 0 0;0 1 2 3 4 5
0061 0028 2680 0062 0029 0028 0063 0029;0;0;0 0 0 0 0 0 0 0;0 1 2 3 4 5 6 7
2680 0028 0028 2681 0029 0029;0;0;0 0 0 0 0 0;0 1 2 3 4 5
05D0 0028 0028 05D1 0029 0061 0029 2680;0;0;1 0 0 1 0 0 0 0;0 1 2 3 4 5 6 7
0028 2680 0029 05D0 005B 0061 05D1 005D;0;0;0 0 0 1 0 0 1 0;0 1 2 3 4 5 6 7
0028 05D0 0029 0061 05D1 005B 005D 05D2;0;0;0 1 0 0 1 1 1 1;0 1 2 3 7 6 5 4
2680 0028 2681 05D0 0029 0028 0061 0029;1;1;1 1 1 1 1 1 2 1;7 6 5 4 3 2 1 0
0028 0061 05D0 0028 05D1 0029 0062 0029;1;1;1 2 1 1 1 1 2 1;7 6 5 4 3 2 1 0
05D0 0028 0061 0029 05D1 005B 005D;1;1;1 1 2 1 1 1 1;6 5 4 3 2 1 0
0028 0029 0061 05D0 0062 005B 2680 005D;1;1;1 1 2 1 2 1 1 1;7 6 5 4 3 2 1 0
05D0 0028 005B 2680 005D 0029 0061;1;1;1 1 1 1 1 1 2;6 5 4 3 2 1 0
0028 0061 005B 05D0 005D 2680 0029 0062;1;1;1 2 1 1 1 1 1 2;7 6 5 4 3 2 1 0
"""  # noqa: E501 - as Unicode publishes them


@pytest.mark.parametrize("line", OFFICIAL.splitlines())
def test_the_levels_and_the_order_are_unicodes_own(line: str) -> None:
    chars, asked, base, levels, order = line.split(";")
    text = "".join(chr(int(code, 16)) for code in chars.split())
    if asked == "2":
        assert bidi.is_right_to_left(text) == (base == "1")
    assert bidi.levels(text, int(base)) == [int(level) for level in levels.split()]
    if bidi.is_right_to_left(text) == (base == "1"):
        assert visual(text) == [int(place) for place in order.split()]


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("10 Downing Street", "10 Downing Street"),
        ("דיזנגוף 12, דירה 4", "4 הריד ,12 ףוגנזיד"),
        ("תל אביב-יפו 6688123", "6688123 ופי-ביבא לת"),
        ("رقم ١٢٣ شارع", "عراش ١٢٣ مقر"),
        ("PO Box 5, דואר", "PO Box 5, ראוד"),
    ],
)
def test_numbers_keep_their_order_among_words_set_right_to_left(written: str, set_: str) -> None:
    assert "".join(written[place] for place in visual(written)) == set_


def test_a_joiner_stays_with_the_letter_before_it() -> None:
    assert bidi.levels("می\u200cخ", 1) == [1, 1, 1, 1]
    assert bidi.levels("\u200c1", 1) == [1, 2]


def test_only_as_many_brackets_as_unicode_allows_are_paired() -> None:
    deep = "א" + "(" * 64 + "a" + ")" * 64
    assert len(bidi.levels(deep, 1)) == len(deep)


@given(st.text(alphabet="aב ع١1-,()[]\u0301%\t\u200d", max_size=24))
def test_every_character_is_set_exactly_once(text: str) -> None:
    assert sorted(visual(text)) == list(range(len(text)))


def visual(text: str) -> list[int]:
    places = []
    for run in bidi.runs(text):
        inside = list(range(run.start, run.end))
        places += inside[::-1] if run.right_to_left else inside
    return places
