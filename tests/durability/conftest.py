"""Drills: real processes on a database of their own, killed without warning."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
#: A rebuild of 20,000 pages, twice, on a busy machine.
HOURS = 3 * 3_600
SERVER = os.environ.get("CHAPO_DRILL_SERVER", "postgres://postgres@127.0.0.1:5432")


@pytest.fixture
def drill():
    """Run a script of this folder on a fresh PostgreSQL database; give what it printed last, as JSON."""
    database = f"chapo_drill_{os.getpid()}"
    _sql(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)", f"CREATE DATABASE {database}")
    yield _stage(f"{SERVER}/{database}")
    _sql(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


@pytest.fixture
def sqlite_drill(tmp_path):
    """The same on a fresh SQLite file."""
    return _stage(f"sqlite:///{tmp_path}/drill.sqlite3")


def _stage(database_url):
    environment = {
        **os.environ,
        "DATABASE_URL": database_url,
        "DJANGO_SETTINGS_MODULE": "tests.durability.settings",
    }

    def run(name, *arguments):
        command = [sys.executable, "-m", f"tests.durability.{name}", *map(str, arguments)]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            timeout=HOURS,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        print(done.stdout)  # noqa: T201 the figures of a drill are worth reading
        return {**json.loads(done.stdout.strip().splitlines()[-1]), "said": done.stderr}

    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True
    )
    return run


def _sql(*statements):
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)
