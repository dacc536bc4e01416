"""Who calls a translation ready, and who says that it goes out with its French."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.locales.completeness import UntranslatedText
from cms.locales.models import Companion
from cms.locales.together import companions
from tests.locales.together.releasing import joined, public

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staffed")]


@pytest.fixture
def untouched(newsroom):
    """An article no translator has."""
    return newsroom.article("Le phare", standfirst="Un chapô.", publish=False)


def test_translators_get_the_latest_draft(untouched, desk):
    untouched.title = "La rade"
    untouched.save_revision()

    job = desk.submit(untouched)
    desk.translate(job)
    job.save_target(publish=False)

    assert desk.page(job).latest_revision.content["title"] == "[en] La rade"


def test_a_schedule_planned_for_the_translation_does_not_hold_it_back(
    untouched, desk, newsroom, admin_user
):
    untouched.go_live_at = timezone.now() + timedelta(days=1)
    untouched.save_revision()
    job = desk.submit(untouched)
    desk.translate(job)
    joined(untouched, job, by=admin_user)
    untouched.go_live_at = None

    newsroom.publish(untouched)

    assert public(untouched) == {"fr", "en"}


def test_a_translation_with_french_left_is_not_ready(untouched, desk, admin_user):
    job = desk.submit(untouched)
    desk.translate(job, "Le phare")

    with pytest.raises(UntranslatedText, match="Un chapô"):
        companions.finish(job, by=admin_user, at=timezone.now())

    assert not Companion.objects.exists()


def test_who_publishes_both_sides_needs_no_reviser(draft, job, people):
    people("redaction-en-chef").post(
        reverse("release_together", args=[draft.pk]), {"translation": [job.pk]}
    )

    assert Companion.objects.get().joined_at is not None


def test_nobody_joins_what_is_not_ready_and_not_theirs(draft, job, django_user_model):
    stranger = django_user_model.objects.create_user("x")

    with pytest.raises(companions.NotReady):
        joined(draft, job, by=stranger)

    assert not Companion.objects.exists()


def test_the_editor_is_told_what_will_stay_a_draft(untouched, desk, people):
    desk.submit(untouched)

    text = people("redaction-en-chef").get(reverse("release_together", args=[untouched.pk]))

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
def test_who_decides(draft, job, people, role, together, ready_status):
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
