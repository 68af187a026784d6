"""Servers on loopback that behave as the world does: well, badly, slowly, or not at all."""

from __future__ import annotations

import json
import re
import socket
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Manner = Callable[["Stranger", socket.socket], None]


@dataclass
class Stranger:
    """A server, what it was sent, and whether it was asked and is over."""

    url: str
    heads: list[str] = field(default_factory=list)
    bodies: list[Any] = field(default_factory=list)
    was_asked: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def asked(self) -> str:
        """All that it was sent, but for the heads."""
        return "\n".join(message["content"] for body in self.bodies for message in body["messages"])


def answer(body: bytes, status: str = "200 OK", *headers: str) -> bytes:
    """A whole answer, as it goes over the line."""
    head = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def choice(words: object) -> bytes:
    """The document in which an OpenAI-compatible server says something."""
    message = {"role": "assistant", "content": words}
    return json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1795332941,
            "model": "gemma3:270m",
            "system_fingerprint": "fp_ollama",
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 25, "completion_tokens": 4, "total_tokens": 29},
        }
    ).encode()


def says(words: object) -> Manner:
    """It says this."""
    return sends(answer(choice(words), "200 OK", "Content-Type: application/json"))


def sends(data: bytes) -> Manner:
    """It sends these bytes and hangs up."""

    def manner(_: Stranger, line: socket.socket) -> None:
        line.sendall(data)

    return manner


def is_deaf(stranger: Stranger, line: socket.socket) -> None:
    """It answers in the clear whatever it is sent."""
    line.sendall(answer(choice("What was it like?")))
    stranger.over.wait(30)


def hangs(stranger: Stranger, _: socket.socket) -> None:
    """It never answers."""
    stranger.over.wait(30)


def drips(data: bytes) -> Manner:
    """It sends a byte, and a while later another one."""

    def manner(stranger: Stranger, line: socket.socket) -> None:
        for at in range(len(data)):
            line.sendall(data[at : at + 1])
            if stranger.over.wait(0.02):
                return

    return manner


@contextmanager
def met(manner: Manner) -> Iterator[Stranger]:
    """A server that behaves like this, for as long as the test lasts."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        stranger = Stranger(f"http://127.0.0.1:{door.getsockname()[1]}/v1")
        thread = threading.Thread(target=_serve, args=(stranger, door, manner))
        thread.start()
        try:
            yield stranger
        finally:
            stranger.over.set()
            with suppress(OSError):
                door.shutdown(socket.SHUT_RDWR)
            thread.join()


def _serve(stranger: Stranger, door: socket.socket, manner: Manner) -> None:
    while not stranger.over.is_set():
        try:
            line, _ = door.accept()
        except OSError:  # the test is over
            return
        with line, suppress(OSError):  # whoever asked may have hung up
            if manner is not is_deaf:
                _listen(stranger, line)
            manner(stranger, line)


def _listen(stranger: Stranger, line: socket.socket) -> None:
    with line.makefile("rb") as said:
        head = ""
        while (row := said.readline().decode("latin-1")).strip():
            head += row
        stranger.heads.append(head)
        if found := re.search(r"^content-length: (\d+)", head, re.IGNORECASE | re.MULTILINE):
            stranger.bodies.append(json.loads(said.read(int(found[1]))))
            stranger.was_asked.set()
