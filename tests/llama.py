"""Serves models with llama.cpp until its standard input ends; run it as a program.

Each word of the command is a model's file, and a key after “=” where the server shall want one. The
addresses are printed in that order. It is a process of its own because uharfbuzz and xllamacpp,
built with different Cythons, do not load into one.
"""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def serving(*models: str | Path) -> Iterator[list[str]]:
    """The addresses at which these models answer."""
    words = [sys.executable, __file__, *map(str, models)]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True) as running:
        assert running.stdout
        addresses: list[str] = json.loads(running.stdout.readline())
        yield addresses


def main() -> None:
    """Serve, say where, and wait."""
    llamas: Any = importlib.import_module("xllamacpp")
    servers = [_server(llamas, *word.split("=")) for word in sys.argv[1:]]
    print(json.dumps([f"{server.listening_address}/v1" for server in servers]), flush=True)  # noqa: T201
    sys.stdin.read()


def _server(llamas: Any, model: str, *keys: str) -> Any:  # noqa: ANN401 - it ships no types
    wanted = llamas.CommonParams()
    wanted.model.path = model
    wanted.api_keys = [*keys]
    wanted.n_ctx, wanted.n_parallel, wanted.port, wanted.verbosity = 4096, 1, 0, 0
    wanted.cpuparams.n_threads = wanted.n_threads_http = 1
    return llamas.Server(wanted)


if __name__ == "__main__":
    main()
