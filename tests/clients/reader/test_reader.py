"""The reader compiles against the contract, passes its tests, is built as it is written, and stays small."""

from __future__ import annotations

import filecmp
import gzip
import json
import os
import shutil

import pytest

from tests.clients.conftest import CONTRACT

BUDGET = 60_000
CASE = "    case 'separator':\n      return html`<hr>`;\n"
KIND = 'type: "separator";'


def files_of(folder):
    return sorted(
        os.path.relpath(os.path.join(where, name), folder)
        for where, _folders, names in os.walk(folder)
        for name in names
    )


@pytest.fixture
def copy(reader, tmp_path):
    """The reader's sources and the client in a folder of their own."""
    shutil.copytree(
        CONTRACT / "client", tmp_path / "client", ignore=shutil.ignore_patterns("tests")
    )
    folder = tmp_path / "reader"
    shutil.copytree(reader, folder, ignore=shutil.ignore_patterns("node_modules", "dist", "tests"))
    (folder / "node_modules").mkdir()
    (folder / "node_modules" / "chapo-client").symlink_to(tmp_path / "client")
    return folder


def compiled(tools, tsc, folder):
    return tools.run(tsc, "-p", ".", at=folder)


def test_the_reader_passes_its_tests(tools, suite):
    done = tools.run(
        "--test", "compiled/tests/src/", at=suite, CHAPO_EXAMPLES=str(CONTRACT / "examples")
    )

    assert done.returncode == 0, done.stdout[-6000:]


def test_the_reader_compiles(tools, tsc, copy):
    done = compiled(tools, tsc, copy)

    assert done.returncode == 0, done.stdout


def test_a_forgotten_block_does_not_compile(tools, tsc, copy):
    drawing = copy / "src" / "blocks.ts"
    assert CASE in drawing.read_text()
    drawing.write_text(drawing.read_text().replace(CASE, ""))

    done = compiled(tools, tsc, copy)

    assert done.returncode != 0
    assert "'never'" in done.stdout


def test_a_block_that_leaves_the_contract_does_not_compile(tools, tsc, copy):
    types = copy.parent / "client" / "dist" / "api.d.ts"
    assert KIND in types.read_text()
    types.write_text(types.read_text().replace(KIND, 'type: "paragraph";'))

    done = compiled(tools, tsc, copy)

    assert done.returncode != 0
    assert "'\"separator\"'" in done.stdout


def test_a_missing_word_does_not_compile(tools, tsc, copy):
    words = copy / "src" / "words.ts"
    assert "  again: 'Reintentar',\n" in words.read_text()
    words.write_text(words.read_text().replace("  again: 'Reintentar',\n", ""))

    done = compiled(tools, tsc, copy)

    assert done.returncode != 0
    assert "'again' is missing" in done.stdout


def test_what_is_built_is_what_is_written(tools, reader, tmp_path):
    done = tools.run("build.mjs", str(tmp_path / "dist"), at=reader)
    assert done.returncode == 0, done.stdout + done.stderr

    names = files_of(tmp_path / "dist")

    assert names == files_of(reader / "dist")
    # The remedy: `npm run build` in frontend-contract/reader.
    same = filecmp.cmpfiles(tmp_path / "dist", reader / "dist", names, shallow=False)
    assert same[1:] == ([], [])


def test_script_and_style_stay_within_their_budget():
    files = (CONTRACT / "reader" / "dist" / "_reader").iterdir()

    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= BUDGET


def test_the_lock_names_no_registry(reader):
    packages = json.loads((reader / "package-lock.json").read_text())["packages"]

    # What is left says where a folder beside it is.
    sources = [package["resolved"] for package in packages.values() if "resolved" in package]
    assert [source for source in sources if "://" in source] == []
