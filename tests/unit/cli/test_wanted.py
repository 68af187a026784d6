from __future__ import annotations

import pytest

from penned.cli import wanted
from penned.errors import BadInput


def test_a_stack_is_of_sheets_that_are_cut() -> None:
    with pytest.raises(BadInput, match="--stack") as caught:
        wanted.job({"send": False, "printer": "", "stack": 3, "on": None})
    assert "--on letter" in caught.value.cure
