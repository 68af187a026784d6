"""What the database refuses by comparing a row with its past, in both dialects.

A migration that rebuilds one of these tables in SQLite drops its triggers: it calls `put` again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from django.apps.registry import Apps
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


class Rule(NamedTuple):
    """One refusal: `when` is said of OLD and NEW, and `{differs}` as the dialect says it."""

    name: str
    table: str
    verb: str
    when: str
    why: str


_THANKED = "OLD.standing IN ('thanked', 'thanked in person')"
_ANOTHER = " OR ".join(
    f"NEW.{column} {{differs}} OLD.{column}"
    for column in ("standing", "settled_on", "how", "moment_id", "settled_by_id")
)
# Thanks that a source brought stand while a row of its import tells them; another source that
# tells of the same thanks may correct the day.
_UNTOLD = """(OLD.settled_by_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM ledger_importedrow AS witness
    JOIN ledger_importrun AS run ON run.id = witness.run_id
    WHERE witness.moment_id = OLD.moment_id AND witness.run_id = OLD.settled_by_id
    AND witness.thanked AND run.undone_at IS NULL))"""
_CORRECTED = """(OLD.settled_by_id IS NOT NULL AND NEW.settled_by_id IS NOT NULL
    AND NEW.moment_id = OLD.moment_id AND NEW.standing IN ('thanked', 'thanked in person'))"""
_FORGOTTEN = """(NEW.text = '' AND NEW.note_id = OLD.note_id AND NEW.number = OLD.number
    AND NEW."at" = OLD."at" AND NEW."by" = OLD."by" AND EXISTS (
    SELECT 1 FROM ledger_note AS note JOIN ledger_party AS party ON party.id = note.party_id
    WHERE note.id = OLD.note_id AND party.forgotten_at IS NOT NULL))"""
_BEFORE = """COALESCE((
    SELECT remain FROM ledger_stockchange
    WHERE stock_id = NEW.stock_id AND number = NEW.number - 1
), CASE WHEN NEW.number = 1 THEN 0 END)"""

RULES = (
    Rule(
        "thanks_stay",
        "ledger_owed",
        "UPDATE",
        f"{_THANKED} AND ({_ANOTHER}) AND NOT {_UNTOLD} AND NOT {_CORRECTED}",
        "thanks once given stay given",
    ),
    Rule(
        "thanks_are_not_deleted",
        "ledger_owed",
        "DELETE",
        f"{_THANKED} AND NOT {_UNTOLD}",
        "thanks go only with the last row that tells them",
    ),
    Rule(
        "posted_day_stays",
        "ledger_note",
        "UPDATE",
        "OLD.posted_on IS NOT NULL AND NEW.posted_on {differs} OLD.posted_on",
        "the day of posting stays",
    ),
    Rule(
        "posted_words_stay",
        "ledger_revision",
        "INSERT",
        "EXISTS (SELECT 1 FROM ledger_note WHERE id = NEW.note_id AND posted_on IS NOT NULL)",
        "a posted note has its last words",
    ),
    Rule(
        "revisions_stay",
        "ledger_revision",
        "UPDATE",
        f"NOT {_FORGOTTEN}",
        "revisions stay as they are, but for the words to somebody who is forgotten",
    ),
    Rule("revisions_are_kept", "ledger_revision", "DELETE", "", "revisions are kept"),
    Rule(
        "stock_adds_up",
        "ledger_stockchange",
        "INSERT",
        f"NEW.remain - NEW.change {{differs}} {_BEFORE}",
        "what remains is what there was and what came or went",
    ),
    Rule("changes_stay", "ledger_stockchange", "UPDATE", "", "changes of stock stay as they are"),
    Rule("changes_are_kept", "ledger_stockchange", "DELETE", "", "changes of stock are kept"),
    Rule("events_stay", "ledger_event", "UPDATE", "", "events stay as they are"),
    Rule("events_are_kept", "ledger_event", "DELETE", "", "events are kept"),
)

# SQLite has no deferred triggers, but it has deferred foreign keys: a promise refers to a debt that
# never exists (-1), so a transaction that leaves a promise unkept cannot be committed.
_PROMISE = (
    """CREATE TABLE IF NOT EXISTS ledger_promise (
        moment_id bigint NOT NULL PRIMARY KEY,
        unkept bigint NOT NULL DEFAULT -1
            REFERENCES ledger_owed (id) DEFERRABLE INITIALLY DEFERRED)""",
    "CREATE INDEX IF NOT EXISTS ledger_promise_unkept ON ledger_promise (unkept)",
    """CREATE TRIGGER ledger_moment_promises AFTER INSERT ON ledger_moment BEGIN
        INSERT INTO ledger_promise (moment_id) SELECT NEW.id
        WHERE NOT EXISTS (SELECT 1 FROM ledger_owed WHERE moment_id = NEW.id); END""",
    """CREATE TRIGGER ledger_owed_keeps AFTER INSERT ON ledger_owed BEGIN
        DELETE FROM ledger_promise WHERE moment_id = NEW.moment_id; END""",
    """CREATE TRIGGER ledger_owed_moves AFTER UPDATE OF moment_id ON ledger_owed BEGIN
        DELETE FROM ledger_promise WHERE moment_id = NEW.moment_id;
        INSERT INTO ledger_promise (moment_id) SELECT OLD.moment_id
        WHERE NOT EXISTS (SELECT 1 FROM ledger_owed WHERE moment_id = OLD.moment_id); END""",
    """CREATE TRIGGER ledger_owed_breaks AFTER DELETE ON ledger_owed
        WHEN EXISTS (SELECT 1 FROM ledger_moment WHERE id = OLD.moment_id)
        AND NOT EXISTS (SELECT 1 FROM ledger_owed WHERE moment_id = OLD.moment_id) BEGIN
        INSERT INTO ledger_promise (moment_id) VALUES (OLD.moment_id); END""",
    """CREATE TRIGGER ledger_moment_releases AFTER DELETE ON ledger_moment BEGIN
        DELETE FROM ledger_promise WHERE moment_id = OLD.id; END""",
)
_PROMISES = ("moment_promises", "owed_keeps", "owed_moves", "owed_breaks", "moment_releases")

_DEBT_CHECK = """
    CREATE OR REPLACE FUNCTION ledger_moment_owes() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE moment bigint;
    BEGIN
        IF TG_TABLE_NAME = 'ledger_moment' THEN
            moment := NEW.id;
        ELSE
            moment := OLD.moment_id;
        END IF;
        IF EXISTS (SELECT 1 FROM ledger_moment WHERE id = moment)
            AND NOT EXISTS (SELECT 1 FROM ledger_owed WHERE moment_id = moment) THEN
            RAISE EXCEPTION 'something is owed for every moment'
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NULL;
    END $$"""
_DEBT_TRIGGERS = (
    """CREATE CONSTRAINT TRIGGER ledger_moment_owes AFTER INSERT ON ledger_moment
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_moment_owes()""",
    """CREATE CONSTRAINT TRIGGER ledger_owed_owes AFTER UPDATE OR DELETE ON ledger_owed
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_moment_owes()""",
)


def put(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put every trigger in its place, anew where it stands already."""
    for statement in statements(editor.connection.vendor):
        editor.execute(statement, params=None)


