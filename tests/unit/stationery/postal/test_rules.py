from __future__ import annotations

from dataclasses import replace

import pytest

from penned.errors import BadInput
from penned.stationery.entries import Entries
from penned.stationery.postal import Posted
from penned.stationery.postal.rules import Firm, Limit, _mail_class, post

CLASS = """
name = "letter"
rank = "letter"
length = ["5 in", 300]
ratio = [1.3]
not = ["rigid"]
only = ["envelope"]
firm = { from = 0.2, over = [150, 108] }
"""


def read(text: str) -> Entries:
    return Entries.read(text, "xx.toml")


def test_a_class_of_letters_is_read_with_all_that_it_asks() -> None:
    found = _mail_class(read(CLASS))
    assert found.limits == (Limit("length", 127, 300), Limit("ratio", 1.3))
    assert (set(found.refuses), set(found.only)) == ({"rigid"}, {"envelope"})
    assert found.firm == Firm(0.2, 150, 108)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('rank = "letter"', 'rank = "best"', "rank: “best” is not one of letter"),
        ('["envelope"]', '["naked"]', "only: “naked” is not one of bare, envelope"),
        ("ratio", "aspect", "aspect: no class of letters has this"),
        ("[1.3]", "1.3", "ratio: it must be a list"),
        ("over", "above", "firm.over: it is missing"),
    ],
)
def test_a_fault_in_a_class_is_reported_as_file_key_and_reason(
    old: str, new: str, reason: str
) -> None:
    with pytest.raises(BadInput, match=f"xx.toml: {reason}"):
        _mail_class(read(CLASS.replace(old, new)))


def test_only_what_is_large_has_to_be_firm() -> None:
    firm = Firm(0.23, 152.4, 107.95)
    thin = Posted("it", 150, 100, 0.2, 5)
    assert not firm.lacking(thin)
    assert firm.lacking(replace(thin, length=160))
    assert firm.lacking(replace(thin, width=110))
    assert not firm.lacking(replace(thin, length=160, thickness=0.3))


def test_abroad_the_smallest_letter_is_that_of_home_where_nothing_else_is_said() -> None:
    assert post("JP").least_abroad == post("JP").least
    assert post("US").least_abroad != post("US").least
