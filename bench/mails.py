"""How well moments are proposed from mail: precision and recall by half, and messages a second.

The rules were set on the "tuned" half. The "held" half was labelled before there was a rule.

python bench/mails.py [tuned|held]    with a half, what went wrong in it as well
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import labelled_mails as labelled
from penned.sources import mail

_TIMES = 10
_NEWSLETTER = (
    b"From - Mon Nov  2 09:00:00 2026\nFrom: News <news@shop.example>\nSubject: This week\n"
    b"List-Id: <news.shop.example>\nContent-Type: text/html; charset=utf-8\n\n"
    + b"<p>Some <b>words</b> about things, and a gift for everybody.</p>\n" * 800
    + b"\n"
)
_LETTER = (
    b"From - Mon Nov  2 09:00:00 2026\nFrom: Ana Reyes <ana@reyes.example>\nSubject: The lake\n"
    b"Date: Mon, 2 Nov 2026 09:00:00 +0100\n\n"
    + b"We went to the lake, and the children would not go home.\nHow are you all?\n\n" * 60
    + b"\n"
)


def main(shown: list[str]) -> None:
    """Print both halves, then the speed on three kinds of mail."""
    for half in labelled.HALVES:
        found = labelled.score(half)
        print(
            f"{half}: {found.messages} messages, "
            f"{len(found.right) + len(found.missed)} call for thanks; "
            f"precision {found.precision:.3f}, recall {found.recall:.3f}"
        )
        if half in shown:
            for kind, lines in (("wrong", found.wrong), ("missed", found.missed)):
                for line in lines:
                    print(f"    {kind}: {line}")
    tuned = (labelled.FOLDER / "tuned.mbox").read_bytes()
    for name, data in (
        ("the tuned half", tuned * _TIMES),
        ("newsletters of 50 kB", _NEWSLETTER * 300),
        ("letters of 5 kB", _LETTER * 200),
    ):
        started = time.process_time()
        reading = mail.read(data, name, labelled.BESIDE)
        took = time.process_time() - started
        messages = int(dict(reading.about)["messages"].replace(",", ""))
        print(f"{name}: {messages / took:,.0f} messages/s of processor time")


if __name__ == "__main__":
    main(sys.argv[1:])
