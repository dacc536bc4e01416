"""A front end outside the repository installs the client, draws every block and reads the API and the mock alike."""

from __future__ import annotations

import filecmp
import json
import os
import shutil

import pytest

from tests.clients.conftest import BLOCKS, CONTRACT, SUITE

CASE = "    case 'separator':\n      return '<hr>';\n"


def reading(tools, front_end, base):
    done = tools.run("built/read.js", base, at=front_end)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_page_and_block_of_the_demonstration_is_drawn(tools, front_end, demo):
    read = reading(tools, front_end, demo.base)

    assert read["pages"] == read["total"] > 40
    assert sorted(read["drawn"]) == BLOCKS
    assert read["empty"] == []


def test_every_page_and_block_of_the_mock_is_drawn(tools, front_end, mock):
    read = reading(tools, front_end, mock)

    assert read["pages"] == read["total"]
    assert sorted(read["drawn"]) == BLOCKS
    assert read["empty"] == []


def test_a_forgotten_block_does_not_compile(tools, front_end, tmp_path):
    folder = tmp_path / "project"
    shutil.copytree(front_end, folder)
    drawing = folder / "src" / "render.ts"
    whole = drawing.read_text()
    assert CASE in whole
    drawing.write_text(whole.replace(CASE, ""))

    compiled = tools.compile(folder)

    assert compiled.returncode != 0
    assert "SeparatorBlock" in compiled.stdout or '"separator"' in compiled.stdout
    assert "never" in compiled.stdout


def test_what_is_compiled_is_what_is_written(tools, tmp_path):
    done = tools.run("build.mjs", str(tmp_path), at=CONTRACT / "client")
    assert done.returncode == 0, done.stdout + done.stderr

    kept = CONTRACT / "client" / "dist"
    names = sorted(os.listdir(tmp_path))

    assert names == sorted(os.listdir(kept))
    # The remedy: `npm run build` in frontend-contract/client.
    assert filecmp.cmpfiles(tmp_path, kept, names, shallow=False)[1:] == ([], [])


@pytest.fixture(scope="module")
def suite(tools, tmp_path_factory):
    """The client's own tests, compiled beside what they need."""
    folder = tmp_path_factory.mktemp("suite")
    (folder / "node_modules").symlink_to(SUITE / "node_modules")
    compiled = tools.compile(SUITE, "--outDir", str(folder / "compiled"))
    assert compiled.returncode == 0, compiled.stdout
    (folder / "package.json").write_text('{"type": "module"}')
    return folder


def test_the_client_passes_its_tests_against_the_mock(tools, suite):
    mock = {"CHAPO_MOCK": str(CONTRACT / "mock" / "mock.mjs")}
    done = tools.run("--test", "compiled/", at=suite, **mock)

    assert done.returncode == 0, done.stdout[-6000:]


def test_the_client_passes_its_tests_against_the_demonstration(tools, suite, demo):
    done = tools.run("--test", "compiled/reading.test.js", at=suite, CHAPO_URL=demo.base)

    assert done.returncode == 0, done.stdout[-6000:]
