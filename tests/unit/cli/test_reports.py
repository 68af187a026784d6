"""What is told of a print run, and in which order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from penned.cli import reports
from penned.desk.print_run import Printed

if TYPE_CHECKING:
    import pytest

DONE = Printed(
    (Path("cards.pdf"),), beforehand=("Ana had this one in May.",), remarks=("USPS: letter.",)
)


def test_who_had_this_card_last_is_said_before_anything_else(
    capsys: pytest.CaptureFixture[str],
) -> None:
    reports.printed(DONE, json=False)
    told = capsys.readouterr().out
    assert told.startswith("Ana had this one in May.")
    assert told.index("cards.pdf") < told.index("USPS: letter.")

    reports.printed(DONE, json=True)
    assert json.loads(capsys.readouterr().out)["remarks"] == [
        "Ana had this one in May.",
        "USPS: letter.",
    ]
