"""Breaking news in the frame: there as soon as it is public, gone at its time and with its page."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.published.drain import drain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made")]


@pytest.fixture(scope="module")
def until():
    return timezone.now().replace(microsecond=0) + timedelta(hours=1)


@pytest.fixture(scope="module")
def made(shared, until):
    """A front page whose frame is stored, then a flash."""
    newsroom = shared
    newsroom.publish(newsroom.home)
    newsroom.settle()
    article = newsroom.article("Une crue", breaking_until=until)
    newsroom.settle()
    return article


@pytest.fixture
def flash(db, made):
    return deepcopy(made)


def told(api, locale="fr"):
    return [
        item["title"] for item in api.get("/api/v2/site/", {"locale": locale}).json()["breaking"]
    ]


def test_the_frame_tells_of_it(flash, until, api):
    breaking = api.get("/api/v2/site/").json()["breaking"]

    assert breaking == [
        {
            "id": flash.pk,
            "title": "Une crue",
            "path": flash.url,
            "breaking_until": f"{until:%Y-%m-%dT%H:%M:%SZ}",
        }
    ]


def test_it_ends_at_its_time(flash, until, api):
    drain(clock=lambda: until - timedelta(seconds=1))
    before = told(api)

    drain(clock=lambda: until)

    assert (before, told(api)) == (["Une crue"], [])


def test_it_leaves_with_its_page_within_the_transaction(flash, api):
    with transaction.atomic():
        flash.unpublish()

        assert told(api) == []


def test_it_follows_its_title(flash, newsroom, api):
    flash.title = "Une crue exceptionnelle"
    newsroom.publish(flash)
    newsroom.settle()

    assert told(api) == ["Une crue exceptionnelle"]


def test_what_is_under_embargo_is_not_told(flash, newsroom, until, api):
    newsroom.article("qzx", breaking_until=until, embargo_until=until - timedelta(minutes=5))
    newsroom.settle()

    assert told(api) == ["Une crue"]


def test_five_at_most_the_newest_first(flash, newsroom, until, api):
    for number in range(6):
        newsroom.article(f"Flash {number}", breaking_until=until)
    newsroom.settle()

    assert told(api) == [f"Flash {number}" for number in (5, 4, 3, 2, 1)]


def test_private_articles_take_nobody_s_place(flash, newsroom, until, api):
    private = newsroom.section("Réservé")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    hidden = [
        newsroom.article(f"qzx {number}", section=private, breaking_until=until)
        for number in range(5)
    ]
    flash.title = "Une crue exceptionnelle"
    newsroom.publish(flash)
    newsroom.settle()
    before = told(api)

    PageViewRestriction.objects.all().delete()
    newsroom.settle()

    assert before == ["Une crue exceptionnelle"]
    assert told(api) == [page.title for page in reversed(hidden)]


def test_a_card_says_that_it_is_an_opinion(newsroom, api):
    article = newsroom.article("Notre avis", genre="editorial")
    newsroom.settle()

    card = api.get("/api/v2/pages/", {"ids": article.pk}).json()["items"][0]

    assert card["opinion"] is True
