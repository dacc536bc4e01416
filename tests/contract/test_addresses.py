"""Every public address is in the contract, and the contract can be read where it is served."""

from __future__ import annotations

import json
import re
import subprocess
from datetime import date

import pytest
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator

from cms.api import deprecations
from cms.api.deprecations import Deprecation
from cms.api.urls import router
from cms.contract import problems
from cms.contract.components import components
from cms.contract.document import openapi
from cms.contract.operations import PREFIX, operations
from tests.contract.conftest import FOLDER


def routed():
    """Every address of the router, as the contract writes it."""
    patterns, *_names = router.urls
    for prefix in patterns:
        for view in (
            prefix.url_pattern.url_patterns
            if hasattr(prefix, "url_pattern")
            else prefix.url_patterns
        ):
            tail = re.sub(r"^\^\(\?P<pk>.*\)/\$$", "{id}/", str(view.pattern))
            yield f"{PREFIX}/{str(prefix.pattern).lstrip('^')}{tail}"


def test_every_address_is_listed_and_every_listed_one_is_served():
    assert set(routed()) == {f"{PREFIX}{operation.path}" for operation in operations()}


def test_the_document_is_valid_openapi():
    OpenAPIV31SpecValidator(openapi()).validate()


#: Node and npm are tools of these tests, on the path of whoever runs them.
NPM_CI = ["/usr/bin/env", "npm", "ci", "--silent", "--no-audit", "--no-fund"]


def test_a_second_validator_has_nothing_to_say():
    if not (FOLDER / "node_modules").exists():
        subprocess.run(NPM_CI, cwd=FOLDER, check=True)
    command = ["node_modules/.bin/redocly", "lint", "openapi.json", "--format=json"]

    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, timeout=120)

    assert json.loads(done.stdout)["totals"] == {"errors": 0, "warnings": 0, "ignored": 0}


@pytest.mark.parametrize(
    "name", sorted(name for name, said in components().items() if "properties" in said)
)
def test_every_property_says_what_it_means_and_shows_an_example(name):
    said = components()[name]

    assert said["description"]
    assert said["additionalProperties"] is False
    assert [key for key, each in said["properties"].items() if not each.get("description")] == []
    assert [
        key
        for key, each in said["properties"].items()
        if name != "Part" and not each.get("examples") and "$ref" not in json.dumps(each)
    ] == []


def test_every_member_of_a_problem_has_a_schema():
    assert set(problems.schemas()) >= {"Problem", "NoPageProblem"}


def test_the_root_says_where_everything_is(api, newsroom):
    newsroom.settle()
    answer = api.get("/api/v2/")
    said = answer.json()

    assert set(said["endpoints"]) == {
        each.path.strip("/") for each in operations() if "{" not in each.path
    }
    # Without a path this one finds nothing, as API v2 says it.
    assert api.get(said["endpoints"].pop("pages/find")).status_code == 404
    urls = [*said["endpoints"].values(), said["docs"], said["openapi"]]
    assert {api.get(url).status_code for url in urls} == {200, 400}
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["ETag"]
    assert api.post("/api/v2/").status_code == 405


def test_the_document_is_served(api):
    response = api.get("/api/v2/openapi.json")

    assert response.json() == openapi()
    held = {"If-None-Match": response.headers["ETag"]}
    assert api.get("/api/v2/openapi.json", headers=held).status_code == 304
    assert api.post("/api/v2/openapi.json").headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["", "openapi.json", "docs/"])
def test_a_stranger_who_writes_to_the_contract_gets_a_problem(path, db):
    response = Client(enforce_csrf_checks=True).post(f"/api/v2/{path}")

    assert response.status_code == 405
    assert response.headers["Content-Type"] == "application/problem+json"


def test_the_page_shows_every_operation_and_asks_no_other_server(api):
    page = api.get("/api/v2/docs/").content.decode()

    assert [each.name for each in operations() if f'id="{each.name}"' not in page] == []
    assert re.findall(r"(?:src|href)=\"(?!#|/|data:,)", page) == []
    assert "connect-src 'self'" in api.get("/api/v2/docs/").headers["Content-Security-Policy"]


def test_what_is_announced_as_going_says_so_in_its_answers(api, newsroom, monkeypatch):
    gone = Deprecation(
        component="Card",
        property="kicker",
        endpoint="pages",
        replacement="use label",
        announced_on=date(2026, 3, 1),
        gone_on=date(2026, 9, 1),
    )
    monkeypatch.setattr(deprecations, "DEPRECATIONS", (gone,))

    headers = api.get("/api/v2/pages/").headers

    assert headers["Deprecation"] == "@1772323200"
    assert headers["Sunset"] == "Tue, 01 Sep 2026 00:00:00 GMT"
    assert "Sunset" not in api.get("/api/v2/locales/").headers
