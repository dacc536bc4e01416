"""Every address of the admin × every role: what the table says, and nothing beside it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.contrib import auth
from django.db import connection, transaction
from django.template.backends.django import Template
from django.test import Client
from django.urls import reverse

from cms.editorial.roles import ROLES
from tests.editorial.admin_desk import AdminDesk
from tests.editorial.admin_urls import GROWS_WHEN_READ, PUBLIC, TABLE
from tests.editorial.admin_walk import Route, routes, variants
from tests.newsroom import Newsroom
from tests.worker import keeping_indexes

pytestmark = [pytest.mark.django_db, pytest.mark.long]

#: Asked for alone: whoever goes through it is out.
LOGOUT = "wagtailadmin_logout"
DOORS = [
    (route, key, parts)
    for route in routes()
    for key, parts in variants(route).items()
    if route.name != LOGOUT
]
REFUSED = {403, 404, 405}
#: What is never shown to whoever has no part in the French section.
SECRET = "Un brouillon"
STRANGERS = ("iconographie", "partenariats", "traduction-en")


@pytest.fixture(scope="module")
def desk(shared: Newsroom) -> AdminDesk:
    """One of everything an address may be about."""
    with keeping_indexes():
        return AdminDesk(replace(shared, settle=lambda: None))


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Refusals are what is asked for: thousands of log lines tell nothing."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rights are asked before a template is drawn: leave out the drawing, which takes nearly all the time."""
    monkeypatch.setattr(Template, "render", lambda *args, **kwargs: "")


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """One person asks for three hundred addresses: who they are and what they may is read once."""
    known: dict[str | None, Any] = {}
    read = auth.get_user

    def get_user(request: Any) -> Any:
        key = request.session.session_key
        if key not in known:
            known[key] = read(request)
        return known[key]

    monkeypatch.setattr(auth, "get_user", get_user)


def named(route: Route, key: str) -> str:
    return f"{route.name} {key}".strip()


def member(desk: AdminDesk, role: str) -> Client:
    """A client that Wagtail answers 403 instead of a redirection."""
    client = Client(headers={"X-Requested-With": "XMLHttpRequest"}, raise_request_exception=False)
    client.force_login(desk.people.get(role, desk.other))
    return client


def ask(client: Client, method: str, address: str, data: Any = None) -> int:
    """The status of an answer whose effects are undone."""
    mark = transaction.savepoint()
    status: int = getattr(client, method)(address, data or {}).status_code
    transaction.savepoint_rollback(mark)
    return status


def test_every_address_of_the_admin_is_in_the_table():
    assert {named(route, key) for route, key, _parts in DOORS} == set(TABLE)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_reaches_what_the_table_says(role, desk, undrawn, remembered):
    client = member(desk, role)

    reached = {
        named(route, key)
        for route, key, parts in DOORS
        if ask(client, TABLE[named(route, key)].method, *desk.request(route, parts)) not in REFUSED
    }

    assert reached == {name for name, door in TABLE.items() if role in door.roles}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_posts_nothing_where_it_has_no_business(role, desk, undrawn, remembered):
    client = member(desk, role)
    open_to = {name for name, door in TABLE.items() if role in door.roles}
    shut = [door for door in DOORS if named(*door[:2]) not in open_to]

    passed = {
        named(route, key)
        for route, key, parts in shut
        if ask(client, "post", *desk.request(route, parts)) not in REFUSED
    }

    assert passed == set()


def test_nobody_is_logged_out_by_a_link(desk):
    client = member(desk, "redaction")

    assert client.get(reverse(LOGOUT)).status_code == 403
    assert client.get(reverse("wagtailadmin_account")).status_code == 200


def test_a_stranger_is_sent_to_the_login_page(desk, undrawn):
    client = Client()

    answers = {
        named(route, key): client.get(desk.address(route, parts)) for route, key, parts in DOORS
    }

    assert {name for name, answer in answers.items() if answer.status_code != 302} == set(PUBLIC)
    assert {
        answer.url.split("?")[0] for answer in answers.values() if answer.status_code == 302
    } == {"/admin/login/"}


@pytest.mark.parametrize("role", STRANGERS)
def test_no_address_shows_a_draft_to_whoever_has_no_part_in_it(role, desk, remembered):
    client = member(desk, role)
    told = {}

    for route, key, parts in DOORS:
        answer = client.get(*desk.request(route, parts, page=desk.draft))
        if not answer.streaming and SECRET in answer.content.decode(errors="ignore"):
            told[named(route, key)] = answer.request["PATH_INFO"]

    assert told == {}


def test_reading_changes_nothing(desk, remembered):
    client = member(desk, "administrator")
    written: dict[str, set[str]] = {}
    here = ""

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        verb, _space, rest = sql.partition(" ")
        if verb in {"INSERT", "UPDATE", "DELETE"}:
            table = rest.removeprefix("INTO ").removeprefix("FROM ").split()[0].strip('"')
            if table not in GROWS_WHEN_READ:
                written.setdefault(here, set()).add(f"{verb} {table}")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        for route, key, parts in DOORS:
            here = named(route, key)
            client.get(*desk.request(route, parts))

    assert written == {}
