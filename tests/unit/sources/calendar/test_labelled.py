from __future__ import annotations

import labelled_calendars as labelled


def test_of_the_calendars_that_the_rules_were_set_on_nearly_all_is_right() -> None:
    scores = [labelled.score(each) for each in labelled.calendars("tuned")]
    assert sum(each.events for each in scores) > 200
    assert labelled.precision(scores) >= 0.97
    assert labelled.recall(scores) >= 0.95


def test_of_the_calendars_that_the_rules_were_not_set_on_most_is_right() -> None:
    scores = [labelled.score(each) for each in labelled.calendars("held")]
    assert sum(each.events for each in scores) > 150
    assert labelled.precision(scores) >= 0.9
    assert labelled.recall(scores) >= 0.7
