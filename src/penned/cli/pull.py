"""The command for what is kept on a server: pull, with what is asked before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from penned.cli.asking import FINDINGS, AsJson, is_conversation, open_desk
from penned.errors import BadInput, PennedError, Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.desk.dav import Collection
    from penned.desk.desk import Desk
    from penned.desk.pulling import Pulled
    from penned.ledger.subscriptions import SubscriptionRow


def pull(
    context: typer.Context,
    source: Annotated[
        str, typer.Argument(metavar="[URL|NAME]", help="Where from; without it, from everywhere.")
    ] = "",
    kind: Annotated[str, typer.Option("--as", metavar="KIND", help="contacts or calendar.")] = "",
    user: Annotated[str, typer.Option(metavar="NAME", help="Who you are on that server.")] = "",
    name: Annotated[str, typer.Option(metavar="NAME", help="What to call it from now on.")] = "",
    listing: Annotated[
        bool, typer.Option("--list", help="What is pulled, and since when.")
    ] = False,
    forget: Annotated[
        bool, typer.Option("--forget", help="Pull no more from there; what came in stays.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Take it in without asking.")] = False,
    json: AsJson = False,
) -> None:
    """Fetch contacts and calendars from your server (CardDAV, CalDAV), as far as they changed.

    A pull is an import like any other: penned import undo takes it back. Nothing is ever changed
    on the server. The password is asked, or taken from PENNED_DAV_PASSWORD, and not kept.
    """
    desk = open_desk(context)
    if listing:
        return _list(json=json)
    if forget:
        return _forget(desk, source, json=json)
    ask = is_conversation() and not (yes or dry_run or json)
    rows = _wanted(source, kind, user, name)
    done, failed = _pull(desk, rows, ask=ask, dry_run=dry_run)
    if json:
        from penned.cli import say

        say.as_json([*map(_facts, done), *({"name": n, "error": str(e)} for n, e in failed)])
    elif not ask:
        for each in done:
            _tell(each)
    if failed and len(rows) == 1:
        raise failed[0][1]
    _tell_failed(failed, json=json)
    if failed or any(each.imported and each.imported.has_findings for each in done):
        raise typer.Exit(FINDINGS)
    return None


def _wanted(
    source: str, kind: str, user: str, name: str
) -> Sequence[tuple[SubscriptionRow, str | None]]:
    """What is to be pulled, each with its password where that was needed to find it."""
    from penned.desk import pulling
    from penned.ledger import subscriptions

    if pulling.is_url(source):
        password = _password(name or source, user)
        found = pulling.find(source, kind=kind, user=user, password=password)
        chosen = found if len(found) == 1 else [_choose(found)]
        return [(pulling.subscription(chosen[0], user=user, name=name), password)]
    rows = (subscriptions.find(source),) if source else subscriptions.everything()
    if not rows:
        raise BadInput(
            "nothing is pulled yet", cure="Say where from: penned pull https://dav.example.org/"
        )
    return [(replace(row, user=user or row.user), None) for row in rows]


def _password(name: str, user: str) -> str:
    from penned.desk import pulling

    found = pulling.password(name) if user else ""
    if found or not user:
        return found
    if is_conversation():
        return str(typer.prompt(f"Password of {user} for {name}", hide_input=True))
    raise BadInput(
        f"{name} wants the password of {user}",
        cure=f"Put it in {pulling.PASSWORD}; it is not kept.",
    )


def _choose(found: Sequence[Collection]) -> Collection:
    """Which of several; where nobody can be asked, they are told."""
    from penned.cli import say

    if not is_conversation():
        each = "; ".join(f"“{one.name}” ({one.kind}): {one.url}" for one in found)
        raise Refused(f"there are several there: {each}", cure="Pull them one by one by address.")
    for number, one in enumerate(found, 1):
        say.line(f"  {number}  {one.name} ({one.kind})")
    answer = ""
    while answer not in {str(number) for number in range(1, len(found) + 1)}:
        answer = typer.prompt("Which one?").strip()
    return found[int(answer) - 1]


def _pull(
    desk: Desk, rows: Sequence[tuple[SubscriptionRow, str | None]], *, ask: bool, dry_run: bool
) -> tuple[list[Pulled], list[tuple[str, PennedError]]]:
    """Pull each; one server that fails does not stop the others."""
    done: list[Pulled] = []
    failed: list[tuple[str, PennedError]] = []
    for row, known in rows:
        try:
            password = _password(row.name, row.user) if known is None else known
            pulled = _one(desk, row, password, ask=ask, dry_run=dry_run)
        except PennedError as fault:
            failed.append((row.name, fault))
            continue
        if pulled:
            done.append(pulled)
            if ask:
                _tell(pulled)
    return done, failed


def _one(
    desk: Desk, row: SubscriptionRow, password: str, *, ask: bool, dry_run: bool
) -> Pulled | None:
    """One pull; None where the person says no after the preview."""
    from penned.cli import say, taken_in
    from penned.desk import pulling

    found = pulling.look(desk, row, password=password)
    is_asked = ask and found.reading.rows
    if is_asked and not taken_in.agreed(pulling.take_in(desk, found, dry_run=True).imported):
        return None
    return pulling.take_in(desk, found, dry_run=dry_run, each=say.progress("Taking in"))


def _tell(pulled: Pulled) -> None:
    from penned.cli import say, taken_in

    row, look = pulled.look.subscription, pulled.look
    if pulled.imported:
        taken_in.imported([pulled.imported], json=False)
    else:
        say.line(f"Nothing new in {row.name}.")
    if look.gone:
        some = ", ".join(look.gone[:5]) + (
            f" and {len(look.gone) - 5} more" if len(look.gone) > 5 else ""
        )
        say.line(f"  No longer on the server, and kept here: {some}")
    elif look.gone_paths:
        say.line(f"  {say.count(len(look.gone_paths), 'entry', 'entries')} no longer on the server")


def _tell_failed(failed: Sequence[tuple[str, PennedError]], *, json: bool) -> None:
    from penned.cli import say

    for name, fault in failed if not json else ():
        say.line(f"{name}: {fault}")


def _facts(pulled: Pulled) -> dict[str, Any]:
    from penned.cli import taken_in

    look = pulled.look
    imported = taken_in.facts(pulled.imported) if pulled.imported else None
    return {
        "name": look.subscription.name,
        "kind": look.subscription.kind,
        "url": look.subscription.url,
        "import": imported,
        "gone": look.gone,
    }


def _list(*, json: bool) -> None:
    from penned.cli import say
    from penned.ledger import subscriptions

    rows = subscriptions.everything()
    if json:
        return say.as_json(
            [
                {"name": row.name, "kind": row.kind, "url": row.url, "user": row.user}
                | {"pulled_at": row.pulled_at}
                for row in rows
            ]
        )
    if not rows:
        say.line("Nothing is pulled yet. Say where from: penned pull https://dav.example.org/")
        return None
    table = say.table("Name", "Kind", "Pulled", "Where")
    for row in rows:
        when = say.day(row.pulled_at.date()) if row.pulled_at else "never"
        table.add_row(say.words(row.name), row.kind, when, say.words(row.url))
    say.show(table)
    return None


def _forget(desk: Desk, source: str, *, json: bool) -> None:
    from penned.cli import say
    from penned.ledger import subscriptions

    if not source:
        raise BadInput("nobody knows which one to forget", cure="Name it: penned pull --list")
    row = subscriptions.find(source)
    subscriptions.forget(row.id, now=desk.now(), by=desk.by)
    if json:
        return say.as_json({"forgotten": row.name})
    say.line(f"Nothing more is pulled from {row.name}. What came in stays.")
    return None
