"""The ways to the writer that are chosen at the desk: the screen, and the mail."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from penned.desk.reminding.desktop import Desktop
from penned.desk.reminding.mail import Mail, server_at
from penned.errors import BadInput

if TYPE_CHECKING:
    from penned.desk.desk import Desk


def desktop() -> Desktop:
    """Notifications of this desktop; `Refused` where it shows none."""
    return Desktop()


def mail(desk: Desk, *, to: str = "", server: str = "") -> Mail:
    """Mail to the writer; address, server and password are those that are set, unless said."""
    told = {"to": to or _set("PENNED_MAIL_TO"), "server": server or _set("PENNED_SMTP")}
    if not told["to"]:
        raise BadInput("say where to mail reminders to", cure="Add --to, or set PENNED_MAIL_TO.")
    if not told["server"]:
        raise BadInput("say by which mail server", cure="Add --server, or set PENNED_SMTP.")
    where = server_at(told["server"], os.environ.get("PENNED_SMTP_PASSWORD", ""))
    return Mail(where, told["to"], desk.now())


def _set(name: str) -> str:
    return os.environ.get(name, "").strip()
