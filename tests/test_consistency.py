"""Promises no linter knows: sizes, words, settings, commands, builders."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from wagtail.models import get_page_models

from cms.core.models import BasePage
from cms.published.registry import page_builder

ROOT = Path(__file__).resolve().parent.parent
PRODUCT = sorted(
    path
    for room in ("cms", "home", "news")
    for path in (ROOT / room).rglob("*.py")
    if "migrations" not in path.parts
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MODULE_LINES, TEST_LINES, FUNCTION_LINES = 300, 400, 40
DRAWERS = {"utils", "helpers", "common", "misc", "base"}
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"]
OUR_COMMANDS = sorted(
    name for name, app in get_commands().items() if app.split(".")[0] in {"cms", "home", "news"}
)


def ours(paths):
    return [pytest.param(path, id=str(path.relative_to(ROOT))) for path in paths]


@pytest.mark.parametrize("path", ours(PRODUCT))
def test_a_module_fits_on_a_few_screens(path):
    assert len(path.read_text().splitlines()) <= MODULE_LINES


@pytest.mark.parametrize("path", ours(TESTS))
def test_a_test_module_stays_readable(path):
    assert len(path.read_text().splitlines()) <= TEST_LINES


@pytest.mark.parametrize("path", ours(PRODUCT))
def test_a_function_fits_on_a_screen(path):
    tree = ast.parse(path.read_text())

    long = [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    ]

    assert long == []


@pytest.mark.parametrize(
    "path", ours(path for path in PRODUCT if path.stem != "__init__" or path.read_text())
)
def test_a_module_says_what_it_owns(path):
    assert ast.get_docstring(ast.parse(path.read_text()))


def test_no_module_is_a_drawer():
    drawers = [path for path in PRODUCT if path.stem in DRAWERS and "settings" not in path.parts]

    assert drawers == []


@pytest.mark.parametrize(
    "model", [model for model in get_page_models() if issubclass(model, BasePage)]
)
def test_every_page_type_has_a_document(model):
    assert page_builder(model) is not None


def test_every_setting_of_the_environment_is_documented():
    read = set(
        re.findall(r'(?:text|env\.\w+)\(\s*"([A-Z_]+)"', (ROOT / "cms/settings/env.py").read_text())
    )

    documented = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))

    assert read == documented


@pytest.mark.parametrize("name", OUR_COMMANDS)
def test_every_command_has_help_and_is_in_the_operators_guide(name):
    command = load_command_class(get_commands()[name], name)

    assert command.help
    assert f"manage.py {name}" in (ROOT / "docs/operators-guide.md").read_text()


@pytest.mark.parametrize(
    "document",
    PAGES,
    ids=lambda path: path.name,
)
def test_a_documented_command_or_target_exists(document):
    text = document.read_text()
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    commands = set(re.findall(r"manage\.py ([a-z_]+)", text))
    asked = set(re.findall(r"`make ([a-z-]+)", text))

    assert commands <= set(get_commands())
    assert asked <= targets


@pytest.mark.parametrize(
    "document",
    PAGES,
    ids=lambda path: path.name,
)
def test_a_documented_setting_exists(document):
    known = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))

    named = set(re.findall(r"`(CHAPO_[A-Z_]+)", document.read_text()))

    assert named <= known | {"CHAPO_CI_DATABASE_URL", "CHAPO_BENCH_DATABASE_URL"}


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_names_no_index(lock):
    assert "http" not in (ROOT / lock).read_text()


@pytest.mark.parametrize("room", ["browser", "durability"])
def test_a_room_the_suite_leaves_out_is_marked_for_the_target_that_runs_it(room):
    modules = sorted((ROOT / "tests" / room).glob("test_*.py"))

    assert modules
    assert [each.name for each in modules if f"pytest.mark.{room}" not in each.read_text()] == []
