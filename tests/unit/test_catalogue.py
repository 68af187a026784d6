from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from penned import catalogue, hand, stationery
from penned.errors import NotFound
from penned.hand.file import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installed package `paper_shop` with things to add: its folder, to be filled."""
    package, info = tmp_path / "paper_shop", tmp_path / "paper_shop-1.dist-info"
    package.mkdir()
    info.mkdir()
    (package / "__init__.py").touch()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: paper-shop\nVersion: 1\n")
    (info / "entry_points.txt").write_text(
        "[penned.stationery]\npaper-shop = paper_shop\n[penned.hands]\npaper-shop = paper_shop\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    catalogue._plugins.cache_clear()
    yield package
    catalogue._plugins.cache_clear()
    sys.modules.pop("paper_shop", None)


def card_file() -> str:
    return """
        kind = "card"
        title = "A card of our own"
        finished = "5 x 7 in"
        fold = "side"
        safe_margin = 3
        source = "measured"
        as_of = 2026-11-22
    """


def test_everything_built_in_is_on_offer() -> None:
    assert "meadow" in catalogue.hands()
    assert {"us-a7-folded", "iso-a6-folded"} <= set(catalogue.cards())
    assert set(catalogue.occasions()) >= {
        "gift",
        "wedding",
        "favour",
        "hosting",
        "interview",
        "wednesday",
    }
    assert {rule.kind for rule in catalogue.rules()} >= {"slot", "generic_phrase", "wrong_gift"}
    assert catalogue.faults() == ()


def test_every_card_has_its_envelope_on_offer() -> None:
    for card in catalogue.cards().values():
        assert catalogue.envelope(card.envelope).width >= card.note_panel.width


@pytest.mark.parametrize(
    "choose", [catalogue.hand, catalogue.card, catalogue.envelope, catalogue.piece]
)
def test_what_is_not_on_offer_is_not_found_and_the_offer_is_named(choose: object) -> None:
    with pytest.raises(NotFound, match=r"no .* called “papyrus”. There are .*\."):
        choose("papyrus")  # type: ignore[operator]  # one of the four above


def test_a_card_of_a_plugin_is_on_offer(plugin: Path) -> None:
    (plugin / "paper-shop-a7.toml").write_text(card_file(), "utf-8")
    assert catalogue.card("paper-shop-a7").name == "paper-shop-a7"
    assert catalogue.faults() == ()


def test_a_broken_file_of_a_plugin_is_told_and_never_fatal(plugin: Path) -> None:
    (plugin / "good.toml").write_text(card_file(), "utf-8")
    (plugin / "torn.toml").write_text("kind = ", "utf-8")

    assert "good" in catalogue.cards()
    (fault,) = catalogue.faults()
    assert (fault.plugin, "torn.toml" in fault.reason) == ("paper-shop", True)
    with pytest.raises(NotFound, match=r"The plugin paper-shop is broken: torn\.toml"):
        catalogue.card("torn")


def test_a_plugin_that_is_not_there_is_told_and_never_fatal(plugin: Path) -> None:
    (plugin / "__init__.py").unlink()
    plugin.rmdir()
    assert "us-a7-folded" in catalogue.cards()
    assert [fault.plugin for fault in catalogue.faults("stationery")] == ["paper-shop"]


def test_a_plugin_cannot_replace_what_is_built_in(plugin: Path) -> None:
    (plugin / "us-a7-folded.toml").write_text(card_file().replace("7 in", "9 in"), "utf-8")
    assert catalogue.card("us-a7-folded") == stationery.load("us-a7-folded")


def test_an_occasion_of_a_plugin_may_extend_one_that_is_built_in(plugin: Path) -> None:
    points = plugin.with_name("paper_shop-1.dist-info") / "entry_points.txt"
    points.write_text("[penned.occasions]\npaper-shop = paper_shop\n")
    (plugin / "name-day.toml").write_text(
        'extends = "birthday"\ntitle = "A name day"\nsource = "our aunt"\nas_of = 2026-11-22\n'
        '[[prompts]]\nfield = "what"\nquestion = "Which saint, and what came?"\n',
        "utf-8",
    )
    (plugin / "torn.toml").write_text("title = 1", "utf-8")

    found = catalogue.occasion("a name day")
    assert found.family == ("name-day", "birthday", "gift")
    assert found.window == catalogue.occasion("birthday").window
    (fault,) = catalogue.faults()
    assert fault.reason.startswith("torn.toml: ")


def test_a_hand_of_a_plugin_is_on_offer_with_its_label(plugin: Path) -> None:
    (plugin / "heather.hand").write_bytes(hand.to_bytes(hand.load("meadow")))
    assert catalogue.hand("heather").name == "heather"
    assert catalogue.hand_labels()["heather"].title == "Meadow"
    assert set(catalogue.hand_labels()) == set(catalogue.hands()) == {*hand.names(), "heather"}


def test_a_broken_hand_of_a_plugin_is_told_with_the_place(plugin: Path) -> None:
    (plugin / "torn.hand").write_bytes(b"torn")
    (plugin / "meadow.hand").write_bytes(hand.to_bytes(hand.load("linden")))
    (fault,) = catalogue.faults("hands")
    assert fault.reason.startswith("torn.hand: this is not the file of a hand")
    assert catalogue.hand("meadow") is hand.load("meadow")
    with pytest.raises(NotFound, match=r"The plugin paper-shop is broken: torn\.hand"):
        catalogue.hand("torn")


def test_a_label_says_what_the_whole_hand_says() -> None:
    for name, label in catalogue.hand_labels().items():
        assert label == label_of(catalogue.hand(name))


def test_every_built_in_hand_stands_in_the_documentation() -> None:
    told = (Path(__file__).parents[2] / "docs" / "hands.md").read_text("utf-8")
    labels = [catalogue.hand_labels()[name] for name in hand.names()]
    lines = [(f"| `{each.name}` | {each.about} |", f"| {each.origin.licence} |") for each in labels]
    assert [line for line in lines if not all(part in told for part in line)] == []


def test_a_design_of_a_plugin_is_a_folder_of_data(plugin: Path) -> None:
    points = plugin.with_name("paper_shop-1.dist-info") / "entry_points.txt"
    points.write_text("[penned.designs]\npaper-shop = paper_shop\n")
    for name, drawing in (("thistle", "leaf.svg"), ("torn", "nothing.svg"), ("olive", "leaf.svg")):
        folder = plugin / name
        folder.mkdir()
        (folder / drawing).write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 900">'
            '<path class="leaf" d="M0 0L900 0L0 900Z"/></svg>'
        )
        (folder / "design.toml").write_text(
            'title = "A thistle"\nabout = "One."\nsource = "ours"\n'
            '[colours.one]\nleaf = "ink"\n[colours.green]\nleaf = "#4d644f"\n'
            '[[front]]\nkind = "drawing"\ndrawings = ["leaf"]\n'
        )

    assert catalogue.design("thistle").title == "A thistle"
    assert catalogue.design("olive").title == "Olive branch"
    assert {"thistle", "olive"} < set(catalogue.designs())
    (fault,) = catalogue.faults("designs")
    assert fault.reason.startswith("torn/design.toml: drawings: there is no leaf.svg")
    with pytest.raises(NotFound, match=r"no design called “torn”.*The plugin paper-shop is broken"):
        catalogue.design("torn")
