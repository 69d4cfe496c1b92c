"""Tables that only grow: triggers in the database refuse UPDATE and DELETE, whoever asks.

One exception is made by design: `LetGoAfter(table, column, years)` lets rows be deleted, never changed, that are older
than their retention demands. The database compares with its own clock, so that no program can delete a younger row.

Used for the audit trail, the completion ledger and published module versions. A migration adds `AppendOnly(table)`
after the table; the rule then also holds for a shell, a script and the admin of the database's own role.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

_TABLES: set[str] = set()
_KEPT_FOR: dict[str, tuple[str, int]] = {}
"""Tables from which rows may be deleted after so many years: the column of their time, and the years."""

_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION soundings_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append-only: % may only grow', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""

_POSTGRESQL_KEPT = """
CREATE OR REPLACE FUNCTION soundings_kept_for() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(OLD) ->> TG_ARGV[0])::timestamptz < now() - (TG_ARGV[1] || ' years')::interval THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'append-only: % may only grow', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def tables() -> list[str]:
    """Return the tables that migrations have declared to only grow."""
    return sorted(_TABLES)


def protect(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Add the triggers to a table."""
    column, years = _KEPT_FOR.get(table, ("", 0))
    if editor.connection.vendor == "postgresql":
        editor.execute(_POSTGRESQL_FUNCTION, params=None)
        acts = "UPDATE" if column else "UPDATE OR DELETE"
        editor.execute(
            f"CREATE OR REPLACE TRIGGER {table}_append_only BEFORE {acts} ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION soundings_append_only()",
            params=None,
        )
        if column:
            editor.execute(_POSTGRESQL_KEPT, params=None)
            editor.execute(
                f"CREATE OR REPLACE TRIGGER {table}_kept_for BEFORE DELETE ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION soundings_kept_for('{column}', '{years}')",
                params=None,
            )
    elif editor.connection.vendor == "sqlite":
        for act in ("UPDATE", "DELETE"):
            young = f"WHEN OLD.{column} >= datetime('now', '-{years} years') " if column and act == "DELETE" else ""
            editor.execute(
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{act.lower()} BEFORE {act} ON {table} {young}"
                f"BEGIN SELECT RAISE(ABORT, 'append-only: {table} may only grow'); END",
                params=None,
            )


def release(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Take the triggers away, which only a migration backwards and the flush between tests may do."""
    if editor.connection.vendor == "postgresql":
        editor.execute(f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}", params=None)
        editor.execute(f"DROP TRIGGER IF EXISTS {table}_kept_for ON {table}", params=None)
    elif editor.connection.vendor == "sqlite":
        for act in ("update", "delete"):
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{act}", params=None)


class AppendOnly(RunPython):
    """A migration step that lets a table only grow."""

    def __init__(self, table: str) -> None:
        self.table = table
        _TABLES.add(table)
        super().__init__(
            lambda _apps, editor: protect(editor, table),
            lambda _apps, editor: release(editor, table),
            elidable=False,
        )

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Describe the step for a squashed migration."""
        return (self.__class__.__name__, [self.table], {})

    def describe(self) -> str:
        """Name the step in the plan of migrations."""
        return f"Let {self.table} only grow"


class LetGoAfter(RunPython):
    """A migration step that lets a table that only grows lose rows older than some years."""

    def __init__(self, table: str, column: str, years: int) -> None:
        self.table, self.column, self.years = table, column, years
        _KEPT_FOR[table] = (column, years)
        super().__init__(self._forwards, self._backwards, elidable=False)

    def _forwards(self, _apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        release(editor, self.table)
        protect(editor, self.table)

    def _backwards(self, _apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
        release(editor, self.table)
        _KEPT_FOR.pop(self.table, None)
        protect(editor, self.table)

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """Describe the step for a squashed migration."""
        return (self.__class__.__name__, [self.table, self.column, self.years], {})

    def describe(self) -> str:
        """Name the step in the plan of migrations."""
        return f"Let {self.table} lose what is older than {self.years} years"
