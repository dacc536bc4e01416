"""The benchmark's own PostgreSQL database: created at the start, dropped at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

URL = os.environ.get("CHAPO_BENCH_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/chapo_bench")


@contextmanager
def fresh_database() -> Iterator[None]:
    """An empty database of this name, for as long as the block runs."""
    _recreate(create=True)
    try:
        yield
    finally:
        _recreate(create=False)


def _recreate(*, create: bool) -> None:
    parts = urlsplit(URL)
    name = sql.Identifier(parts.path.strip("/"))
    server = urlunsplit(parts._replace(scheme="postgresql", path="/postgres"))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        if create:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(name))
