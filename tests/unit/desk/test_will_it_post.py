from __future__ import annotations

import pytest

from penned.desk import will_it_post
from penned.stationery.postal import Known

THICK = Known(thickness=6)


def test_other_paper_is_judged_with_the_same_thing_in_it() -> None:
    told = will_it_post.piece("us-a2-folded", "DE", "US", THICK)
    assert told.name == "Großbrief"
    assert told.cures == ("us-a2-folded in iso-c6-envelope goes as a Kompaktbrief",)


def test_an_envelope_is_no_cure_for_itself() -> None:
    told = will_it_post.piece("iso-c6-envelope", "DE", "US", THICK)
    assert (told.name, told.cures) == ("Kompaktbrief", ("Make it 1 mm thinner",))


@pytest.mark.parametrize("known", [THICK, Known(weight=30)])
def test_what_no_envelope_betters_has_no_other_envelope_as_its_cure(known: Known) -> None:
    told = will_it_post.measures((162, 114), "DE", "", known)
    assert not any("goes as" in cure for cure in told.cures)
