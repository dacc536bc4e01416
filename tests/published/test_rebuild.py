"""A rebuild resumes where it stopped, and a second one changes nothing."""

from __future__ import annotations

from copy import deepcopy
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.published import projector, rebuild
from cms.published.models import Change, LogState, PublishedDocument, RebuildRun


@pytest.fixture(scope="module")
def made(shared):
    pages = [shared.article(f"Titre {number}") for number in range(6)]
    shared.settle()
    return pages


@pytest.fixture
def articles(db, made, monkeypatch):
    monkeypatch.setattr(rebuild, "BATCH", 2)
    return deepcopy(made)


def run(*arguments):
    out = StringIO()
    call_command("rebuild_published", *arguments, stdout=out)
    return out.getvalue()


def interrupt(monkeypatch):
    """Stop a rebuild at its sixth page; the pages it had built."""
    seen, real = [], projector.project

    def interrupted(page_id, **said):
        if len(seen) == 5:
            raise KeyboardInterrupt
        seen.append(page_id)
        return real(page_id, **said)

    with monkeypatch.context() as stopped:
        stopped.setattr(projector, "project", interrupted)
        with pytest.raises(CommandError, match="resume"):
            run()
    return seen


def test_a_second_rebuild_writes_no_change(articles):
    PublishedDocument.objects.all().delete()
    run()
    before = Change.objects.count()

    assert "0 documents changed" in run()
    assert Change.objects.count() == before


def test_what_pages_ask_of_each_other_is_shown_until_nothing_is_left(articles):
    PublishedDocument.objects.all().delete()
    left = []

    rebuild.rebuild(clock=timezone.now, left=left.append)

    assert left[0] > len(articles)
    assert left[-1] == 0


def test_an_interrupted_rebuild_resumes(articles, monkeypatch):
    PublishedDocument.objects.all().delete()
    real, seen = projector.project, interrupt(monkeypatch)
    reached = RebuildRun.objects.get().last_page_id
    monkeypatch.setattr(
        projector, "project", lambda pk, **said: seen.append(pk) or real(pk, **said)
    )

    run()

    assert reached == seen[3]
    following = [pk for pk in sorted({*seen}) if pk > reached]
    assert seen[5 : 5 + len(following)] == following
    assert not RebuildRun.objects.exists()


def test_one_interrupted_before_the_address_changed_starts_over(articles, monkeypatch, settings):
    run()
    interrupt(monkeypatch)
    settings.CHAPO_BASE_URL = "https://autre.example"

    run("--if-needed")

    bodies = PublishedDocument.objects.values_list("body", flat=True)
    assert all("https://autre.example/api/v2/pages/" in body for body in bodies)
    assert not rebuild.is_needed()


def test_an_interrupted_one_is_still_needed(articles):
    run()

    rebuild.begin()

    assert rebuild.is_needed()
    run("--if-needed")
    assert not rebuild.is_needed()


def test_checking_touches_nothing_and_names_what_drifted(articles):
    PublishedDocument.objects.filter(page_id=articles[0].pk).update(etag="0" * 24)
    before = Change.objects.count()

    with pytest.raises(CommandError, match=str(articles[0].pk)):
        run("--check")

    assert Change.objects.count() == before
    assert PublishedDocument.objects.get(page_id=articles[0].pk).etag == "0" * 24


def test_a_new_address_asks_for_a_rebuild(articles, settings):
    run()
    assert not rebuild.is_needed()

    settings.CHAPO_BASE_URL = "https://autre.example"

    assert rebuild.is_needed()


def test_a_pruned_log_keeps_its_last_changes(articles):
    last = LogState.objects.get().last

    removed = rebuild.prune(keep=3)

    assert removed == last - 3
    assert LogState.objects.get().floor == last - 3
    assert Change.objects.count() == 3
