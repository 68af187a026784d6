"""How well moments are proposed from calendars: precision and recall, by half and by calendar.

The rules were set on the "tuned" half. The "held" half was labelled before there was a rule.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import labelled_calendars as labelled


def main(shown: list[str]) -> None:
    """Print both halves; with the name of a half, what went wrong in it as well."""
    for half in ("tuned", "held"):
        scores = [labelled.score(each) for each in labelled.calendars(half)]
        print(
            f"{half}: {sum(each.events for each in scores)} events, "
            f"{sum(len(each.right) + len(each.missed) for each in scores)} call for thanks; "
            f"precision {labelled.precision(scores):.3f}, recall {labelled.recall(scores):.3f}, "
            f"giver right in {sum(each.givers for each in scores)} "
            f"of {sum(len(each.right) for each in scores)}"
        )
        for each in scores:
            print(
                f"  {each.name:20} {len(each.right):3} right {len(each.wrong):3} wrong "
                f"{len(each.missed):3} missed"
            )
            if half in shown:
                for line, told in each.wrong:
                    print(f"    wrong: {line.title} — {told.because}")
                for line in each.missed:
                    print(f"    missed: {line.title}")


if __name__ == "__main__":
    main(sys.argv[1:])
