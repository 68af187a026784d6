from __future__ import annotations

from importlib.resources import files

import pytest

from penned import occasions
from penned.errors import BadInput
from penned.sources.calendar import rules

TEXT = files("penned.sources.calendar").joinpath("rules.toml").read_text("utf-8")


def test_every_kind_is_of_an_occasion_that_there_is() -> None:
    assert {kind.occasion for kind in rules.rules().kinds} <= set(occasions.keys())


def test_every_kind_says_what_was_done_and_by_what_it_is_known() -> None:
    for kind in rules.rules().kinds:
        assert kind.what
        assert kind.phrases
        assert kind.givers


@pytest.mark.parametrize(
    ("before", "after", "where", "why"),
    [
        ("strong = [", "storng = [", "kind interview", "“storng”"),
        ('giver = ["all",', 'giver = ["host",', "kind interview", "“host”"),
        ('"final round",', '"final (round",', "kind interview", "final (round"),
        ('"$meal hosted by _"', '"$feast hosted by _"', "kind dinner", "“$feast”"),
        ("crowd = 8", "", "rules.toml", "crowd"),
        ("threshold = 1.0", "threshold = one", "rules.toml", "TOML"),
    ],
)
def test_a_fault_is_told_with_its_place_and_reason(
    before: str, after: str, where: str, why: str
) -> None:
    assert before in TEXT
    with pytest.raises(BadInput) as fault:
        rules.read(TEXT.replace(before, after, 1), "rules.toml")
    assert "rules.toml" in fault.value.where
    assert where in fault.value.where
    assert why in fault.value.what
