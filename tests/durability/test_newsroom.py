"""`make run` from an empty machine, a second time, and its stop: measured on the real command."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest

from tests.durability.conftest import ROOT

pytestmark = pytest.mark.durability


def test_a_newsroom_starts_from_nothing_starts_again_at_once_and_leaves_nothing_behind(tmp_path):
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path}/newsroom.sqlite3",
        "CHAPO_MEDIA_ROOT": str(tmp_path / "media"),
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
    }
    first = _start(environment, log=tmp_path / "first.log", patience=240)
    assert "chapo-demo" in first["said"]
    assert first["articles"] > 30

    second = _start(environment, log=tmp_path / "second.log", patience=15)
    assert second["articles"] == first["articles"]
    assert second["etag"] == first["etag"]


def _start(environment, *, log, patience):
    """Start, read the articles, stop by signal; the worker it started ends with it. What it said is read while it runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with log.open("w") as said_to:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "newsroom", "--port", str(port)],
            cwd=ROOT,
            env=environment,
            stdout=said_to,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        body, etag = _first_answer(
            f"http://127.0.0.1:{port}/api/v2/pages/?type=article&limit=1", patience=patience
        )
        said = log.read_text()
        assert len(_group(server.pid)) > 1
        os.kill(server.pid, signal.SIGTERM)
        server.wait(timeout=20)
        assert _group(server.pid) == []
    finally:
        if _group(server.pid):
            os.killpg(server.pid, signal.SIGKILL)
    return {"said": said, "etag": etag, "articles": int(re.findall(r'total_count":(\d+)', body)[0])}


def _first_answer(url, *, patience):
    until = time.monotonic() + patience
    while True:
        try:
            with urlopen(url, timeout=5) as answer:  # noqa: S310 our own server
                return answer.read().decode(), answer.headers["ETag"]
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _group(leader):
    """The processes of a group that are alive."""
    listed = subprocess.run(
        ["/bin/ps", "-eo", "pgid=,stat=,pid="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split() for line in listed.splitlines()]
    return [int(pid) for group, state, pid in rows if int(group) == leader and "Z" not in state]