def take_away(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take every trigger away, before the tables that it watches go."""
    for statement in statements(editor.connection.vendor):
        if statement.startswith("DROP TRIGGER"):
            editor.execute(statement, params=None)


def statements(vendor: str) -> list[str]:
    """Say in the dialect of `vendor` what puts every trigger in its place."""
    if vendor == "postgresql":
        drops = [
            f"DROP TRIGGER IF EXISTS ledger_{table}_owes ON ledger_{table}"
            for table in ("moment", "owed")
        ]
        return [part for rule in RULES for part in _postgresql(rule)] + [
            *drops,
            _DEBT_CHECK,
            *_DEBT_TRIGGERS,
        ]
    drops = [f"DROP TRIGGER IF EXISTS ledger_{name}" for name in _PROMISES]
    return [part for rule in RULES for part in _sqlite(rule)] + [*drops, *_PROMISE]


def _sqlite(rule: Rule) -> list[str]:
    when = f"WHEN {rule.when.format(differs='IS NOT')}" if rule.when else ""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{rule.why}'); END"
    return [
        f"DROP TRIGGER IF EXISTS ledger_{rule.name}",
        f"CREATE TRIGGER ledger_{rule.name} BEFORE {rule.verb} ON {rule.table} {when} {refuse}",
    ]


def _postgresql(rule: Rule) -> list[str]:
    name = f"ledger_{rule.name}"
    when = rule.when.format(differs="IS DISTINCT FROM") or "TRUE"
    row = "OLD" if rule.verb == "DELETE" else "NEW"
    check = f"""CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF {when} THEN
                RAISE EXCEPTION '{rule.why}' USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN {row};
        END $$"""
    call = f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    return [
        check,
        f"DROP TRIGGER IF EXISTS {name} ON {rule.table}",
        f"CREATE TRIGGER {name} BEFORE {rule.verb} ON {rule.table} {call}",
    ]
