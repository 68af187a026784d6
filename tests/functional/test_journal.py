"""An evening with the journal, and a sentence captured, as a person types them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newcomer import Person


def test_a_sentence_is_understood_said_and_owed(with_ana: Person) -> None:
    done = with_ana("capture", "Ana brought soup yesterday so I could sleep")

    assert done.code == 0
    assert "Ana Reyes" in done.out
    assert "so I could sleep" in done.out
    assert "Noted: thanks to Ana Reyes for “brought soup”." in done.out


def test_a_dry_run_notes_nothing(with_ana: Person) -> None:
    before = with_ana("owed", "--json").json
    assert with_ana("capture", "Ana brought soup", "--dry-run").code == 0
    assert with_ana("owed", "--json").json == before


def test_a_sentence_of_nobody_is_refused_with_a_command(with_ana: Person) -> None:
    done = with_ana("capture", "A fine day")

    assert done.code != 0
    assert "Who was kind?" in done.err
    assert "penned capture 'A fine day' --from NAME" in done.err


def test_an_evening_is_kept_found_owed_edited_and_deleted(with_ana: Person) -> None:
    asked = with_ana("today", "--json").json
    yesterday = (date.fromisoformat(asked["on"]) - timedelta(1)).isoformat()
    kept = with_ana("today", "Ana watered the plants", "--on", "yesterday")
    rain = with_ana("today", "Rain", "--json").json

    assert asked["prompt"].endswith("?")
    assert "penned journal owe 1" in kept.out
    assert [each["text"] for each in with_ana("journal", "--json").json] == [
        "Rain",
        "Ana watered the plants",
    ]
    assert with_ana("journal", "PLANTS", "--json").json[0]["on"] == yesterday
    (debt,) = with_ana("journal", "owe", "1", "--json").json
    assert (debt["who"], debt["since"]) == ("Ana Reyes", yesterday)
    assert "All day" in with_ana("journal", "edit", str(rain["entry"]), "All day").out
    assert with_ana("journal", "delete", str(rain["entry"])).code != 0
    assert with_ana("journal", "delete", str(rain["entry"]), "--yes").code == 0
    assert [each["moment"] is not None for each in with_ana("journal", "--json").json] == [True]


def test_own_prompts_are_added_listed_and_removed(penned: Person) -> None:
    assert penned("today", "--add-prompt", "Who fed me?").code == 0
    (own,) = penned("today", "--prompts", "--json").json
    assert own["text"] == "Who fed me?"
    assert penned("today", "--remove-prompt", str(own["prompt"])).code == 0
    assert penned("today", "--prompts", "--json").json == []
