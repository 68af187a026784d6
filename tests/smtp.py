"""A mail server on loopback that keeps what it takes, and can be told to fail at any step."""

from __future__ import annotations

import socketserver
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType


class _Session(socketserver.StreamRequestHandler):
    """One conversation, word by word as RFC 5321 has it."""

    server: _Listening

    def handle(self) -> None:
        told = self.server.told
        self._say("220 here")
        for line in self.rfile:
            word = line.split(b" ")[0].strip().upper().decode()
            told.words.append(word)
            if word in told.breaks_at:
                return
            if answer := told.answers.get(word):
                self._say(answer)
            elif word == "EHLO":
                self._say("250-here", *(f"250-{each}" for each in told.offers), "250 SIZE 999999")
            elif word == "DATA":
                self._take()
                if "TAKEN" in told.breaks_at:
                    return
                self._say(told.answers.get("TAKEN", "250 taken"))
            elif word == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 well")

    def _take(self) -> None:
        self._say("354 go on")
        lines: list[bytes] = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            lines.append(line.removeprefix(b"."))
        self.server.told.letters.append(b"".join(lines))

    def _say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


class _Listening(socketserver.ThreadingTCPServer):
    daemon_threads = True
    told: SmtpServer


@dataclass
class SmtpServer:
    """What it took, and what it is told: answers by word, and where it hangs up.

    The word "TAKEN" stands for the moment behind the letter's last line.
    """

    answers: dict[str, str] = field(default_factory=dict)
    breaks_at: set[str] = field(default_factory=set)
    offers: tuple[str, ...] = ()
    letters: list[bytes] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    port: int = 0

    def __enter__(self) -> Self:
        self._server = _Listening(("127.0.0.1", 0), _Session)
        self._server.told = self
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
