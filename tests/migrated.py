"""One migration for all: the processes of a run, and the runs that follow, begin with a copy of one migrated SQLite database.

Wagtail's migrations and ours take some twenty seconds. What a copy depends on is in its name; `migrate` runs on it all the
same, finds nothing to do, and brings permissions and content types up to date.
"""

from __future__ import annotations

import fcntl
import hashlib
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

#: Where the suite's database lives in memory (`TEST NAME` in Django's settings reference).
IN_MEMORY = "file:memorydb_default?mode=memory&cache=shared"


@contextmanager
def one_migration() -> Iterator[None]:
    """Around the making of the suite's database: fill it from the copy, or keep what was made as one."""
    if connection.vendor != "sqlite" or connection.settings_dict.get("TEST", {}).get("NAME"):
        yield
        return
    kept = Path(settings.BASE_DIR, "var", "suite")
    kept.mkdir(parents=True, exist_ok=True)
    copy = kept / f"{_basis()}.sqlite3"
    with closing(sqlite3.connect(IN_MEMORY, uri=True)) as memory:
        with _alone(kept / "lock"):
            if not copy.exists():
                yield
                _keep(memory, copy)
                return
        with closing(sqlite3.connect(copy)) as source:
            source.backup(memory)
        yield


def _keep(memory: sqlite3.Connection, copy: Path) -> None:
    """Write the copy whole or not at all, and drop those of other migrations."""
    for old in copy.parent.glob("*.sqlite3*"):
        old.unlink()
    unfinished = copy.with_suffix(".sqlite3-part")
    memory.execute("VACUUM INTO ?", (str(unfinished),))
    unfinished.rename(copy)


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """One process at a time; the system gives the lock back should it die."""
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _basis() -> str:
    """What a migrated database follows from: our migrations, the packages that bring others, SQLite."""
    base = Path(settings.BASE_DIR)
    files = [base / "requirements-dev.txt"]
    for app in ("cms", "home", "news"):
        files += sorted((base / app).rglob("migrations/*.py"))
    said = hashlib.sha256(f"{sys.version} {sqlite3.sqlite_version}".encode())
    for file in files:
        said.update(f"{file.relative_to(base)}\n".encode())
        said.update(file.read_bytes())
    return said.hexdigest()[:24]
