from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lp import FakeLp
from penned.desk import lp
from penned.desk.lp import Job
from penned.desk.print_files import Made, PrintFile
from penned.errors import Unreachable
from penned.page.page import Page
from penned.stationery.paper import Rect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from penned.press.imposition import Flip


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeLp:
    made = FakeLp.into(tmp_path / "bin")
    monkeypatch.setenv("PATH", made.path)
    return made


def finished(
    folder: Path, name: str, size: tuple[float, float], turned_over: Flip | None = None
) -> Made:
    def pages(_: object) -> Iterator[Page]:
        yield Page(*size, Rect(0, 0, *size))

    path = folder / f"{name}.pdf"
    path.write_bytes(name.encode())
    return Made(PrintFile(name, name.capitalize(), pages, turned_over), path)


def test_files_are_held_with_their_size_and_sides_and_let_go_in_order(
    fake: FakeLp, tmp_path: Path
) -> None:
    made = [
        finished(tmp_path, "cards", (215.9, 279.4), "short"),
        finished(tmp_path, "envelopes", (184.15, 133.35)),
    ]
    with lp.held(made, "office") as jobs:
        assert jobs == [Job("office-1", "Cards"), Job("office-2", "Envelopes")]
    lp.let_go(jobs)

    first, second, *rest = fake.told
    assert "-d office -t Cards" in first
    assert "-H hold" in first
    assert "media=Letter" in first
    assert "sides=two-sided-short-edge" in first
    assert "print-scaling=none" in first
    assert "media=Custom.133.35x184.15mm" in second
    assert "sides=one-sided" in second
    assert rest == ["lp -i office-1 -H resume", "lp -i office-2 -H resume"]
    assert fake.printed == [b"cards", b"envelopes"]


def test_without_a_queue_nothing_is_told(fake: FakeLp, tmp_path: Path) -> None:
    with lp.held([finished(tmp_path, "cards", (210, 297))], "") as jobs:
        assert jobs == []
    assert fake.told == []


def test_what_lp_says_is_said_and_what_it_took_before_is_taken_back(
    fake: FakeLp, tmp_path: Path
) -> None:
    fake.refuse("envelopes.pdf")
    made = [finished(tmp_path, name, (210, 297)) for name in ("cards", "envelopes")]
    with (
        pytest.raises(Unreachable, match="did not take Envelopes: The printer or class does not"),
        lp.held(made, "office"),
    ):
        raise AssertionError("it must not come so far")
    assert fake.told[-1] == "cancel office-1"
    assert not [told for told in fake.told if "resume" in told]


def test_what_fails_later_takes_all_back(fake: FakeLp, tmp_path: Path) -> None:
    made = [finished(tmp_path, name, (210, 297)) for name in ("cards", "envelopes")]
    with pytest.raises(KeyError), lp.held(made, "office"):
        raise KeyError
    assert fake.told[-2:] == ["cancel office-1", "cancel office-2"]


def test_a_machine_without_cups_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with (
        pytest.raises(Unreachable, match="no program called “lp” here"),
        lp.held([finished(tmp_path, "cards", (210, 297))], "office"),
    ):
        raise AssertionError("it must not come so far")


def test_a_job_that_cannot_be_let_go_says_how_to(fake: FakeLp) -> None:
    fake.refuse("resume")
    with pytest.raises(Unreachable, match="lp -i office-9 -H resume"):
        lp.let_go([Job("office-9", "Cards")])
