"""Statements: the few lines of SQL readers ask for all day, run as written.

Django would compile each anew for each request, at more than the price of its answer; and a text that never changes is
one PostgreSQL can keep prepared. Values always travel as parameters. Both databases understand every line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg import ClientCursor

Row = tuple[Any, ...]


@dataclass(kw_only=True)
class Source:
    """A FROM and a WHERE that grow one condition at a time, with the values of their placeholders."""

    table: str
    conditions: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def narrow(self, condition: str, *values: Any) -> None:
        """Keep only what meets one more condition."""
        self.conditions.append(condition)
        self.values.extend(values)

    def __str__(self) -> str:
        return f"FROM {self.table} WHERE {' AND '.join(self.conditions)}"


def fetch(sql: str, values: Sequence[Any]) -> list[Row]:
    """All rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [_given(value) for value in values])
        rows: list[Row] = cursor.fetchall()
        return rows


_BY_INDEX = "SET LOCAL enable_seqscan = off; SET LOCAL jit = off"
_AS_BEFORE = "SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL jit TO DEFAULT"


def fetch_by_index(sql: str, values: Sequence[Any]) -> list[Row]:
    """The same without a sequential scan, on PostgreSQL.

    It takes matching a text vector for as cheap as adding numbers, and rather than ask an index reads every vector of a table
    from where long values are kept: eight times as slow. Where no index helps, a forbidden scan looks so dear that PostgreSQL
    would compile the plan, which takes longer than the scan. Both settings end with the statement, in a transaction too.
    """
    with _unprepared_cursor() as cursor:
        given = [_given(value) for value in values]
        cursor.execute(f"{_BY_INDEX}; {sql}; {_AS_BEFORE}", given)
        # The answers come in order, one for each of the statements.
        cursor.nextset()
        cursor.nextset()
        rows: list[Row] = cursor.fetchall()
        return rows


def _unprepared_cursor() -> CursorWrapper:
    """A cursor that sends its text as it is: PostgreSQL prepares one statement at a time, and prepares those of the read API."""
    connection.ensure_connection()
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    return wrap(cast("Any", ClientCursor(connection.connection)))


def places(values: Iterable[Any]) -> str:
    """The placeholders of `IN (…)`."""
    return ", ".join("%s" for _value in values) or "NULL"


def moment(value: Any) -> datetime | None:
    """A moment out of a row; SQLite keeps UTC without saying so, as text where it is the result of an expression."""
    if value is None:
        return None
    said: datetime = datetime.fromisoformat(value) if isinstance(value, str) else value
    return said if said.tzinfo else said.replace(tzinfo=UTC)


def _given(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
