"""On PostgreSQL, a role that may only read the published tables serves the whole public API."""

from __future__ import annotations

import os

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from psycopg import errors

from tests.api import test_reads
from tests.api.test_reads import (  # noqa: F401 fixtures of the tests run again here
    _no_counts,
    published,
    world,
)
from tests.safety.hostile_values import DECLARED

ROLE = f"chapo_reader_{os.getpid()}"

# The tests of every read, again: in this module `api` asks as the role.
globals().update(
    {name: test for name, test in vars(test_reads).items() if name.startswith("test_")}
)


class Reader(Client):
    """A client whose every request reaches the database as the role."""

    def request(self, **environ):
        # Past Django, so that tests that count statements do not count these.
        connection.connection.execute(f"SET LOCAL ROLE {ROLE}")
        try:
            return super().request(**environ)
        finally:
            connection.connection.execute("RESET ROLE")


@pytest.fixture
def role(db):
    """The role, as an operator makes it; gone with the test's transaction."""
    connection.connection.execute(f"CREATE ROLE {ROLE}")
    call_command("grant_public_reads", ROLE, verbosity=0)
    return ROLE


@pytest.fixture
def api(role):
    return Reader()


@pytest.mark.parametrize("endpoint", [*DECLARED, "/api/v2/pages/{page}/?fields=_,title"])
def test_every_endpoint_answers_the_role(endpoint, api, published):  # noqa: F811
    ids = {"page": published["article"].pk, "document": 1, **_ids(published)}

    response = api.get(endpoint.format(**ids), _asked(endpoint))

    assert response.status_code in {200, 404}
    assert "error" not in response.content.decode()


@pytest.mark.parametrize("endpoint", DECLARED)
def test_every_endpoint_answers_the_role_in_the_languages_it_accepts(endpoint, api, published):  # noqa: F811
    ids = {"page": published["article"].pk, "document": 1, **_ids(published)}
    spoken = {"locale": "en", "fallback": "es,fr"}

    response = api.get(endpoint.format(**ids), {**_asked(endpoint), **spoken})

    # What has no language says so; nothing asks for more than the role may read.
    assert response.status_code in {200, 400, 404}


def _asked(endpoint):
    """What an endpoint requires; a word nobody wrote also asks what was meant."""
    if "resolve" in endpoint:
        return {"path": "/rien/"}
    if "translations" in endpoint:
        return {"translation_key": "00000000-0000-4000-8000-000000000000", "locale": "fr"}
    if "search" in endpoint:
        return {"q": "introuvable", "facets": "true"}
    return {"q": "un"} if "suggest" in endpoint else {}


def test_the_role_finds_by_words(api, published):  # noqa: F811
    title = api.get(f"/api/v2/pages/{published['article'].pk}/").json()["title"]

    found = api.get("/api/v2/search/", {"q": title, "facets": "true"}).json()

    assert title in [hit["card"]["title"] for hit in found["items"]]


@pytest.mark.parametrize("endpoint", ["pages/", "authors/", "topics/", "images/"])
def test_a_crawl_finds_every_detail_as_the_role(endpoint, api, published):  # noqa: F811
    items = api.get(f"/api/v2/{endpoint}").json()["items"]

    found = [api.get(item["meta"]["detail_url"]).status_code for item in items]

    assert found
    assert set(found) == {200}


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1 FROM wagtailcore_page", "SELECT 1 FROM wagtailcore_revision", "SELECT 1 FROM auth_user",
        "SELECT 1 FROM news_articlepage", "SELECT 1 FROM django_session", "SELECT 1 FROM published_dirty",
        "DELETE FROM published_publisheddocument", "UPDATE published_logstate SET last = 0",
        "INSERT INTO published_change (key) VALUES ('page:1')",
    ],
)  # fmt: skip
def test_the_role_may_do_nothing_else(sql, role):
    connection.connection.execute(f"SET LOCAL ROLE {role}")

    with pytest.raises(errors.InsufficientPrivilege):
        connection.connection.execute(sql)


def test_granting_twice_changes_nothing(role):
    call_command("grant_public_reads", role, verbosity=0)


@pytest.mark.parametrize("name", ["nobody_of_that_name", 'x"; DROP TABLE auth_user; --', ""])
def test_a_role_that_is_not_there_or_is_no_name_is_refused(name, db):
    with pytest.raises(CommandError):
        call_command("grant_public_reads", name, verbosity=0)


def _ids(things):
    return {name: thing.pk for name, thing in things.items() if name != "article"}


def test_a_translation_is_found_by_its_key_as_the_role(api, published):  # noqa: F811
    key = api.get(f"/api/v2/pages/{published['article'].pk}/").json()["meta"]["translation_key"]

    found = api.get(
        "/api/v2/translations/", {"translation_key": key, "locale": "en", "fallback": "fr"}
    )

    assert found.json()["served_locale"] == "fr"
