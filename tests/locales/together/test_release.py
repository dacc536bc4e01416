"""Translations made while the French is a draft go out with it, in its transaction, because somebody asked."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from cms.locales.completeness import UntranslatedText
from cms.locales.models import Basis, Companion
from cms.locales.together import companions
from cms.published import scheduler
from cms.published.models import PublishedDocument
from tests.article_forms import article_form
from tests.locales.together.releasing import joined, public

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staffed")]


@pytest.fixture(scope="module")
def finished(made):
    """The English, as a reviser has finished it."""
    _draft, job = made
    reviser = get_user_model().objects.get(username="revision-en")
    companions.finish(job, by=reviser, at=timezone.now())
    return job


@pytest.fixture
def ready(db, finished):
    return deepcopy(finished)


def test_what_is_ready_is_not_public(ready, draft):
    assert public(draft) == set()


def test_what_was_joined_goes_out_with_the_french(ready, draft, newsroom, admin_user):
    joined(draft, ready, by=admin_user)

    newsroom.publish(draft)
    newsroom.settle()

    assert public(draft) == {"fr", "en"}
    rows = PublishedDocument.objects.filter(translation_key=draft.translation_key)
    assert {(row.locale, row.title) for row in rows} == {("fr", "Le port"), ("en", "[en] Le port")}
    assert not Companion.objects.exists()


def test_the_button_publish_takes_them_along(ready, draft, admin_client, admin_user):
    joined(draft, ready, by=admin_user)
    form = article_form(action="publish", title="Le port", slug=draft.slug, standfirst="Un chapô.")

    admin_client.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), form)

    assert public(draft) == {"fr", "en"}


def test_what_is_only_ready_stays_a_draft(ready, draft, newsroom):
    newsroom.publish(draft)

    assert public(draft) == {"fr"}


def test_all_languages_go_out_when_the_schedule_fires(ready, draft, desk, admin_user):
    spanish = desk.submit(draft, "es")
    desk.translate(spanish)
    joined(draft, ready, spanish, by=admin_user)
    now = timezone.now()
    draft.save_revision(approved_go_live_at=now)

    report = scheduler.run(now=now)

    assert report.published == 1
    assert public(draft) == {"fr", "en", "es"}


def test_planning_the_french_does_not_publish_its_translations(ready, draft, admin_user):
    joined(draft, ready, by=admin_user)
    draft.go_live_at = timezone.now() + timedelta(hours=1)

    draft.save_revision().publish()

    assert public(draft) == set()
    assert Companion.objects.exists()


def test_the_french_does_not_go_out_where_a_companion_cannot(ready, draft, newsroom, admin_user):
    joined(draft, ready, by=admin_user)
    basis = Basis.objects.get(revision=Companion.objects.get().revision)
    basis.texts[0]["target"] = None
    basis.save()

    with pytest.raises(UntranslatedText):
        newsroom.publish(draft)

    assert public(draft) == set()


def test_what_goes_out_is_what_was_found_ready(ready, draft, desk, newsroom, admin_user):
    joined(draft, ready, by=admin_user)
    desk.write(ready, "Le port", "Not read by anybody")
    ready.save_target(publish=False)

    newsroom.publish(draft)

    assert desk.page(ready).title == "[en] Le port"


def test_a_translation_published_by_itself_no_longer_waits(ready, draft, desk, admin_user):
    joined(draft, ready, by=admin_user)

    desk.publish(ready)

    assert not Companion.objects.exists()


def test_unticking_keeps_it_a_draft(ready, draft, newsroom, admin_user):
    joined(draft, ready, by=admin_user)
    joined(draft, by=admin_user)

    newsroom.publish(draft)

    assert public(draft) == {"fr"}


def test_the_french_desk_joins_what_a_reviser_finished(ready, draft, people):
    client = people("chef-de-rubrique")
    url = reverse("release_together", args=[draft.pk])

    said = client.get(url).content.decode()
    client.post(url, {"translation": [ready.pk]})

    assert "prête depuis" in said
    assert Companion.objects.get().joined_by == client.user


def test_the_french_form_says_what_goes_with_it(ready, draft, admin_client, admin_user):
    joined(draft, ready, by=admin_user)

    text = admin_client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()

    assert "part avec le français" in text
    assert reverse("release_together", args=[draft.pk]) in text
