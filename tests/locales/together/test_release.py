"""Translations made while the French is a draft go out with it, in its transaction, because somebody asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.locales import trees
from cms.locales.completeness import UntranslatedText
from cms.locales.models import Basis, Companion
from cms.locales.together import companions
from cms.published import scheduler
from cms.published.models import PublishedDocument
from tests.article_forms import article_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(newsroom):
    trees.sync()
    return newsroom.article("Le port", standfirst="Un chapô.", publish=False)


@pytest.fixture
def ready(draft, desk, admin_user):
    """An article nobody reads yet, whose English a reviser has finished."""
    draft.save_revision()
    job = desk.submit(draft)
    desk.translate(job)
    companions.finish(job, by=admin_user, at=timezone.now())
    return job


def joined(page, *jobs, by):
    companions.join(page, {job.pk for job in jobs}, by=by, at=timezone.now())


def public(page):
    live = Page.objects.filter(translation_key=page.translation_key, live=True)
    return set(live.values_list("locale__language_code", flat=True))


def test_translators_get_the_latest_draft(draft, desk):
    draft.title = "La rade"
    draft.save_revision()

    job = desk.submit(draft)
    desk.translate(job)
    job.save_target(publish=False)

    assert desk.page(job).latest_revision.content["title"] == "[en] La rade"


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


def test_a_schedule_planned_for_the_translation_does_not_hold_it_back(
    draft, desk, newsroom, admin_user
):
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.save_revision()
    job = desk.submit(draft)
    desk.translate(job)
    joined(draft, job, by=admin_user)
    draft.go_live_at = None

    newsroom.publish(draft)

    assert public(draft) == {"fr", "en"}


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


def test_a_translation_with_french_left_is_not_ready(draft, desk, admin_user):
    job = desk.submit(draft)
    desk.translate(job, "Le port")

    with pytest.raises(UntranslatedText, match="Un chapô"):
        companions.finish(job, by=admin_user, at=timezone.now())

    assert not Companion.objects.exists()


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


def test_who_publishes_both_sides_needs_no_reviser(draft, desk, people):
    job = desk.submit(draft)
    desk.translate(job)

    people("redaction-en-chef").post(
        reverse("release_together", args=[draft.pk]), {"translation": [job.pk]}
    )

    assert Companion.objects.get().joined_at is not None


def test_nobody_joins_what_is_not_ready_and_not_theirs(draft, desk, newsroom, django_user_model):
    job = desk.submit(draft)
    desk.translate(job)
    stranger = django_user_model.objects.create_user("x")

    with pytest.raises(companions.NotReady):
        joined(draft, job, by=stranger)

    assert not Companion.objects.exists()


def test_the_editor_is_told_what_will_stay_a_draft(draft, desk, people):
    desk.submit(draft)

    text = people("redaction-en-chef").get(reverse("release_together", args=[draft.pk]))

    assert "elle restera un brouillon" in text.content.decode()


@pytest.mark.parametrize(
    ("role", "together", "ready_status"),
    [
        ("redaction", 403, 403),
        ("chef-de-rubrique", 200, None),
        ("traduction-en", 403, 403),
        ("revision-en", 403, 403),
        ("revision-es", 403, 403),
        ("redaction-en-chef", 200, 302),
    ],
)
def test_who_decides(draft, desk, people, role, together, ready_status):
    job = desk.submit(draft)
    desk.translate(job)
    client = people(role)

    seen = client.get(reverse("release_together", args=[draft.pk]))
    marked = client.post(reverse("translation_ready", args=[job.pk]))

    assert seen.status_code == together
    assert ready_status is None or marked.status_code == ready_status


def test_a_reviser_marks_the_translation_of_public_french(newsroom, desk, people):
    article = newsroom.article("Le port")
    job = desk.submit(article)
    desk.translate(job)
    client = people("revision-en")

    client.post(reverse("translation_ready", args=[job.pk]))
    text = client.get(reverse("translation_tools", args=[job.pk])).content.decode()

    assert "Prête depuis" in text
    assert not desk.page(job).live


def test_a_reviser_takes_it_back(newsroom, desk, people, admin_user):
    job = desk.submit(newsroom.article("Le port"))
    desk.translate(job)
    companions.finish(job, by=admin_user, at=timezone.now())

    people("revision-en").post(reverse("translation_ready", args=[job.pk]), {"state": "not_ready"})

    assert not Companion.objects.exists()


def test_the_french_form_says_what_goes_with_it(ready, draft, admin_client, admin_user):
    joined(draft, ready, by=admin_user)

    text = admin_client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()

    assert "part avec le français" in text
    assert reverse("release_together", args=[draft.pk]) in text
