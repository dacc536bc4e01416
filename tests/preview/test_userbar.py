"""Wagtail's user bar and content checks, where the front end is on another origin."""

from __future__ import annotations

import json
import re
from copy import deepcopy

import pytest
from django.test import Client

from tests.preview.conftest import saved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staffed")]
URL = "/api/v2/preview/userbar/"
FRONT = "https://www.journal.example"


@pytest.fixture(scope="module")
def made(staffed):
    page = saved(staffed.article("Le port rouvre", publish=False))
    staffed.settle()
    return page


@pytest.fixture
def page(db, made, settings):
    settings.CHAPO_PREVIEW_FRONTS = [FRONT, "/en=https://en.journal.example"]
    return deepcopy(made)


def asked(token, **headers):
    return Client().get(URL, headers={"X-Preview-Token": token, **headers})


def told_to_axe(html):
    found = re.search(r'id="checker-axe-configuration" type="application/json">(.*?)<', html)
    return json.loads(found[1])


def test_whoever_edits_gets_their_bar_with_absolute_addresses(page, editor):
    answer = asked(editor.token(page), Origin=FRONT)
    html = answer.content.decode()

    assert answer.headers["Access-Control-Allow-Origin"] == FRONT
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert f"//testserver/admin/pages/{page.pk}/edit/" in html
    assert '<script src="//testserver/static/wagtailadmin/js/userbar.js' in html
    assert "<wagtail-userbar>" in html


def test_axe_answers_to_the_admin_and_to_the_front_of_the_page(page, editor):
    bar = asked(editor.token(page)).content.decode()
    form = editor.client.get(f"/admin/pages/{page.pk}/edit/").content.decode()

    told = [told_to_axe(html)["spec"]["allowedOrigins"] for html in (bar, form)]

    assert told == [["<same_origin>", "http://testserver", FRONT]] * 2


def test_of_what_is_no_page_axe_answers_to_every_front(page, newsroom, editor):
    author = newsroom.author()

    bar = asked(editor.entity_token("author", author.pk)).content.decode()

    origins = told_to_axe(bar)["spec"]["allowedOrigins"]
    assert set(origins[2:]) == {FRONT, "https://en.journal.example"}
    assert "/edit/" not in bar


def test_on_this_server_axe_answers_to_this_server_alone(page, editor, settings):
    settings.CHAPO_PREVIEW_FRONTS = []

    told = told_to_axe(asked(editor.token(page)).content.decode())

    assert told["spec"]["allowedOrigins"] == ["<same_origin>", "http://testserver"]


def test_nobody_else_gets_one(page, editor, newsroom):
    guest, gone = editor.share(page), editor.token(page)
    nothing = asked("nothing")
    editor.user.groups.clear()

    for token in (guest, gone, ""):
        answer = asked(token)
        assert (answer.status_code, answer.content) == (404, nothing.content)
        assert dict(answer.headers) == dict(nothing.headers)


def test_it_is_only_read_and_the_server_of_public_reads_has_none(page, editor, settings):
    token = editor.token(page)
    assert Client().post(URL, headers={"X-Preview-Token": token}).status_code == 405

    settings.ROOT_URLCONF = "cms.urls_api"

    assert asked(token).status_code == 404
