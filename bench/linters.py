"""What others check prose with, each as the places that it finds or the number that it gives.

proselint and write-good find places, VADER weighs the feeling. write-good runs on Node.js and is
left out where that is missing.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from proselint.checks import __register__
from proselint.registry import CheckRegistry
from proselint.tools import LintFile
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

if TYPE_CHECKING:
    from collections.abc import Sequence

    Spans = list[tuple[int, int]]

NODE_MODULES = Path(__file__).parent.parent / ".venv-bench" / "node_modules"
WRITE_GOOD = """
const check = require("write-good");
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
check(texts[0]);
const start = process.cpuUsage();
const found = texts.map(text => check(text).map(one => [one.index, one.index + one.offset]));
const spent = process.cpuUsage(start);
console.log(JSON.stringify({ found, ms: (spent.user + spent.system) / 1000 }));
"""


@dataclass(frozen=True, slots=True)
class Linted:
    """What a linter finds in each of some texts, and the CPU milliseconds it takes for one."""

    name: str
    found: list[Spans]
    each: float


def proselint(texts: Sequence[str]) -> Linted:
    """All of its checks, as it comes."""
    CheckRegistry().register_many(__register__)
    LintFile(source="first", content=texts[0]).lint()
    start = time.process_time()
    found = [
        [one.check_result.span for one in LintFile(source="note", content=text).lint()]
        for text in texts
    ]
    return Linted("proselint", found, _each(start, texts))


def write_good(texts: Sequence[str]) -> Linted | None:
    """All of its checks, as it comes; None where Node.js or the package is missing."""
    node = shutil.which("node")
    if node is None or not (NODE_MODULES / "write-good").is_dir():
        return None
    done = subprocess.run(
        [node, "-e", WRITE_GOOD],
        input=json.dumps(list(texts)),
        env={"NODE_PATH": str(NODE_MODULES)},
        capture_output=True,
        check=True,
        text=True,
    )
    said = json.loads(done.stdout)
    found = [[(start, end) for start, end in spans] for spans in said["found"]]
    return Linted("write-good", found, said["ms"] / len(texts))


def vader(texts: Sequence[str]) -> tuple[list[float], float]:
    """The compound sentiment of each text, -1 to 1, and the CPU milliseconds it takes for one."""
    judge = SentimentIntensityAnalyzer()
    judge.polarity_scores(texts[0])
    start = time.process_time()
    return [judge.polarity_scores(text)["compound"] for text in texts], _each(start, texts)


def _each(start: float, texts: Sequence[str]) -> float:
    return (time.process_time() - start) * 1000 / len(texts)
