"""Corrections by path: form, older version, import, translation, interface; and what moves the date readers are shown."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from news.importers.load import Order, load
from news.models import ArticlePage
from news.models.links import Correction
from tests.article_forms import article_form
from tests.newsroom import paragraph

pytestmark = pytest.mark.django_db
WHEN = datetime(2026, 3, 1, 11, 30, tzinfo=UTC)
SAID = "Le pont mesure 160 mètres, et non 150."


def correction(kind="correction", text=SAID, date=WHEN):
    return Correction(kind=kind, text=text, date=date)


@pytest.fixture(scope="module")
def made(shared):
    """A public article with a correction readers were told."""
    page = shared.article("Le pont", standfirst="Un chapô.")
    page.corrections = [correction()]
    shared.publish(page)
    return page


@pytest.fixture
def article(db, made):
    return deepcopy(made)


def texts(page):
    rows = Correction.objects.filter(article=page.pk).order_by("sort_order", "pk")
    return [row.text for row in rows]


def send(client, page, *, action="publish", **fields):
    data = article_form(action=action, slug=page.slug, **{"title": page.title, **fields})
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


def rows(page):
    """The rows of the form as they stand."""
    return [
        {"id": row.pk, "kind": row.kind, "date": "01/03/2026 12:30", "text": row.text}
        for row in Correction.objects.filter(article=page.pk).order_by("sort_order", "pk")
    ]


def shown(api, newsroom, page):
    newsroom.settle()
    return api.get(f"/api/v2/pages/{page.pk}/").json()["updated_at"]


CRAFTED = {
    "a form without its rows": inline_formset([]),
    "a row under no number": inline_formset([{"kind": "update", "date": "", "text": ""}]),
    "a row with the number of another's": None,
}


@pytest.mark.parametrize("trick", CRAFTED)
def test_a_crafted_form_drops_none(trick, article, newsroom, admin_client):
    other = newsroom.article("Le quai")
    other.corrections = [correction(text="Le quai est long.")]
    newsroom.publish(other)
    theirs = {**rows(other)[0], "text": "Rien."}
    formset = CRAFTED[trick] or inline_formset([theirs], initial=1)

    send(admin_client, article, corrections=formset)

    assert SAID in texts(article)
    assert texts(other) == ["Le quai est long."]


def test_a_withdrawn_article_keeps_them(article, admin_client):
    article.unpublish()

    send(admin_client, article, corrections=inline_formset([]))

    assert texts(article) == [SAID]


def test_the_interface_puts_no_older_version_in_their_place(article, admin_client):
    first = article.revisions.order_by("pk").first()
    address = ("wagtailadmin_api:pages:action", [article.pk, "revert_to_page_revision"])

    admin_client.post(reverse(address[0], args=address[1]), {"revision_id": first.pk})
    admin_client.post(reverse(address[0], args=[article.pk, "publish"]))

    assert texts(article) == [SAID]


def test_an_import_leaves_them(newsroom, tmp_path):
    section, path = newsroom.section("Culture"), tmp_path / "pont.md"
    order = Order(section=section, publish=True)
    path.write_text("# Le pont\n\nIl rouvre.\n")
    [*load([path], order=order)]
    page = ArticlePage.objects.get()
    page.corrections = [correction()]
    # As an import saves it: by nobody.
    newsroom.publish(page)
    path.write_text("# Le pont\n\nIl rouvre demain.\n")

    [*load([path], order=order)]

    assert "demain" in str(ArticlePage.objects.get().body)
    assert texts(page) == [SAID]


def test_a_translation_brings_them_and_drops_none(article, desk):
    english = desk.published(article)
    english.corrections = []

    desk.newsroom.publish(english)

    assert texts(english) == [f"[en] {SAID}"]
    assert texts(article) == [SAID]


def test_a_typo_moves_no_date(article, newsroom, api, admin_client):
    before = shown(api, newsroom, article)
    kept = inline_formset(rows(article), initial=1)

    send(admin_client, article, title="Le pont rouvre", corrections=kept)

    assert ArticlePage.objects.get(pk=article.pk).title == "Le pont rouvre"
    assert shown(api, newsroom, article) == before


def test_a_typo_in_code_moves_no_date(article, newsroom, api):
    before = shown(api, newsroom, article)
    page = ArticlePage.objects.get(pk=article.pk)
    page.body = [paragraph("Du texte, relu.")]

    newsroom.publish(page)

    assert shown(api, newsroom, article) == before


def test_an_update_by_the_form_moves_it(article, newsroom, api, admin_client):
    new = {"kind": "update", "date": "02/03/2026 09:00", "text": "Le bilan passe à 12."}
    both = inline_formset([*rows(article), new], initial=1)

    send(admin_client, article, corrections=both)

    assert texts(article) == [SAID, "Le bilan passe à 12."]
    assert shown(api, newsroom, article) == "2026-03-02T08:00:00Z"
