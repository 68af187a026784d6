"""Legible: the share of characters that a reading machine gets wrong.

The machine is RapidOCR (PP-OCR, its weights inside the wheel; Apache-2.0), given three words at a
time at most, upright and cut out, because it squeezes longer lines. Case and spaces do not count,
nor does which kind of apostrophe or comma it is. It is loaded when it is first asked.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray
    from rapidocr.utils.output import RapidOCROutput

    Picture = NDArray[np.uint8]

SENTENCES = Path(__file__).parent / "sentences.txt"
WORDS = 3  # that the machine is shown at a time, at most


def chunks() -> list[str]:
    """Sixty sentences of thank-you notes, three words or fewer at a time."""
    lines = SENTENCES.read_text("utf-8").splitlines()
    found = []
    for line in lines:
        words = line.split()
        found += [" ".join(words[at : at + WORDS]) for at in range(0, len(words), WORDS)]
    return found


def error_rate(pictures: Iterable[tuple[str, Picture]]) -> float:
    """The share of characters read wrongly, of texts and their pictures: black ink on white."""
    wrong = total = 0
    for text, picture in pictures:
        meant = _plain(text)
        wrong += _edits(meant, _plain(read(picture)))
        total += len(meant)
    return wrong / max(total, 1)


def read(picture: Picture) -> str:
    """What the machine reads in a grey picture of a few words."""
    colours = np.repeat(picture[:, :, None], 3, axis=2)
    found = _machine()(colours, use_det=False, use_cls=False, use_rec=True)
    return (found.txts or ("",))[0]


@cache
def _machine() -> Callable[..., RapidOCROutput]:
    from rapidocr import RapidOCR  # noqa: PLC0415

    machine: Callable[..., RapidOCROutput] = RapidOCR()
    return machine


def _plain(text: str) -> str:
    """`text` without what does not count."""
    text = unicodedata.normalize("NFC", text).lower().translate(_SAME)
    return re.sub(r"\s", "", text)


_SAME = str.maketrans("’‘“”–、，", "''\"\"-,,")


def _edits(one: str, other: str) -> int:
    """The least number of characters to put in, take out or change (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, start=1):
        above, row[0] = row[0], i
        for j, its in enumerate(other, start=1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (char != its))
    return row[-1]
