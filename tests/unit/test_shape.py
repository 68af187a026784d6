"""The shape of the code: ceilings that keep it readable. To raise one is a decision, not a fix."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import penned

SOURCE = Path(penned.__file__).parent
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
MOST_LINES_A_FILE, MOST_LINES_A_FUNCTION = 400, 60
NO_ROOMS = {"utils", "util", "helpers", "helper", "common", "base", "manager", "service", "misc"}


def named(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_module_has_one_thought_and_says_so_in_its_first_line(module: Path) -> None:
    text = module.read_text("utf-8")
    first = (ast.get_docstring(ast.parse(text)) or "").split("\n")[0]

    assert first.endswith((".", "`."))
    assert len(text.splitlines()) <= MOST_LINES_A_FILE
    assert module.stem not in NO_ROOMS


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_function_can_be_seen_at_once(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    longest = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    }
    assert {name: lines for name, lines in longest.items() if lines > MOST_LINES_A_FUNCTION} == {}
