"""A build under way when something is hidden: who hides it waits, and finds what was built to take it back."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.published import locks, projector, receivers, renditions
from cms.published.models import PublishedDocument
from tests.published import oracle

pytestmark = [pytest.mark.commits, pytest.mark.django_db(transaction=True)]

CANARY = "Quai qzxcanari"
#: Seconds: long enough to see that somebody waits, and for a slow machine to be done.
A_MOMENT, PATIENCE = 0.5, 30


@pytest.fixture
def nobody_projects(monkeypatch):
    """What is saved is marked and left: another process has taken it."""
    monkeypatch.setattr(receivers, "_nudge", lambda: None)


@pytest.fixture
def image(nobody_projects, newsroom):
    """Its files are drawn: the worker does that before it takes a lock."""
    archives = Collection.get_first_root_node().add_child(name="Archives")
    made = newsroom.image(CANARY, caption=CANARY, collection=archives)
    renditions.prepare([made])
    return made


@pytest.fixture
def files(image):
    """The addresses of what was drawn."""
    return [rendition.url for rendition in image.renditions.all()]


@pytest.fixture
def article(newsroom, image):
    """Below a section that readers have; not projected yet."""
    section = newsroom.section("Monde")
    newsroom.settle()
    page = newsroom.article(CANARY, section=section, hero=image, hero_alt=CANARY)
    PublishedDocument.objects.filter(page_id=page.pk).delete()
    return page


def unpublish(article):
    article.unpublish()


def close_the_page(article):
    PageViewRestriction.objects.create(page=article, restriction_type="login")


def close_the_section(article):
    PageViewRestriction.objects.create(page=article.get_parent(), restriction_type="login")


def move_below_a_closed_section(article):
    closed = PageViewRestriction.objects.get(restriction_type="groups").page
    article.move(closed, pos="last-child")


def close_the_collection(article):
    collection = article.hero.collection
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")


def end_the_rights(article):
    article.hero.rights_expire_at = timezone.now()
    article.hero.save()


def delete_the_picture(article):
    type(article.hero).objects.get(pk=article.hero_id).delete()


HIDING = [
    unpublish,
    close_the_page,
    close_the_section,
    move_below_a_closed_section,
]
HIDING_THE_PICTURE = [close_the_collection, end_the_rights, delete_the_picture]


@pytest.fixture
def closed_section(newsroom):
    """Somewhere else something is private already."""
    page = newsroom.section("Réserve")
    PageViewRestriction.objects.create(page=page, restriction_type="groups")


@pytest.fixture
def paused(monkeypatch):
    """A build that has read everything stops before it writes; (it has come so far, it may go on)."""
    read, go_on, write = Event(), Event(), projector._write

    def wait_and_write(*arguments, **options):
        read.set()
        assert go_on.wait(PATIENCE)
        return write(*arguments, **options)

    monkeypatch.setattr(projector, "_write", wait_and_write)
    return read, go_on


def _apart(act, *arguments):
    """Run in a thread on a connection of its own."""
    try:
        return act(*arguments)
    finally:
        connections.close_all()


def _told_after(hide, article, paused):
    """Hide something while its build stands still; all that readers could be told right after.

    Who hides waits for the build. SQLite has one writer at a time: there the two come one after the other by themselves.
    """
    read, go_on = paused
    if connection.vendor == "sqlite":
        go_on.set()
        _build(article)
        hide(article)
        return oracle.stored_texts()

    def hiding():
        hide(article)
        return oracle.stored_texts()

    with ThreadPoolExecutor(2) as threads:
        building = threads.submit(_apart, _build, article)
        assert read.wait(PATIENCE)
        waiting = threads.submit(_apart, hiding)
        came_between = wait([waiting], A_MOMENT).done
        go_on.set()
        building.result(PATIENCE)
        told = waiting.result(PATIENCE)
    assert not came_between
    return told


def _build(article):
    assert projector.project(article.pk, now=timezone.now()) is projector.Projection.WRITTEN


def _in_a_transaction(hide):
    """As the admin does."""

    def hide_within(article):
        with transaction.atomic():
            hide(article)

    return hide_within


@pytest.mark.parametrize("hide", HIDING)
def test_a_page_hidden_while_it_is_built_is_hidden(closed_section, article, paused, hide):
    told = _told_after(_in_a_transaction(hide), article, paused)

    assert CANARY not in told


def test_so_is_one_that_is_hidden_outside_of_any_transaction(article, paused):
    told = _told_after(close_the_page, article, paused)

    assert CANARY not in told


@pytest.mark.parametrize("hide", HIDING_THE_PICTURE)
def test_a_picture_hidden_while_its_page_is_built_is_hidden(article, files, paused, hide):
    told = _told_after(_in_a_transaction(hide), article, paused)

    assert not [url for url in files if url in told]
    assert PublishedDocument.objects.filter(page_id=article.pk).exists()


@pytest.fixture
def held_alone(monkeypatch):
    """Each time the general lock was asked for."""
    asked, hold = [], locks.hold_alone

    def note():
        asked.append(True)
        hold()

    monkeypatch.setattr(locks, "hold_alone", note)
    return asked


def _stands_still_during(act, article, paused):
    """Do something that waits for no build, while one stands still; on SQLite, whose one writer it is, after it."""
    read, go_on = paused
    if connection.vendor == "sqlite":
        go_on.set()
        _build(article)
        act()
        return
    with ThreadPoolExecutor(1) as threads:
        building = threads.submit(_apart, _build, article)
        assert read.wait(PATIENCE)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '5s'")
            act()
        finally:
            go_on.set()
        building.result(PATIENCE)


def test_what_hides_nothing_waits_for_no_build(
    newsroom, closed_section, article, files, paused, held_alone
):
    """That something is private elsewhere holds up nobody who begins, publishes again or uploads."""
    again = newsroom.article("Autre", section=article.get_parent())
    held_alone.clear()

    def work():
        # In the closed section, where nothing is shown that could be hidden.
        newsroom.article("Brouillon", publish=False).save_revision()
        newsroom.publish(again)
        newsroom.image("Ailleurs")

    _stands_still_during(work, article, paused)

    told = oracle.stored_texts()
    assert held_alone == []
    assert CANARY in told
    assert [url for url in files if url in told]
    close_the_page(article)
    assert held_alone
