"""One question to an endpoint that speaks like OpenAI's, and one answer, within bounds.

It is not tried again, follows no redirect and takes no proxy: what is sent goes to the named place
and nowhere else.
"""

from __future__ import annotations

import json
import queue
import socket
import ssl
import threading
from contextlib import closing, suppress
from http import HTTPStatus
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, NamedTuple

from urllib3 import exceptions
from urllib3.connection import HTTPConnection, HTTPSConnection

from penned.desk.second_reader.endpoint import KEY, MODEL, URL
from penned.errors import Unreachable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.desk.second_reader.endpoint import Endpoint

CONNECT = 5.0
"""Seconds for the line to stand."""
MOST_BYTES = 64 * 2**10
MOST_TOKENS = 400


def ask(endpoint: Endpoint, messages: Sequence[tuple[str, str]], *, whole: float) -> str:
    """The answer to these messages, each a role and its words, as the endpoint gives it.

    Raises `Unreachable` where none came within `whole` seconds, or none that can be read.
    """
    body: dict[str, Any] = {
        "messages": [{"role": role, "content": words} for role, words in messages],
        "temperature": 0,
        "max_tokens": MOST_TOKENS,
        "stream": False,
    }
    if endpoint.model:
        body["model"] = endpoint.model
    answer = _Errand(endpoint, json.dumps(body).encode()).run(whole)
    if answer.status != HTTPStatus.OK:
        raise _unreachable(endpoint, *_refusal(answer.status))
    return _words(endpoint, answer.body)


def _refusal(status: int) -> tuple[str, str]:
    """What a status other than 200 says, and what to do."""
    match status:
        case 401 | 403:
            return f"wants a key, or another one ({status})", (
                f"Put it in {KEY}; it goes to the address in {URL} only."
            )
        case 404:
            return "knows no such address, or no such model (404)", (
                f"The address mostly ends in /v1; the model is named by {MODEL}."
            )
        case 400 | 422:
            return f"did not take the question ({status})", f"It may want a model: set {MODEL}."
        case 429:
            return "has too much to do (429)", "Try again later."
        case _ if 300 <= status < 400:
            return f"points elsewhere ({status}), and nothing is sent there", (
                "Name the other address yourself if you trust it."
            )
        case _:
            return f"failed ({status})", "Try again later."


def _words(endpoint: Endpoint, body: bytes) -> str:
    """The words in the first choice of an answer."""
    if len(body) > MOST_BYTES:
        raise _unreachable(endpoint, f"answered with more than {MOST_BYTES >> 10} kB")
    try:
        words = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, RecursionError):
        kind = "a page" if body.lstrip()[:1] == b"<" else "something"
        raise _unreachable(
            endpoint, f"answered with {kind} that is no JSON", "The address mostly ends in /v1."
        ) from None
    except (LookupError, TypeError):
        raise _unreachable(endpoint, "gave no answer that can be read") from None
    if not isinstance(words, str) or not words.strip():
        raise _unreachable(endpoint, "said nothing")
    return words


class _Answer(NamedTuple):
    """What came back, unread."""

    status: int
    body: bytes


class _Errand:
    """One request, in a thread of its own: a server that drips cannot hold up the writer."""

    def __init__(self, endpoint: Endpoint, body: bytes) -> None:
        self._endpoint = endpoint
        self._body = body
        self._line = (HTTPSConnection if endpoint.secure else HTTPConnection)(
            endpoint.host, endpoint.port
        )
        self._came: queue.SimpleQueue[_Answer | Exception] = queue.SimpleQueue()
        self._is_over = threading.Event()

    def run(self, whole: float) -> _Answer:
        """The answer, if it is here in so many seconds; raises `Unreachable`."""
        threading.Thread(target=self._go, daemon=True).start()
        try:
            came = self._came.get(timeout=whole)
        except queue.Empty:
            raise _unreachable(self._endpoint, f"has not answered in {whole:g} seconds") from None
        finally:
            self._hang_up()
        if isinstance(came, _OUTSIDE):
            raise _unreachable(self._endpoint, *_fault(came)) from came
        if isinstance(came, Exception):
            raise came
        return came

    def _go(self) -> None:
        try:
            self._came.put(self._fetch())
        except Exception as fault:  # noqa: BLE001 - it is raised where the writer waits
            self._came.put(fault)
        finally:
            self._line.close()

    def _fetch(self) -> _Answer:
        endpoint, line = self._endpoint, self._line
        line.timeout = CONNECT
        line.connect()
        if self._is_over.is_set():  # nobody hung up a line that did not stand yet
            raise HTTPException
        line.timeout = None  # from here on, whoever waits hangs up: one clock alone
        headers = {"Content-Type": "application/json", "User-Agent": "penned"}
        if endpoint.key:
            headers["Authorization"] = f"Bearer {endpoint.key}"
        path = f"{endpoint.path}/chat/completions"
        line.request("POST", path, self._body, headers, preload_content=False)
        with closing(line.getresponse()) as response:
            body = b""
            while len(body) <= MOST_BYTES and (
                more := response.read(MOST_BYTES, decode_content=False)
            ):
                body += more
            return _Answer(response.status, body)

    def _hang_up(self) -> None:
        """Wake the thread that waits for a server which will not answer in time."""
        self._is_over.set()
        with suppress(OSError, AttributeError):  # there is no line yet, or no more
            self._line.sock.shutdown(socket.SHUT_RDWR)


_OUTSIDE = (OSError, HTTPException, exceptions.HTTPError)


def _fault(fault: Exception) -> tuple[str, str]:
    """What went wrong on the line, and what to do."""
    match fault:
        case exceptions.NameResolutionError() | exceptions.LocationParseError():
            return "is no host that can be found", "Look at its address."
        case exceptions.ConnectTimeoutError() | exceptions.NewConnectionError():
            return "cannot be reached", "Is it running?"
        case ssl.SSLCertVerificationError():
            return "shows no certificate that can be trusted", "Look at its address."
        case ssl.SSLError():
            return "does not speak https", "Look at its address."
        case _:
            return "broke off", "Try again."


def _unreachable(endpoint: Endpoint, what: str, cure: str = "") -> Unreachable:
    return Unreachable(f"the second reader at {endpoint.host} {what}", cure=cure)
