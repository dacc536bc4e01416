"""Corrections: what readers were told stays said, by whatever path an article is saved."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from news.models import ArticlePage
from news.models.links import Correction
from tests.article_forms import article_form

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made")]
WHEN = datetime(2026, 3, 1, 11, 30, 12, tzinfo=UTC)
SAID = "Le pont mesure 160 mètres, et non 150."


def correction(kind="correction", text=SAID, date=WHEN):
    return Correction(kind=kind, text=text, date=date)


@pytest.fixture(scope="module")
def made(shared):
    """A public article with a correction readers were told."""
    page = shared.article("Le pont")
    page.corrections = [correction()]
    shared.publish(page)
    return page


@pytest.fixture
def article(db, made):
    return deepcopy(made)


def again(article):
    return ArticlePage.objects.get(pk=article.pk)


def texts(article):
    rows = Correction.objects.filter(article=article.pk).order_by("sort_order", "pk")
    return [row.text for row in rows]


def test_dropping_it_in_code_leaves_it(article, newsroom):
    page = again(article)
    page.corrections = []

    newsroom.publish(page)

    assert texts(article) == [SAID]


@pytest.mark.parametrize(
    ("name", "value"),
    [("text", "Rien."), ("kind", "update"), ("date", datetime(2020, 1, 1, tzinfo=UTC))],
)
def test_changing_it_in_code_leaves_it(name, value, article, newsroom):
    page = again(article)
    (one,) = page.corrections.all()
    setattr(one, name, value)
    page.corrections = [one]

    newsroom.publish(page)

    row = Correction.objects.get(article=article.pk)
    assert (row.text, row.kind, row.date) == (SAID, "correction", WHEN)


def test_an_older_version_put_back_keeps_it(article):
    first = article.revisions.order_by("pk").first()

    first.publish()

    assert texts(article) == [SAID]


def test_an_article_may_be_made_with_an_id_of_its_own(newsroom):
    page = ArticlePage(pk=4_000, title="Le pont")

    newsroom.section("Politique").add_child(instance=page)

    assert texts(page) == []


def test_a_further_one_stands_below(article, newsroom):
    page = again(article)
    page.corrections = [*page.corrections.all(), correction(text="Et il est en bois.")]

    newsroom.publish(page)

    assert texts(article) == [SAID, "Et il est en bois."]


def test_publishing_often_repeats_none(article, newsroom):
    for _time in range(3):
        again(article).get_latest_revision().publish()

    assert texts(article) == [SAID]


def test_a_draft_is_free_until_it_is_public(newsroom):
    page = newsroom.article("Le pont", publish=False)
    page.corrections = [correction()]
    page.save()
    page.corrections = []

    page.save()

    assert texts(page) == []


def test_readers_see_them_in_order(article, newsroom, api):
    newsroom.settle()

    (told,) = api.get(f"/api/v2/pages/{article.pk}/").json()["corrections"]

    assert (told["kind"], told["text"]) == ("correction", SAID)


def test_an_update_moves_the_date_readers_are_shown(article, newsroom):
    page = again(article)
    page.corrections = [
        *page.corrections.all(),
        correction(kind="update", text="Le bilan passe à 12."),
    ]

    newsroom.publish(page)

    assert again(article).updated_at_editorial == WHEN


@pytest.mark.parametrize("kind", ["correction", "clarification", "right_of_reply"])
def test_no_other_kind_moves_it(kind, newsroom):
    page = newsroom.article("Le pont")
    page.corrections = [correction(kind=kind)]

    newsroom.publish(page)

    assert again(page).updated_at_editorial is None


def test_a_typo_moves_no_date(article, newsroom):
    before = again(article).updated_at_editorial
    page = again(article)
    page.title = "Le pont rouvre"

    newsroom.publish(page)

    assert again(article).updated_at_editorial == before


@pytest.mark.parametrize("act", ["changed", "dropped", "kept"])
def test_the_form_says_that_it_stands(act, article, admin_client):
    row = Correction.objects.get(article=article.pk)
    form = {"id": row.pk, "kind": row.kind, "date": "01/03/2026 12:30", "text": SAID}
    form |= {"changed": {"text": "Rien."}, "dropped": {"DELETE": "on"}, "kept": {}}[act]
    data = article_form(corrections=inline_formset([form], initial=1), slug=article.slug)

    response = admin_client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), data)

    is_refused = "Une correction parue ne se modifie ni ne se retire" in response.content.decode()
    assert is_refused is (act != "kept")
    assert texts(article) == [SAID]
