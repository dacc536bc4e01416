"""What translators and the French desk see of freshness."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.locales.desk.coverage import coverage
from cms.locales.models import PublishedText
from tests.locales.bulk import given_to_translators, gone_stale, public_articles
from tests.newsroom import paragraph
from tests.translators import Desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staffed")]
REPORT = "/admin/reports/traductions-a-rafraichir/"


@pytest.fixture(scope="module")
def changed(staffed):
    """An article whose English and Spanish are public, and two of whose texts have changed since."""
    body = [
        paragraph("Un premier."),
        {**paragraph("Un second."), "id": "b2222222-2222-4222-8222-222222222222"},
    ]
    desk = Desk(newsroom=staffed)
    article = staffed.article("Le port", body=body)
    pages = {code: desk.published(article, code) for code in ("en", "es")}
    article.title = "La rade"
    article.body = [body[0], {**body[1], "value": "<p>Un deuxième.</p>"}]
    staffed.publish(article)
    staffed.settle()
    return {"fr": article, **pages}


@pytest.fixture
def stale(db, changed):
    """The same rows for each test, in objects of its own."""
    return deepcopy(changed)


def test_the_report_shows_a_translator_their_own_language(stale, people):
    client = people("traduction-en")

    text = client.get(REPORT).content.decode()

    assert reverse("stale_translation", args=[stale["en"].pk]) in text
    assert reverse("stale_translation", args=[stale["es"].pk]) not in text


def test_what_changed_is_shown_in_both_versions(stale, people):
    client = people("traduction-en")

    text = client.get(reverse("stale_translation", args=[stale["en"].pk])).content.decode()

    for said in ("Le port", "La rade", "Un second.", "Un deuxième.", "[en] Un second."):
        assert said in text
    assert "Un premier." not in text
    assert "2 textes" in text


@pytest.mark.parametrize(
    ("role", "status"), [("traduction-en", 200), ("traduction-es", 403), ("redaction", 403)]
)
def test_changes_are_shown_to_who_works_on_the_translation(stale, people, role, status):
    response = people(role).get(reverse("stale_translation", args=[stale["en"].pk]))

    # Wagtail sends whoever may not see a page back to the dashboard.
    assert response.status_code == status


def test_the_report_is_filtered_by_language_section_and_age(stale, admin_client):
    def shown(**asked):
        text = admin_client.get(REPORT, asked).content.decode()
        return {c for c in ("en", "es") if reverse("stale_translation", args=[stale[c].pk]) in text}

    section = stale["fr"].get_parent()
    assert shown() == {"en", "es"}
    assert shown(locale=stale["es"].locale_id) == {"es"}
    assert shown(section=section.pk) == {"en", "es"}
    assert shown(age="1") == set()
    PublishedText.objects.filter(page=stale["en"], stale_since__isnull=False).update(
        stale_since=timezone.now() - timedelta(days=8)
    )
    assert shown(age="7") == {"en"}


@pytest.mark.parametrize(("days", "shown"), [("2", False), ("7", True)])
def test_the_report_is_filtered_by_the_date_of_the_article(stale, admin_client, days, shown):
    Page.objects.filter(pk=stale["fr"].pk).update(
        first_published_at=timezone.now() - timedelta(days=5)
    )

    text = admin_client.get(REPORT, {"recent": days}).content.decode()

    assert (reverse("stale_translation", args=[stale["en"].pk]) in text) is shown


def test_lists_of_pages_mark_what_is_stale(stale, admin_client):
    section = stale["en"].get_parent()

    text = admin_client.get(reverse("wagtailadmin_explore", args=[section.pk])).content.decode()

    assert "Périmée : voir ce qui a changé" in text
    assert reverse("stale_translation", args=[stale["en"].pk]) in text


def test_the_report_costs_the_same_whatever_its_length(stale, desk, admin_client):
    admin_client.get(REPORT)
    with CaptureQueriesContext(connection) as few:
        admin_client.get(REPORT)
    section = stale["fr"].get_parent()
    more = public_articles(section, [f"Titre {number}" for number in range(5)])
    jobs = given_to_translators(desk, more)
    gone_stale([desk.page(job) for job in jobs], like=stale["en"])
    with CaptureQueriesContext(connection) as many:
        assert admin_client.get(REPORT).content.decode().count("/changements/") == 7

    assert len(many) <= len(few)


def test_the_report_is_exported(stale, admin_client):
    response = admin_client.get(REPORT, {"export": "csv"})

    assert "[en] Le port" in b"".join(response.streaming_content).decode()


def test_a_translator_who_opens_a_stale_page_is_told(stale, people):
    client = people("traduction-en")

    text = client.get(reverse("wagtailadmin_pages:edit", args=[stale["en"].pk])).content.decode()

    assert "2 textes de cette traduction sont périmés" in text


def test_the_french_form_says_what_is_stale_and_what_publishing_would_make_so(
    stale, newsroom, admin_client, desk
):
    article = stale["fr"]
    article.standfirst = "Un chapô nouveau."
    article.save_revision()

    text = admin_client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()

    assert "périmée depuis" in text
    assert "Un chapô nouveau." in text
    assert "y périme 3 textes" in text


def test_a_page_in_french_only_says_so(newsroom, admin_client):
    article = newsroom.article("Le port")

    text = admin_client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()

    assert "n’existe qu’en français" in text


def test_the_dashboard_shows_how_far_each_language_has_come(stale, newsroom, admin_client):
    newsroom.article("Sans traduction", section=stale["fr"].get_parent().specific)

    (row,) = coverage()
    text = admin_client.get("/admin/").content.decode()

    assert row["total"] == 2
    assert [(cell["translated"], cell["stale"]) for cell in row["cells"]] == [(1, 1), (1, 1)]
    assert "dont 1 à rafraîchir" in text


def test_an_empty_newsroom_has_an_empty_report(newsroom, admin_client):
    assert admin_client.get(REPORT).status_code == 200


def test_the_way_to_the_report_is_shown_to_who_works_on_translations(stale, people):
    assert REPORT in people("traduction-en").get("/admin/").content.decode()


def test_the_way_to_the_report_is_not_shown_to_others(newsroom, people):
    assert REPORT not in people("iconographie").get("/admin/").content.decode()
