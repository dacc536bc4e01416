"""What translation costs, in queries: bounds that were promised, with the number each takes."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.locales.freshness import checking
from tests.locales.bulk import given_to_translators, public_articles
from tests.newsroom import paragraph

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staffed")]


@pytest.fixture
def counted():
    return lambda: CaptureQueriesContext(connection)


def long_article(newsroom):
    body = [
        {**paragraph(f"Phrase {number}."), "id": f"a1111111-1111-4111-8111-{number:012d}"}
        for number in range(40)
    ]
    return newsroom.article("Le port", standfirst="Un chapô.", body=body, topics=[newsroom.topic()])


def test_an_article_is_submitted_in_few_queries(newsroom, admin_client, counted):
    """Forty paragraphs; stock took 790 for an article of fewer."""
    article = long_article(newsroom)
    url = reverse("wagtail_localize:submit_page_translation", args=[article.pk])

    with counted() as queries:
        response = admin_client.post(url, {"locales": [newsroom.locale("en").pk]})

    assert response.status_code == 302
    assert article.get_translations().filter(locale__language_code="en").exists()
    assert len(queries) <= 400


def test_freshness_is_checked_in_few_queries(newsroom, desk, counted):
    article = long_article(newsroom)
    desk.published(article, "en")
    desk.published(article, "es")
    article.title = "La rade"
    article.save_revision().publish()
    article.refresh_from_db()
    article.title = "Le quai"

    with counted() as queries:
        checking.source_published(article, at=article.last_published_at, by=None)

    assert len(queries) <= 12


def test_the_report_on_translations_costs_the_same_whatever_its_length(
    newsroom, desk, people, counted
):
    report = reverse("wagtail_localize:translations_report")
    section = newsroom.section()
    given_to_translators(desk, public_articles(section, ["Titre 0", "Titre 1"]))
    client = people("traduction-en")
    client.get(report)

    with counted() as few:
        client.get(report)
    more = public_articles(section, [f"Titre {number}" for number in range(2, 10)])
    given_to_translators(desk, more)
    with counted() as many:
        text = client.get(report).content.decode()

    assert all(f"Titre {number}" in text for number in range(10))
    assert len(many) <= len(few)
