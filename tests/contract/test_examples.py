"""Examples are what the API answers, captured, never typed: `make contract` writes them, every run compares them."""

from __future__ import annotations

import json

import pytest

from cms.api.errors import PROBLEM_TYPES, Problem, problem_response
from cms.contract.components import components
from cms.contract.files import members
from tests.contract import showcase
from tests.contract.conftest import FOLDER, captured
from tests.contract.questions import ASKED, RAISED

# Without the mark no test database is made, and the fixture would meet the developer’s own.
pytestmark = pytest.mark.django_db
KINDS = {kind.name: kind for kind in PROBLEM_TYPES}
BLOCKS = sorted(
    components()[name]["properties"]["type"]["const"] for name in members(components()["Block"])
)
FULL = f"/api/v2/pages/{showcase.FULL}/"


def exchange(response, *, path, method="GET", headers=None):
    request = {"method": method, "path": path, "headers": headers or {}}
    return {"request": request, "response": captured(response)}


@pytest.mark.parametrize("name", ASKED)
def test_the_api_answers_as_the_example_says(showcased, keep, name):
    response = showcased.get(ASKED[name])

    keep(name, exchange(response, path=ASKED[name]))


def test_the_rest_of_a_list_comes_by_cursor(showcased, keep):
    first = showcased.get(ASKED["lists/articles-first"]).json()
    path = f"{ASKED['lists/articles-first']}&cursor={first['meta']['next_cursor']}"

    keep("lists/articles-next", exchange(showcased.get(path), path=path))


def test_the_rest_of_the_feed_comes_by_cursor(showcased, keep):
    first = showcased.get(ASKED["changes/first"]).json()
    path = f"{ASKED['changes/first']}&after={first['meta']['next']}"

    keep("changes/next", exchange(showcased.get(path), path=path))


def test_whoever_holds_an_answer_gets_none(showcased, keep):
    held = {"If-None-Match": showcased.get(FULL).headers["ETag"]}

    keep("pages/not-modified", exchange(showcased.get(FULL, headers=held), path=FULL, headers=held))


def test_a_verb_nobody_serves_is_refused(showcased, keep):
    keep("errors/method-not-allowed", exchange(showcased.post(FULL), path=FULL, method="POST"))


@pytest.mark.parametrize("name", RAISED)
def test_a_problem_reads_as_the_example_says(keep, name):
    headers = {"Retry-After": "5"} if KINDS[name].status in {429, 503} else None
    response = problem_response(Problem(KINDS[name], headers=headers, **RAISED[name]))

    keep(f"errors/{name}", {"request": None, "response": captured(response)})


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_has_an_example(showcased, keep, name):
    body = showcased.get(FULL).json()["body"]

    keep(f"blocks/{name}", next(block for block in body if block["type"] == name))


def test_every_problem_has_an_example():
    shown = {
        json.loads(path.read_text())["response"]["body"]["type"]
        for folder in ("errors", "resolve", "changes")
        for path in (FOLDER / "examples" / folder).glob("*.json")
        if json.loads(path.read_text())["response"]["status"] >= 400
    }

    assert shown == {kind.uri for kind in PROBLEM_TYPES}


def test_nothing_else_is_in_the_folder():
    there = {
        str(path.relative_to(FOLDER / "examples").with_suffix(""))
        for path in (FOLDER / "examples").rglob("*.json")
    }
    more = {
        "lists/articles-next",
        "changes/next",
        "pages/not-modified",
        "errors/method-not-allowed",
    }

    assert there == {
        *ASKED,
        *more,
        *(f"errors/{name}" for name in RAISED),
        *(f"blocks/{name}" for name in BLOCKS),
    }
