"""A front says what is true now: whatever enters, leaves, ends or is renamed builds it again, at a cost that does not grow."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.published import scheduler
from cms.published.building import build
from cms.published.drain import drain, run_of_many
from cms.published.models import Change, Dirty, PublishedDocument
from home.models import HomePage
from tests.published.fronts import EVERYTHING, compose, slot, titles, zone, zones_of
from tests.published.test_redaction import everything

SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture(scope="module")
def made(shared):
    """A section of a public front page, which shows its one article."""
    shared.publish(shared.home)
    section = shared.section("Politique")
    shared.article("Avant", section=section, published_at=timezone.now() - DAY)
    compose(shared.home, zone(backfill={"section": section.pk}))
    shared.settle()
    return section


@pytest.fixture
def section(db, made):
    return deepcopy(made)


@pytest.fixture
def front(made, newsroom):
    return newsroom.home


def settle_at(moment):
    with time_machine.travel(moment, tick=False):
        scheduler.run(now=moment)
        assert drain(clock=lambda: moment).failed == 0


def test_a_new_article_of_the_section_appears(newsroom, front, section):
    newsroom.article("Nouveau", section=section)
    newsroom.settle()

    assert titles(front) == [["Nouveau", "Avant"]]


def test_an_article_of_another_section_leaves_the_front_alone(newsroom, front):
    other = newsroom.section("Sport")
    newsroom.settle()
    before = Change.objects.filter(key=f"page:{front.pk}").count()

    newsroom.article("Ailleurs", section=other)
    newsroom.settle()

    assert Change.objects.filter(key=f"page:{front.pk}").count() == before


def test_many_saves_of_one_command_build_the_front_once(
    newsroom, front, section, django_capture_on_commit_callbacks
):
    def built():
        return Change.objects.filter(key=f"page:{front.pk}").count()

    before = built()
    with django_capture_on_commit_callbacks(execute=True):
        newsroom.article("Seul", section=section)
    alone = built()
    with run_of_many(clock=timezone.now):
        for title in ("Un", "Deux", "Trois"):
            with django_capture_on_commit_callbacks(execute=True):
                newsroom.article(title, section=section)
        meanwhile = built()

    assert (alone, meanwhile, built()) == (before + 1, before + 1, before + 2)
    assert titles(front) == [["Trois", "Deux", "Un", "Seul", "Avant"]]


def test_an_article_that_changes_genre_enters_the_front(newsroom, front, section):
    compose(front, zone(backfill={"section": section.pk, "genre": "opinion"}))
    article = newsroom.article("Tribune", section=section)
    newsroom.settle()
    assert titles(front) == [[]]

    article.genre = "opinion"
    newsroom.publish(article)
    newsroom.settle()

    assert titles(front) == [["Tribune"]]


def test_another_date_moves_an_article(newsroom, front, section):
    article = newsroom.article("Ancien", section=section, published_at=timezone.now() - 2 * DAY)
    newsroom.settle()
    assert titles(front) == [["Avant", "Ancien"]]

    article.published_at = timezone.now()
    newsroom.publish(article)
    newsroom.settle()

    assert titles(front) == [["Ancien", "Avant"]]


def test_a_new_title_shows_on_the_front(newsroom, front, section):
    article = newsroom.article("Titre", section=section)
    newsroom.settle()

    article.title = "Titre corrigé"
    newsroom.publish(article)
    newsroom.settle()

    assert titles(front) == [["Titre corrigé", "Avant"]]


def test_an_unpublished_article_leaves_at_once_with_its_words_and_the_gap_closes(
    newsroom, front, section
):
    article = newsroom.article("Canari", section=section)
    compose(
        front,
        zone(slot(article, title="Canari ici"), maximum=1, backfill={"section": section.pk}),
    )
    newsroom.settle()
    assert titles(front) == [["Canari ici"]]

    article.unpublish()
    assert titles(front) == [[]]
    assert "Canari" not in everything()

    newsroom.settle()
    assert titles(front) == [["Avant"]]


def test_a_section_that_becomes_private_empties_its_zone_at_once(newsroom, front, section):
    PageViewRestriction.objects.create(page=section, restriction_type="login")

    assert titles(front) == [[]]
    assert zones_of(front)[0]["section"] is None
    newsroom.settle()
    assert titles(front) == [[]]


def test_an_article_in_a_slot_appears_when_it_is_published(newsroom, front, section):
    draft = newsroom.article("Brouillon", section=section, publish=False)
    compose(front, zone(slot(draft, title="Canari ici")))
    newsroom.settle()
    assert "Canari" not in everything()

    newsroom.publish(draft)
    newsroom.settle()

    assert titles(front) == [["Canari ici"]]


def test_a_pin_ends_in_its_second(newsroom, front, section):
    end = timezone.now().replace(microsecond=0) + HOUR
    article = newsroom.article("Épinglé", section=section)
    rest = zone(slot(article, pinned_until=end, title="Ce matin"), maximum=1, backfill=EVERYTHING)
    compose(front, rest)
    newsroom.settle()

    document = PublishedDocument.objects.get(page_id=front.pk)
    assert document.fresh_until == end
    settle_at(end - SECOND)
    assert titles(front) == [["Ce matin"]]
    settle_at(end)
    assert titles(front) == [["Épinglé"]]


def test_an_article_leaves_in_the_second_it_is_too_old(newsroom, front, section):
    compose(front, zone(backfill={"max_age_days": 2}))
    newsroom.settle()
    edge = PublishedDocument.objects.get(page_id=front.pk).fresh_until

    settle_at(edge - SECOND)
    assert titles(front) == [["Avant"]]
    settle_at(edge)
    assert titles(front) == [[]]


def test_an_article_that_expires_leaves_and_says_until_when(newsroom, front, section):
    end = timezone.now().replace(microsecond=0) + HOUR
    newsroom.article("Brève", section=section, expire_at=end)
    newsroom.settle()

    assert PublishedDocument.objects.get(page_id=front.pk).fresh_until == end
    settle_at(end)
    assert titles(front) == [["Avant"]]


def test_a_front_that_is_scheduled_takes_over_in_its_second(newsroom, front, section):
    later = timezone.now().replace(microsecond=0) + HOUR
    article = newsroom.article("Demain", section=section)
    newsroom.settle()
    front.refresh_from_db()
    front.zones = front.zones.stream_block.to_python([zone(slot(article, title="L’édition"))])
    front.go_live_at = later
    front.save_revision().publish()
    newsroom.settle()
    assert titles(front) == [["Demain", "Avant"]]

    settle_at(later)

    assert titles(front) == [["L’édition"]]


def test_building_the_same_front_again_changes_nothing(newsroom, front):
    before = Change.objects.count()

    front.refresh_from_db()
    newsroom.publish(front)
    newsroom.settle()

    assert Change.objects.exclude(reason="resource").count() - before <= 1
    assert not Dirty.objects.filter(due_at__lte=timezone.now()).exists()


def test_a_stored_front_is_what_a_fresh_build_gives(newsroom, front, section):
    article = newsroom.article("Un", section=section)
    newsroom.settle()
    article.unpublish()
    newsroom.settle()

    stored = PublishedDocument.objects.get(page_id=front.pk)
    page = HomePage.objects.get(pk=front.pk)

    assert build(page, now=timezone.now()).body == stored.body


def test_a_front_costs_the_same_whatever_it_shows_and_however_much_there_is(newsroom, section):
    few = _cost(newsroom, section, articles=2)
    many = _cost(newsroom, section, articles=12)

    assert many == few


def test_each_zone_that_fills_itself_adds_two_statements_at_most(newsroom, section):
    article = newsroom.article("Un", section=section)
    topic = newsroom.topic("Port")
    rule = {"section": section.pk, "genre": "news", "topic": topic.pk, "max_age_days": 3}
    costs = [
        _cost(newsroom, section, zones=[zone(slot(article), backfill=rule) for _n in range(number)])
        for number in (2, 3)
    ]

    assert costs[1] - costs[0] <= 2


def _cost(newsroom, section, *, articles=0, zones=None):
    made = [newsroom.article(f"Article {n}", section=section) for n in range(articles)]
    rule = {"section": section.pk}
    compose(
        newsroom.home,
        *(zones or [zone(*map(slot, made[::2]), maximum=24, backfill=rule)]),
    )
    newsroom.settle()
    # What the first build draws and remembers is no cost of the second.
    build(HomePage.objects.get(pk=newsroom.home.pk), now=timezone.now())
    page = HomePage.objects.get(pk=newsroom.home.pk)
    with CaptureQueriesContext(connection) as asked:
        built = build(page, now=timezone.now())
    assert zones or len(json.loads(built.body)["zones"][0]["items"]) >= articles
    return len(asked)
