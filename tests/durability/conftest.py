"""Drills: real processes on a PostgreSQL database of their own, killed without warning."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SERVER = os.environ.get("CHAPO_DRILL_SERVER", "postgres://postgres@127.0.0.1:5432")


@pytest.fixture
def drill(tmp_path):
    """Run a script of this folder on a fresh database; give what it printed last, as JSON."""
    database = f"chapo_drill_{os.getpid()}"
    _sql(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)", f"CREATE DATABASE {database}")
    environment = {
        **os.environ,
        "DATABASE_URL": f"{SERVER}/{database}",
        "DJANGO_SETTINGS_MODULE": "cms.settings.test",
    }

    def run(name, *arguments):
        command = [sys.executable, "-m", f"tests.durability.{name}", *map(str, arguments)]
        with (tmp_path / "out").open("w+") as out, (tmp_path / "err").open("w+") as err:
            # Files, not pipes: a child that outlives the drill would hold a pipe open for ever.
            process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=out, stderr=err, start_new_session=True
            )
            try:
                status = process.wait(timeout=900)
            finally:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
            printed, complaints = (tmp_path / "out").read_text(), (tmp_path / "err").read_text()
        assert status == 0, complaints[-3000:]
        print(printed)  # noqa: T201 the figures of a drill are worth reading
        return json.loads(printed.strip().splitlines()[-1])

    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True
    )
    yield run
    _sql(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


def _sql(*statements):
    with psycopg.connect(f"{SERVER}/postgres", autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)
