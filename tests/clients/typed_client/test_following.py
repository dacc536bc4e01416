"""The change feed is followed through deaths on every side: of the follower, of the server, of the log's beginning."""

from __future__ import annotations

import json
import random
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.clients.typed_client.conftest import until


@dataclass(kw_only=True)
class Follower:
    """A consumer that keeps what it saw in a file, and can be killed at any time."""

    tools: object
    folder: Path
    base: str
    file: Path
    process: subprocess.Popen | None = None

    def start(self):
        command = [self.tools.node, "built/follow.js", self.base, str(self.file)]
        self.process = subprocess.Popen(command, cwd=self.folder)

    def kill(self):
        if self.process is not None:
            assert self.process.poll() is None, "The follower gave up."
            self.process.kill()
            self.process.wait()
            self.process = None

    @property
    def kept(self):
        nothing = {"positions": [], "copies": 0, "pages": []}
        return json.loads(self.file.read_text()) if self.file.exists() else nothing


@dataclass(kw_only=True)
class Editor:
    """Someone who publishes in a process of their own."""

    process: subprocess.Popen

    def begin(self, order):
        self.process.stdin.write(f"{order}\n")
        self.process.stdin.flush()

    def finish(self):
        assert self.process.stdout.readline().strip() == "done"

    def does(self, order):
        self.begin(order)
        self.finish()


@pytest.fixture(scope="module")
def editor(server):
    """An editor, in a newsroom that is served."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    process = server.spawn("editor", "-m", "tests.clients.typed_client.editor", **pipes)
    assert process.stdout.readline().strip() == "ready"
    server.start()
    server.spawn("worker", "manage.py", "worker")
    yield Editor(process=process)
    process.stdin.close()
    process.stdout.close()


@pytest.fixture
def follower(tools, front_end, server, editor, tmp_path):
    """A follower that has made its first copy."""
    made = Follower(tools=tools, folder=front_end, base=server.base, file=tmp_path / "kept.json")
    made.start()
    until(lambda: made.kept["copies"] == 1)
    yield made
    made.kill()


def last(server):
    """The position of the last change."""
    return server.get("changes/?limit=1000")["items"][-1]["position"]


def test_a_follower_misses_and_repeats_nothing(server, editor, follower):
    dice, start = random.Random(7), last(server)

    editor.begin(60)
    for _death in range(5):
        time.sleep(dice.random())
        follower.kill()
        follower.start()
    for _death in range(3):
        time.sleep(dice.random())
        server.kill("server")
        time.sleep(dice.random())
        server.start()
    editor.finish()

    end = last(server)
    until(lambda: follower.kept["positions"][-1:] == [end])
    assert end - start >= 60
    assert follower.kept["positions"] == list(range(start + 1, end + 1))
    assert follower.kept["copies"] == 1


def test_a_follower_the_log_has_forgotten_copies_everything_and_goes_on(server, editor, follower):
    editor.does(3)
    until(lambda: follower.kept["positions"][-1:] == [last(server)])
    follower.kill()
    editor.does(5)
    editor.does("forget")
    missed = last(server)

    follower.start()
    until(lambda: follower.kept["copies"] == 2)
    editor.does(4)

    end = last(server)
    until(lambda: follower.kept["positions"][-1:] == [end])
    kept = follower.kept
    public = {item["id"] for item in server.get("pages/?limit=100&fields=_,id")["items"]}
    assert set(kept["pages"]) == public
    assert len(kept["positions"]) == len(set(kept["positions"]))
    assert kept["positions"][-(end - missed) :] == list(range(missed + 1, end + 1))
