from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner, Result

from penned import stationery
from penned.cli import drawn
from penned.cli.app import app
from penned.errors import BadInput, NotFound

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("penned.cli.say.out.width", 80, raising=False)


def run(*words: str) -> Result:
    done = CliRunner().invoke(app, ["stationery", *words])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def lines(*words: str) -> list[str]:
    return [line.rstrip() for line in run(*words).output.splitlines()]


def told(*words: str) -> Any:  # noqa: ANN401 - whatever JSON can say
    return json.loads(run(*words, "--json").output)


def test_the_list_has_a_line_a_size_and_goes_on_a_usual_screen() -> None:
    listed = lines("list")
    (a7,) = [line for line in listed if line.startswith("us-a7 ")]
    assert a7.split() == ["us-a7", "5", "×", "7", "in", "folded", "tent", "flat", "french", "us-a7"]
    (c6,) = [line for line in listed if line.startswith("iso-c6-envelope")]
    assert "162 × 114 mm" in c6
    assert max(map(len, listed)) <= 80
    assert sum(line.startswith(("us-", "iso-", "jp-", "hagaki")) for line in listed) == 15 + 12


def test_the_list_as_json_has_every_piece_with_its_kind() -> None:
    pieces = told("list")
    assert {each["kind"] for each in pieces} == {"card", "envelope"}
    (a7,) = [each for each in pieces if each["name"] == "us-a7-folded"]
    assert (a7["envelope"], a7["fold"], a7["closed"]) == ("us-a7-envelope", "side", [127.0, 177.8])


def test_a_card_is_drawn_as_it_lies_open_with_its_panels_and_its_crease() -> None:
    shown = lines("show", "us-a7-folded")
    assert shown[0] == "us-a7-folded: A7 folded card, 5 x 7 in"
    (names,) = [line for line in shown if "inside-right" in line and "│" in line]
    assert [word.strip() for word in names.replace("│", "┊").split("┊") if word.strip()] == [
        "back", "front", "inside-left", "inside-right",
    ]  # fmt: skip
    assert any("254 × 177.8 mm (10 × 7 in), folded at the side" in line for line in shown)
    assert any(line.startswith("Envelopes  us-a7-envelope") for line in shown)
    assert max(map(len, shown)) <= 80


@pytest.mark.parametrize("name", stationery.names())
def test_every_piece_can_be_drawn_with_all_its_words(name: str) -> None:
    piece = stationery.load(name)
    if isinstance(piece, stationery.Card):
        drawing = drawn.card(piece)
        words = [panel.name for panel in piece.panels] + ["note begins"]
        words += ["upside down"] * any(panel.turn for panel in piece.panels)
    else:
        drawing = drawn.envelope(piece)
        words = ["stamp", "sender", "address"] + ["clear"] * bool(piece.clear_areas)
    assert [word for word in words if word not in drawing] == []
    assert max(map(len, drawing.splitlines())) <= 80


def test_one_letter_is_told_with_its_class_the_reason_and_the_cure() -> None:
    done = run("check", "us-a2-folded", "--from", "de")
    said = [line.rstrip() for line in done.output.splitlines()]
    assert done.exit_code == 1
    assert said[0] == "Deutsche Post, DE: Großbrief"
    assert said[1].startswith("Letter   us-a2-folded in us-a2-envelope: 146.1 × 111.1 × 0.86 mm")
    assert "Because  it is 1.31 times as long as wide; a Standardbrief at least 1.4 times" in said
    assert "Better   us-a2-folded in iso-c6-envelope goes as a Standardbrief" in said


def test_a_letter_like_others_is_no_finding() -> None:
    done = run("check", "us-a7-folded", "--from", "US", "--to", "DE", "--thickness", "0.6")
    assert (done.exit_code, done.output.splitlines()[0]) == (0, "USPS, US to DE: letter")


def test_without_a_piece_every_envelope_is_told() -> None:
    done = run("check", "--from", "GB", "--to", "US")
    assert done.exit_code == 0
    assert "us-10-envelope       Large Letter" in done.output
    assert "iso-c6-envelope      Letter" in done.output


def test_measures_and_what_is_known_of_a_letter_count() -> None:
    (square,) = told("check", "--width", "6.5in", "--height", "165.1", "--from", "US", "--rigid")
    assert (square["name"], square["posted"]["traits"]) == ("parcel", ["rigid"])
    (heavy,) = told("check", "iso-c6-envelope", "--from", "DE", "--weight", "30")
    assert (heavy["name"], heavy["cures"][0]) == ("Kompaktbrief", "Make it 10 g lighter")


def test_a_postcard_goes_without_an_envelope() -> None:
    done = run("check", "hagaki", "--postcard", "--from", "JP")
    assert done.exit_code == 0
    assert "It must say はがき or POSTCARD" in done.output


@pytest.mark.parametrize(
    "words", [("us-a7-folded", "--width", "5in", "--height", "4in"), ("--width", "5in")]
)
def test_a_letter_is_told_by_its_name_or_by_both_measures(words: tuple[str, ...]) -> None:
    with pytest.raises(BadInput, match="by its name, or by --width and --height"):
        run("check", *words, "--from", "US")


def test_a_post_that_is_not_known_is_told() -> None:
    with pytest.raises(NotFound, match="postal rules of “FR” are not known"):
        run("check", "us-a7-folded", "--from", "FR")


def test_where_one_lives_is_where_it_is_posted(tmp_path: Path) -> None:
    def penned(*words: str) -> Result:
        return CliRunner().invoke(app, ["--ledger", str(tmp_path / "ledger.sqlite3"), *words])

    unsaid = penned("stationery", "check", "us-10-envelope").exception
    assert isinstance(unsaid, BadInput)
    assert "--from US" in unsaid.cure
    penned("people", "me", "Maya", "--address", "5 High St, Bath BA1 1AA, United Kingdom")
    assert penned("stationery", "check", "us-10-envelope").output.startswith(
        "Royal Mail, GB: Large"
    )
