"""The gate: what the checklist stops is published by no path, and nothing of it is lost."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.core.gates import PublicationRefused
from cms.editorial.models import SecondReading
from cms.published import scheduler
from tests.article_forms import article_form

pytestmark = pytest.mark.django_db

PAST = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def refused(newsroom: Any) -> Any:
    """A draft that says a partner paid for it, and not which."""
    return newsroom.article("Un texte payé", publish=False, commercial_status="supported")


def test_code_does_not_publish_it(refused):
    with pytest.raises(PublicationRefused, match="nommez l’annonceur"):
        refused.save_revision().publish()

    refused.refresh_from_db()
    assert refused.live is False


def test_the_form_does_not_publish_it(refused, admin_client):
    response = admin_client.post(
        reverse("wagtailadmin_pages:edit", args=[refused.pk]),
        article_form(action="publish", commercial_status="supported"),
    )

    refused.refresh_from_db()
    assert refused.live is False
    assert "nommez l’annonceur" in response.context["form"].errors["sponsor"][0]


def test_a_bulk_action_says_why_it_does_not_publish_it(refused, admin_client):
    refused.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    response = admin_client.post(f"{address}?id={refused.pk}", follow=True)

    refused.refresh_from_db()
    assert refused.live is False
    assert "nommez l’annonceur" in response.content.decode()


def test_a_refused_schedule_stops_no_other(refused, newsroom):
    sound = newsroom.article("Un texte sain", publish=False)
    refused.save_revision(approved_go_live_at=PAST)
    sound.save_revision(approved_go_live_at=PAST)

    report = scheduler.run(now=timezone.now())

    assert (report.published, report.failed) == (1, 1)


def test_the_urgent_button_publishes_and_owes_a_second_reading(newsroom, admin_client):
    article = newsroom.article("Une crue", publish=False)
    form = article_form() | {"action-publish": "urgent"}

    admin_client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form)

    article.refresh_from_db()
    assert article.live
    assert SecondReading.objects.get(done_at=None).page_id == article.pk


def test_the_ordinary_button_owes_nothing(newsroom, admin_client):
    article = newsroom.article("Une crue", publish=False)

    admin_client.post(
        reverse("wagtailadmin_pages:edit", args=[article.pk]), article_form(action="publish")
    )

    assert not SecondReading.objects.exists()
