"""Radicale, really running on loopback, with an address book and a calendar to be filled."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import urllib3

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PASSWORD = "harbour"  # noqa: S105 - of a server that lives for one test run

_TYPES = {
    "contacts": '<C:addressbook xmlns:C="urn:ietf:params:xml:ns:carddav"/>',
    "calendar": '<C:calendar xmlns:C="urn:ietf:params:xml:ns:caldav"/>',
}
_MIME = {"vcf": "text/vcard", "ics": "text/calendar"}


@dataclass(frozen=True)
class Radicale:
    """A running server; every user has the one password."""

    url: str

    def make(self, user: str, path: str, kind: str, name: str = "") -> str:
        """A new collection; return its address."""
        body = (
            '<?xml version="1.0"?><mkcol xmlns="DAV:"><set><prop><resourcetype><collection/>'
            f"{_TYPES[kind]}</resourcetype><displayname>{name or path}</displayname>"
            "</prop></set></mkcol>"
        )
        address = f"{self.url}/{user}/{path}/"
        assert self._ask(user, "MKCOL", address, body) == 201
        return address

    def put(self, user: str, address: str, text: str) -> None:
        """Put a card or an event at an address."""
        kind = _MIME[address.rpartition(".")[2]]
        assert self._ask(user, "PUT", address, text, kind) in {200, 201, 204}

    def delete(self, user: str, address: str) -> None:
        """Take a card, an event or a whole collection away."""
        assert self._ask(user, "DELETE", address) in {200, 204}

    def _ask(self, user: str, method: str, url: str, body: str = "", mime: str = "text/xml") -> int:
        headers = urllib3.make_headers(basic_auth=f"{user}:{PASSWORD}") | {"Content-Type": mime}
        with urllib3.PoolManager(retries=False) as pool:
            return pool.request(method, url, body=body.encode(), headers=headers).status


@contextmanager
def serving(folder: Path, *users: str) -> Iterator[Radicale]:
    """Radicale with an empty store in `folder`, until the end of the block."""
    (folder / "users").write_text("".join(f"{user}:{PASSWORD}\n" for user in users))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = {
        "server-hosts": f"127.0.0.1:{port}",
        "auth-type": "htpasswd",
        "auth-htpasswd-filename": str(folder / "users"),
        "auth-htpasswd-encryption": "plain",
        "auth-delay": "0",
        "storage-filesystem-folder": str(folder / "store"),
        "logging-level": "critical",
    }
    command = [sys.executable, "-m", "radicale", "--config", ""]
    command += [f"--{name}={value}" for name, value in words.items()]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet) as running:
        try:
            _wait(port)
            yield Radicale(f"http://127.0.0.1:{port}")
        finally:
            running.terminate()


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("Radicale did not start")
