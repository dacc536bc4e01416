"""The reader with its own tools, and its tests compiled beside what they need."""

from __future__ import annotations

import pytest

from tests.clients.conftest import CONTRACT

READER = CONTRACT / "reader"


@pytest.fixture(scope="session")
def reader(tools):
    """The reader's folder, with the compiler and the bundler its lock file names."""
    tools.install(READER)
    return READER


@pytest.fixture(scope="session")
def tsc(reader):
    return str(reader / "node_modules" / "typescript" / "bin" / "tsc")


@pytest.fixture(scope="session")
def suite(tools, reader, tsc, tmp_path_factory):
    """The reader's own tests, compiled."""
    folder = tmp_path_factory.mktemp("reader")
    (folder / "node_modules").symlink_to(reader / "node_modules")
    (folder / "package.json").write_text('{"type": "module"}')
    compiled = tools.run(tsc, "-p", "tests", "--outDir", str(folder / "compiled"), at=reader)
    assert compiled.returncode == 0, compiled.stdout
    return folder
