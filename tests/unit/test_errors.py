from __future__ import annotations

import pytest

from penned import errors
from penned.cli import exit_code
from penned.errors import BadInput, NotFound, PennedError, Refused, Unreachable


def test_an_error_says_where_what_and_what_to_do() -> None:
    error = BadInput("“maybe” is neither yes nor no", where="row 14", cure="Write yes or no.")
    assert str(error) == "row 14: “maybe” is neither yes nor no. Write yes or no."


def test_an_error_without_a_place_begins_like_a_sentence() -> None:
    assert str(Refused("nothing is owed to Ana")) == "Nothing is owed to Ana."


@pytest.mark.parametrize("end", [".", "?", "!"])
def test_a_sentence_that_has_its_end_gets_no_second_one(end: str) -> None:
    assert str(NotFound(f"Who is that{end}")) == f"Who is that{end}"


def test_every_kind_of_error_has_an_exit_code_of_its_branch() -> None:
    class OfAPlugin(Refused):
        """A branch that somebody else grew."""

    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and kind is not PennedError
    ]
    assert {kind.__name__: exit_code(kind("so")) for kind in (*kinds, OfAPlugin)} == {
        "BadInput": 2,
        "NotFound": 2,
        "Refused": 3,
        "TooLong": 3,
        "Unreachable": 4,
        "OfAPlugin": 3,
    }
    assert exit_code(Unreachable("the disk is full")) == 4


def test_a_word_without_end_is_named_by_its_beginning() -> None:
    error = Refused(f"it says “{'ab' * 99}” for “Ana”", where=f"page 1, “{'x' * 99}”")
    assert error.what == f"it says “{'ab' * 20}…” for “Ana”"
    assert error.where == f"page 1, “{'x' * 40}…”"
    line = f"“{'a line of many words ' * 9}”"
    assert Refused("it is too long", where=line).where == line
