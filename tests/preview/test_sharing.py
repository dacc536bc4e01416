"""Links for people without an account: made, listed, ended; by right."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from cms.preview.models import PreviewToken
from tests.preview.conftest import last_token, saved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staffed")]

DAY = str(24 * 60 * 60)


@pytest.fixture(scope="module")
def made(staffed):
    page = saved(staffed.article("Avant relecture juridique", publish=False))
    staffed.settle()
    return page


@pytest.fixture
def page(db, made):
    return deepcopy(made)


def links(page):
    return f"/admin/apercus/liens/{page.pk}/"


def made_link(answer):
    return re.search(r'value="(http[^"]+#preview=[^"]+)"', answer.content.decode())[1]


def test_a_link_is_made_shown_once_and_opens_without_an_account(editor, page, read):
    answer = editor.client.post(links(page), {"note": "Me Le Gall", "life": DAY})
    url = made_link(answer)

    opened = read(url.partition("#preview=")[2], client=Client()).json()

    assert url.startswith("http://testserver/politique/avant-relecture-juridique/#preview=")
    assert opened["audience"] == "share"
    assert opened["document"]["title"] == "Avant relecture juridique"
    assert opened["expires_at"] == last_token().expires_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    again = editor.client.get(links(page)).content.decode()
    assert "Me Le Gall" in again
    assert "#preview=" not in again
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_link_dies_when_it_is_cut(editor, page, read):
    token = editor.share(page)
    assert read(token).status_code == 200

    answer = editor.client.post(f"/admin/apercus/liens/{last_token().pk}/couper/", follow=True)

    assert "n’ouvre plus rien" in answer.content.decode()
    assert read(token).status_code == 404
    assert "coupé" in answer.content.decode()


def test_a_link_outlives_the_session_and_not_the_right(editor, page, read):
    token = editor.share(page, life=timedelta(days=7))
    editor.client.post("/admin/logout/")
    assert read(token).status_code == 200

    editor.user.groups.clear()

    assert read(token).status_code == 404


@pytest.mark.parametrize("life", ["0", "-60", str(8 * 24 * 60 * 60), "", "toujours"])
def test_a_link_lives_a_week_at_most(life, editor, page):
    answer = editor.client.post(links(page), {"note": "Quelqu’un", "life": life})

    assert answer.status_code == 200
    assert "Quelqu’un" in answer.content.decode(), "what was typed is kept"
    assert not PreviewToken.objects.exists()


def test_a_link_says_for_whom(editor, page):
    editor.client.post(links(page), {"note": " ", "life": DAY})

    assert not PreviewToken.objects.exists()


def test_whoever_may_not_edit_makes_sees_and_cuts_none(editor, hire, page):
    editor.share(page)
    stranger = hire("traduction-en")

    stranger.client.get(links(page))
    stranger.client.post(links(page), {"note": "Moi", "life": DAY})
    stranger.client.post(f"/admin/apercus/liens/{last_token().pk}/couper/")

    assert PreviewToken.objects.get().revoked_at is None
    assert page.title not in stranger.client.get("/admin/apercus/liens/").content.decode()


def test_the_list_shows_living_links_and_when_they_were_read(editor, page, read):
    read(editor.share(page, note="Me Le Gall"))
    editor.share(page, note="Expirée")
    PreviewToken.objects.filter(note="Expirée").update(expires_at=timezone.now())

    said = editor.client.get("/admin/apercus/liens/").content.decode()

    assert "Me Le Gall" in said
    assert "jamais" not in said
    assert "Expirée" not in said


def test_a_link_is_not_cut_by_get(editor, page, read):
    token = editor.share(page)

    assert editor.client.get(f"/admin/apercus/liens/{last_token().pk}/couper/").status_code == 405
    assert read(token).status_code == 200


def test_the_button_stands_in_the_form(editor, page):
    said = editor.client.get(f"/admin/pages/{page.pk}/edit/").content.decode()

    assert f'href="{links(page)}"' in said
    assert "Partager un aperçu" in said
