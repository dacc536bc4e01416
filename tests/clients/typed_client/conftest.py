"""Real servers that front ends read from: processes one can kill."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.clients.conftest import ROOT

PATIENCE = 60


@dataclass(kw_only=True)
class Server:
    """The API and a worker as processes of their own, on a SQLite file of their own."""

    data: Path
    port: int = field(default_factory=lambda: free_port())
    processes: dict[str, subprocess.Popen] = field(default_factory=dict)

    @property
    def base(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self):
        said = {"CHAPO_DATA_DIR": str(self.data), "DATABASE_URL": "", "CHAPO_BASE_URL": self.base}
        return {**os.environ, **said, "DJANGO_SETTINGS_MODULE": "cms.settings.dev"}

    def manage(self, *arguments):
        command = [sys.executable, "manage.py", *arguments, "-v0"]
        subprocess.run(command, cwd=ROOT, env=self.environment, check=True, capture_output=True)

    def spawn(self, name, *command, **pipes):
        self.processes[name] = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
            start_new_session=True,
            **pipes,
        )
        return self.processes[name]

    def start(self):
        where = ["--bind", f"127.0.0.1:{self.port}", "--workers", "1", "--threads", "4"]
        self.spawn("server", "-m", "gunicorn", "cms.wsgi", *where, "--log-level", "critical")
        until(self.answers)

    def kill(self, name):
        """kill -9, with its children."""
        process = self.processes.pop(name, None)
        if process is not None and process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def answers(self):
        try:
            return self.get("locales/") is not None
        except (URLError, ConnectionError):
            return False

    def get(self, address):
        with urlopen(f"{self.base}/api/v2/{address}", timeout=20) as answer:  # noqa: S310 our own server
            return json.load(answer)

    def stop(self):
        for name in list(self.processes):
            self.kill(name)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(is_so, *, patience=PATIENCE):
    """Wait until something is so."""
    limit = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < limit, "It took too long."
        time.sleep(0.05)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory):
    """An empty newsroom's folder, to copy: migrations take longer than most tests."""
    folder = tmp_path_factory.mktemp("migrated")
    Server(data=folder).manage("migrate")
    return folder


@pytest.fixture(scope="module")
def server(migrated, tmp_path_factory):
    """An empty database, and a server that is not started yet."""
    made = Server(data=tmp_path_factory.mktemp("newsroom") / "data")
    shutil.copytree(migrated, made.data)
    yield made
    made.stop()


@pytest.fixture(scope="session")
def demo(migrated, tmp_path_factory):
    """What `make run` shows, served."""
    made = Server(data=tmp_path_factory.mktemp("demo") / "data")
    shutil.copytree(migrated, made.data)
    made.manage("load_demo")
    made.start()
    yield made
    made.stop()
