"""Node with its tools, a front end outside the repository, and the mock."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CONTRACT = ROOT / "frontend-contract"
SUITE = CONTRACT / "client" / "tests"
PROJECT = HERE / "typed_client" / "project"
BLOCKS = sorted(path.stem for path in (CONTRACT / "examples" / "blocks").glob("*.json"))
#: Without the scripts packages bring, and without a word.
QUIETLY = ["--ignore-scripts", "--silent", "--no-audit", "--no-fund"]


@dataclass(frozen=True, kw_only=True)
class Tools:
    """Node, npm and the compiler."""

    node: str
    npm: str

    def compile(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run tsc in a folder; whether it is content is in the return code."""
        tsc = SUITE / "node_modules" / "typescript" / "bin" / "tsc"
        return self.run(str(tsc), "-p", ".", *arguments, at=folder)

    def run(self, *arguments: str, at: Path, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a script with Node."""
        return subprocess.run(
            [self.node, *arguments],
            cwd=at,
            capture_output=True,
            text=True,
            timeout=120,
            env={**os.environ, **more},
            check=False,
        )

    def install(self, folder: Path) -> None:
        """Install what the lock file of a folder says, unless it is there."""
        with (folder / "package.json").open() as lock:
            # Test processes run side by side, and `npm ci` begins by deleting.
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (folder / "node_modules" / ".package-lock.json").exists():
                subprocess.run([self.npm, "ci", *QUIETLY], cwd=folder, check=True)


@pytest.fixture(scope="session")
def tools():
    """Node and npm, with the compiler of the client's tests."""
    node, npm = shutil.which("node"), shutil.which("npm")
    assert node, "Node is needed for this test."
    assert npm, "npm is needed for this test."
    found = Tools(node=node, npm=npm)
    found.install(SUITE)
    return found


@pytest.fixture(scope="session")
def front_end(tools, tmp_path_factory):
    """A project of its own folder that installed the client from ours, and compiles."""
    folder = tmp_path_factory.mktemp("front-end") / "project"
    shutil.copytree(PROJECT, folder)
    client = str(CONTRACT / "client")
    # Copied as it would be published: a link to the folder would also show what `files` leaves out.
    command = [tools.npm, "install", "--install-links", "--offline", *QUIETLY, client]
    subprocess.run(command, cwd=folder, check=True)
    compiled = tools.compile(folder)
    assert compiled.returncode == 0, compiled.stdout
    return folder


@pytest.fixture(scope="module")
def mock(tools):
    """The address of the mock."""
    process = subprocess.Popen(
        [tools.node, CONTRACT / "mock" / "mock.mjs", "0"], stdout=subprocess.PIPE, text=True
    )
    yield process.stdout.readline().split("/api/")[0]
    process.kill()
    process.wait()
    process.stdout.close()
