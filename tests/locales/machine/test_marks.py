"""What a machine wrote is marked in the API until a human revised it."""

from __future__ import annotations

import json
from copy import deepcopy

import pytest
from django.contrib.auth import get_user_model
from django.test import override_settings
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from cms.locales.exchange.segments import segments_of
from cms.locales.machine import runs
from cms.locales.models import PublishedText
from cms.published.models import PublishedDocument
from cms.settings.translators import translator
from tests.translators import Desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made")]


@pytest.fixture(scope="module")
def made(staffed):
    """An article a machine translated: two of its texts, and the paragraph."""
    article = staffed.article("Le port rouvre", standfirst="Le bac revient.")
    job = Desk(newsroom=staffed).submit(article)
    with override_settings(WAGTAILLOCALIZE_MACHINE_TRANSLATOR=translator("dummy")):
        runs.ask(job, user=get_user_model().objects.get(username="admin"))
    assert StringTranslation.objects.filter(translation_type="machine").count() == 3
    staffed.settle()
    return job


@pytest.fixture
def job(db, made, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = translator("dummy")
    return deepcopy(made)


def marked(newsroom, page):
    newsroom.settle()
    body = json.loads(PublishedDocument.objects.get(page_id=page.pk).body)
    return body["meta"]["freshness"]["machine_translated"]


def test_untouched_machine_text_is_marked_when_it_is_published(newsroom, desk, job):
    english = desk.publish(job)

    assert marked(newsroom, english) == 3
    assert marked(newsroom, job.source.get_source_instance()) == 0


def test_what_a_person_wrote_is_not(newsroom, desk, job):
    desk.write(job, "Le bac revient.", "The ferry is back.")

    assert marked(newsroom, desk.publish(job)) == 2


def test_a_refresh_keeps_the_mark(newsroom, desk, job):
    english = desk.publish(job)
    article = job.source.get_source_instance()
    article.title = "La rade rouvre"
    newsroom.publish(article)
    desk.refresh(job)

    desk.publish(job)

    assert marked(newsroom, english) == 3


def test_a_reviser_clears_it_at_once(newsroom, desk, job, people):
    english = desk.publish(job)
    before = marked(newsroom, english)

    people("revision-en").post(reverse("translation_revised", args=[job.pk]))

    assert before == 3
    assert marked(newsroom, english) == 0
    assert not PublishedText.objects.filter(by_machine=True).exists()


@pytest.mark.parametrize("role", ["traduction-en", "revision-es", "redaction"])
def test_only_a_reviser_clears_it(job, people, role):
    response = people(role).post(reverse("translation_revised", args=[job.pk]))

    assert response.status_code == 403


def test_translators_see_what_a_machine_wrote(job, people):
    text = people("traduction-en").get(reverse("translation_tools", args=[job.pk]))

    assert text.content.decode().count("Écrit par une machine") == 3


def test_machine_text_taken_over_from_the_memory_stays_marked(newsroom, desk, job, admin_client):
    other = desk.submit(newsroom.article("Ailleurs", standfirst="Le bac revient."))
    said = StringTranslation.objects.get(translation_of__data="Le bac revient.")
    segment = said.translation_of_id

    admin_client.post(
        reverse("translation_suggestion", args=[other.pk]),
        {
            "segment": next(row.key for row in segments_of(other) if row.string_id == segment),
            "suggestion": said.pk,
        },
    )

    assert [it.by_machine for it in segments_of(other) if it.string_id == segment] == [True]
