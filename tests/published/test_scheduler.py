"""Pages go live and leave in their own second; one bad item never holds the rest."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Page

from cms.published import scheduler
from cms.published.drain import drain
from cms.published.models import Dirty, PublishedDocument
from news.models import Byline

SECOND = timedelta(seconds=1)


def scheduled(newsroom, title, *, at):
    page = newsroom.article(title, publish=False)
    page.go_live_at = at
    page.save_revision().publish()
    return page


def run_at(moment):
    """One pass at a moment to come; Wagtail's own publishing reads the clock again."""
    with time_machine.travel(moment, tick=False):
        report = scheduler.run(now=moment)
        drain(clock=lambda: moment)
        return report


def is_public(page):
    return PublishedDocument.objects.filter(page_id=page.pk).exists()


@pytest.fixture
def later():
    return timezone.now() + timedelta(hours=1)


def test_a_scheduled_page_goes_live_in_its_second(newsroom, later):
    page = scheduled(newsroom, "Demain", at=later)
    newsroom.settle()

    early = scheduler.run(now=later - SECOND)
    newsroom.settle()
    assert not is_public(page)
    assert early.published == 0

    report = run_at(later)
    assert is_public(page)
    assert report.published == 1


def test_an_expired_page_leaves_and_is_not_read_a_second_late(newsroom, later, api):
    page = newsroom.article("Brève")
    page.expire_at = later
    newsroom.publish(page)
    newsroom.settle()

    report = scheduler.run(now=later)

    assert report.expired == 1
    assert not is_public(page)
    assert not Page.objects.get(pk=page.pk).live


def test_one_bad_item_does_not_hold_the_rest(newsroom, later, monkeypatch):
    bad, good = scheduled(newsroom, "Mauvais", at=later), scheduled(newsroom, "Bon", at=later)
    real = scheduler._publish
    refuse = bad.get_latest_revision().pk
    monkeypatch.setattr(
        scheduler, "_publish", lambda pk, *, now: 1 / 0 if pk == refuse else real(pk, now=now)
    )

    report = run_at(later)

    assert (report.published, report.failed) == (1, 1)
    assert is_public(good)
    assert scheduler.late(now=later) == 1


def test_an_embargoed_page_is_nowhere_until_its_second(newsroom, later):
    page = newsroom.article("Secret", embargo_until=later)
    newsroom.settle()
    assert not is_public(page)
    assert Dirty.objects.filter(key=f"page:{page.pk}", due_at=later).exists()

    drain(clock=lambda: later)

    assert is_public(page)


def test_running_twice_publishes_once(newsroom, later):
    scheduled(newsroom, "Demain", at=later)

    assert run_at(later).published == 1
    assert run_at(later).published == 0


def test_a_translation_that_will_leave_is_named_until_then(newsroom, desk, later):
    french = newsroom.article("Le port")
    english = desk.published(french)
    english.expire_at = later
    newsroom.publish(english)
    newsroom.settle()

    document = PublishedDocument.objects.get(page_id=french.pk)
    assert languages_of(document) == ([english.pk], ["en", "fr", "x-default"])
    assert document.fresh_until == english.expire_at

    drain(clock=lambda: english.expire_at)

    document = PublishedDocument.objects.get(page_id=french.pk)
    assert languages_of(document) == ([], ["fr", "x-default"])
    assert document.fresh_until is None


def languages_of(document):
    meta = json.loads(document.body)["meta"]
    alternates = [each["hreflang"] for each in meta["alternates"]]
    return [each["id"] for each in meta["translations"]], alternates


def test_a_version_whose_author_is_deleted_since_is_late_and_stops_nothing(newsroom, later):
    author = newsroom.author()
    bad, good = newsroom.article("Mauvais"), scheduled(newsroom, "Bon", at=later)
    bad.bylines = [Byline(author=author)]
    bad.go_live_at = later
    bad.save_revision().publish()
    # Only the version holds him: no row does, and he may be deleted.
    author.delete()

    report = run_at(later)

    assert (report.published, report.failed) == (1, 1)
    assert is_public(good)
    assert scheduler.late(now=later) == 1
