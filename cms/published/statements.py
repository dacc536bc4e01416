"""Statements: the few lines of SQL readers ask for all day, run as written.

Django would compile each anew for each request, at more than the price of its answer; and a text that never changes is
one PostgreSQL can keep prepared. Values always travel as parameters. Both databases understand every line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection

Row = tuple[Any, ...]


def fetch(sql: str, values: Sequence[Any]) -> list[Row]:
    """All rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [_given(value) for value in values])
        rows: list[Row] = cursor.fetchall()
        return rows


def places(values: Iterable[Any]) -> str:
    """The placeholders of `IN (…)`."""
    return ", ".join("%s" for _value in values) or "NULL"


def moment(value: Any) -> datetime | None:
    """A moment out of a row; SQLite has no type for it and keeps UTC as text."""
    if isinstance(value, str):
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    known: datetime | None = value
    return known


def _given(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
