"""What a word stands for is read from WordNet's lines; rated words go before its classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import norms

if TYPE_CHECKING:
    from pathlib import Path

SENSES = """\
kettle%1:06:00:: 00000100 1 0
barn%1:06:00:: 00000300 1 3
mercy%1:07:00:: 00000400 1 5
mow%2:35:00:: 00000500 1 1
mow%1:06:00:: 00000100 2 0
zarf%1:06:00:: 00000100 1 0
red_carpet%1:06:00:: 00000100 1 0
"""
NOUNS = """\
  1 This line is of the licence.
00000100 06 n 01 kettle 0 001 @ 00000200 n 0000 | a pot
00000200 06 n 01 artifact 0 000 | something made
00000300 06 n 01 barn 0 001 @ 00000350 n 0000 | a building
00000350 06 n 02 structure 0 construction 0 001 @ 00000200 n 0000 | something built
00000400 07 n 01 mercy 0 000 | leniency
"""


def entries(**ratings: float) -> dict[str, str]:
    lines = norms.packed(SENSES, NOUNS, {"kettle": 7.0, **ratings}).splitlines()
    words = (entry for line in lines for entry in line.split()[1:])
    return dict(entry.split(":") for entry in words)


def test_a_word_has_its_nouns_its_verbs_its_part_and_what_can_be_handed_over() -> None:
    assert entries()["kettle"] == "9-ng"
    assert entries()["mercy"] == "0-n-"
    assert entries()["barn"] == "9-np"
    assert entries()["mow"] == "99vg"


def test_a_rating_goes_before_the_classes() -> None:
    assert entries(mercy=4.0)["mercy"] == "5-n-"


def test_a_rare_thing_needs_no_entry_and_no_phrase_has_one() -> None:
    assert not {"zarf", "red_carpet"} & entries().keys()


def test_a_line_begins_with_what_its_words_begin_with() -> None:
    for line in norms.packed(SENSES, NOUNS, {}).splitlines():
        head, *words = line.split()
        assert all(word.startswith(head) for word in words)


def test_only_rated_words_are_taken_from_a_table(tmp_path: Path) -> None:
    table = tmp_path / "ratings.csv"
    table.write_text("Word,Brysbaert,Glasgow\nKettle,5,6.8\nmercy,1.5,\n", encoding="utf-8")

    assert dict(norms.rated(table)) == {"kettle": 6.8}
