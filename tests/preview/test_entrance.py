"""How a preview opens: by POST, for whoever may edit, on the front end that is configured."""

from __future__ import annotations

from copy import deepcopy

import pytest
from django.test import Client

from cms.preview.models import PreviewToken
from tests.article_forms import article_form
from tests.newsroom import paragraph
from tests.preview.conftest import last_token, saved

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staffed")]


@pytest.fixture(scope="module")
def made(staffed):
    page = saved(staffed.article("Le port rouvre"))
    staffed.settle()
    return page


@pytest.fixture
def page(db, made):
    return deepcopy(made)


def test_the_panel_loads_an_entrance_that_makes_nothing(editor, page):
    editor.type_in(page, article_form(title="Le port rouvre mardi"))

    answer = editor.client.get(
        f"/admin/pages/{page.pk}/edit/preview/?mode=card&in_preview_panel=true"
    )

    assert answer.status_code == 200
    said = answer.content.decode()
    assert 'name="source" value="form"' in said
    assert 'name="mode" value="card"' in said
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in answer.headers["Cache-Control"]
    assert not PreviewToken.objects.exists()


@pytest.mark.parametrize(
    "said",
    [
        {"source": "form"},
        {"source": "revision"},
        {"source": "form", "mode": "social"},
    ],
)
def test_a_token_opens_the_page_at_its_real_path(said, editor, page, read):
    answer = editor.mint(**{"page": page.pk, **said}).json()

    assert answer["url"] == f"/politique/le-port-rouvre/#preview={answer['token']}"
    assert answer["mode"] == said.get("mode", "page")
    assert read(answer["token"]).json()["document"]["path"] == "/politique/le-port-rouvre/"


def test_it_shows_what_is_being_typed_and_then_what_is_typed_next(editor, page, read):
    editor.type_in(page, article_form(title="Le port rouvre mardi"))
    token = editor.mint(page=page.pk, source="form").json()["token"]
    first = read(token).json()
    editor.type_in(page, article_form(title="Le port rouvre jeudi"))

    assert first["document"]["title"] == "Le port rouvre mardi"
    assert read(token).json()["document"]["title"] == "Le port rouvre jeudi"


def test_another_person_sees_what_they_type_themselves(editor, hire, page, read):
    editor.type_in(page, article_form(title="Ce que tape l’une"))
    other = hire("une")
    token = other.mint(page=page.pk, source="form").json()["token"]

    assert read(token).json()["document"]["title"] == "Le port rouvre"


def test_a_page_never_saved_opens_too(editor, page, read):
    section = page.get_parent()
    url = f"/admin/pages/add/news/articlepage/{section.pk}/preview/"
    form = article_form(title="Jamais enregistré", slug="jamais-enregistre")
    assert editor.client.post(url, form).json()["is_available"]

    entrance = editor.client.get(f"{url}?in_preview_panel=true").content.decode()
    assert f'name="parent" value="{section.pk}"' in entrance
    minted = editor.mint(source="form", page="", parent=section.pk, page_type="news.articlepage")
    answer = read(minted.json()["token"]).json()

    assert minted.json()["url"].startswith("/politique/jamais-enregistre/#preview=")
    assert answer["document"]["id"] == 0
    assert answer["document"]["title"] == "Jamais enregistré"
    assert answer["document"]["section"]["title"] == section.title


def test_a_token_is_made_by_post_alone_and_with_the_csrf_token(editor, page):
    said = {"page": page.pk, "source": "form", "mode": "page"}
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor.user)

    assert editor.client.get("/admin/apercus/jeton/", said).status_code == 405
    assert strict.post("/admin/apercus/jeton/", said).status_code == 403
    assert not PreviewToken.objects.exists()


def test_nobody_makes_a_token_for_a_page_they_may_not_edit(hire, page, newsroom):
    strangers = [hire("iconographie"), hire("traduction-en"), hire("partenariats")]
    said = [
        {"page": page.pk, "source": "form"},
        {"page": page.pk, "source": "revision", "revision": page.latest_revision_id},
        {"source": "form", "parent": page.get_parent().pk, "page_type": "news.articlepage"},
    ]

    # Wagtail answers a refusal in the admin with its front page.
    assert {(stranger.mint(**each).status_code) for stranger in strangers for each in said} <= {
        302,
        403,
        404,
    }
    assert not PreviewToken.objects.exists()
    assert Client().post("/admin/apercus/jeton/", said[0]).status_code == 302


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"source": "form"},
        {"source": "nothing", "page": "1"},
        {"source": "form", "page": "0x1"},
        {"source": "form", "page": "9" * 30},
        {"source": "form", "page": "\uff11"},
        {"source": "form", "parent": "1", "page_type": "auth.user"},
        {"source": "form", "parent": "1", "page_type": "<script>"},
        {"source": "form", "parent": "1", "page_type": "news.\0"},
        {"source": "translation", "translation": "12"},
        {"source": "revision", "page": "1", "revision": "999999"},
        {"source": "form", "page": "1", "mode": "//evil.example"},
    ],
)
def test_a_strange_request_makes_nothing(said, editor):
    assert editor.mint(**said).status_code in {302, 403, 404}
    assert not PreviewToken.objects.exists()


def test_a_version_of_another_page_is_none_of_this_one(editor, page, newsroom):
    other = newsroom.article("Autre")
    other.save_revision()
    other.refresh_from_db()

    answer = editor.mint(page=page.pk, source="revision", revision=other.latest_revision_id)

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("fronts", "opened"),
    [
        ([], ""),
        (["https://www.journal.example"], "https://www.journal.example"),
        (["/en=https://en.journal.example"], ""),
        (
            ["https://www.journal.example", "/fr=https://fr.journal.example:8443"],
            "https://fr.journal.example:8443",
        ),
    ],
)
def test_it_opens_on_the_front_of_the_site_and_language(fronts, opened, editor, page, settings):
    settings.CHAPO_PREVIEW_FRONTS = fronts

    answer = editor.mint(page=page.pk, source="form").json()

    assert answer["url"].startswith(f"{opened}/politique/le-port-rouvre/#preview=")


def test_other_drafts_show_to_their_maker_and_to_nobody_outside(editor, page, newsroom, read):
    other = newsroom.article("CANARI autre brouillon", publish=False)
    other.save_revision()
    page.body = [paragraph(f'Voir <a linktype="page" id="{other.pk}">ici</a>.')]
    page.save_revision()
    page.refresh_from_db()

    inside, outside = read(editor.token(page)), read(editor.share(page))

    assert other.slug in inside.content.decode()
    assert other.slug not in outside.content.decode()
    assert last_token().audience == "share"
