"""A reminder in the corner of the screen, by the program that the desktop has for it."""

from __future__ import annotations

import shutil
import subprocess
from html import escape
from typing import TYPE_CHECKING

from penned.desk.reminding.channel import SAID, Delivery, Fate
from penned.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from penned.desk.reminding.wording import Message

_WAIT = 10  # seconds
_MOST = 4  # lines that a notification shows
_APPLE = (
    "on run argv",
    "display notification (item 2 of argv) with title (item 1 of argv)",
    "end run",
)


class Desktop:
    """Notifications of the desktop: notify-send, or osascript on a Mac."""

    name = "desktop"

    def __init__(self, which: Callable[[str], str | None] = shutil.which) -> None:
        found = [
            (program, path) for program in ("notify-send", "osascript") if (path := which(program))
        ]
        if not found:
            raise Refused(
                "this desktop shows no notifications: there is no notify-send and no osascript",
                cure="Install libnotify, or use --by mail.",
            )
        self._program, self._path = found[0]

    def say(self, message: Message, key: str) -> Delivery:  # noqa: ARG002 - a screen knows no keys
        """Show it."""
        said = [each.says for each in message.things]
        more = [f"and {len(said) - _MOST} more"] if len(said) > _MOST else []
        text = "\n".join([*said[:_MOST], *more, *filter(None, [message.ending])])
        try:
            done = subprocess.run(  # noqa: S603 - a program of the system; the words are arguments
                self._command(message.title, text), capture_output=True, timeout=_WAIT, check=False
            )
        except subprocess.TimeoutExpired:
            return Delivery(Fate.PERHAPS, f"{self._program} did not come back")
        except OSError as error:
            return Delivery(Fate.NOT_SAID, f"{self._program}: {error.strerror or error}")
        if done.returncode:
            why = done.stderr.decode(errors="replace").strip().splitlines()
            return Delivery(Fate.NOT_SAID, f"{self._program}: {why[-1] if why else 'it failed'}")
        return SAID

    def _command(self, title: str, text: str) -> Sequence[str]:
        if self._program == "osascript":
            script = [part for line in _APPLE for part in ("-e", line)]
            return [self._path, *script, title, text]
        return [self._path, "--app-name=Penned", "--", title, escape(text, quote=False)]
