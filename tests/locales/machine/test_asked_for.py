"""A machine is asked for a long article from the admin: whatever its service does, the translator is told what is left."""

from __future__ import annotations

from copy import deepcopy

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from cms.locales import trees
from cms.locales.exchange.segments import segments_of
from cms.locales.models import MachineRun
from tests.editorial.people import somebody
from tests.newsroom import paragraph
from tests.translators import Desk

pytestmark = pytest.mark.django_db
#: The title, and as many paragraphs as make a hundred and fifty segments.
SEGMENTS = 150


@pytest.fixture(scope="module")
def made(shared):
    """A long article its translators have been given."""
    trees.sync()
    somebody("traduction-en")
    body = [
        {**paragraph(f"Phrase {number}."), "id": f"a1111111-1111-4111-8111-{number:012d}"}
        for number in range(1, SEGMENTS)
    ]
    job = Desk(newsroom=shared).submit(shared.article("Le port rouvre mardi", body=body))
    assert len(segments_of(job)) == SEGMENTS
    shared.settle()
    return job


@pytest.fixture
def job(db, made, settings, service):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "cms.locales.machine.translator.PatientTranslator",
        "OPTIONS": {
            "ADAPTER": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
            "OPTIONS": {"LIBRETRANSLATE_URL": service.url, "API_KEY": "k"},
            "PAUSES": (0.0, 0.0, 0.0, 0.0),
        },
    }
    return deepcopy(made)


def ask(client, job):
    """Press the button of wagtail-localize's editor; the page that follows."""
    address = reverse("wagtail_localize:machine_translate", args=[job.pk])
    answer = client.post(address, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def written():
    return list(StringTranslation.objects.values_list("translation_of__data", flat=True))


def test_a_service_that_stumbles_finishes(job, service, people):
    service.plan = [500, 429, "cut", "ok", "junk", 503, "ok", "cut"]

    text = ask(people("traduction-en"), job)

    assert f"{SEGMENTS} textes sur {SEGMENTS}" in text
    assert MachineRun.objects.get().failure == ""
    assert len(written()) == len(set(written())) == SEGMENTS
    assert sorted(service.asked) == sorted(set(service.asked))


@pytest.mark.parametrize("trouble", [500, 429, "cut", "junk"])
def test_what_a_service_did_not_give_is_said_and_asked_for_again(job, service, people, trouble):
    service.plan = ["ok", *[trouble] * 5]
    client = people("traduction-en")

    first = ask(client, job)
    left = SEGMENTS - len(written())
    said = MachineRun.objects.get().failure
    second = ask(client, job)

    assert left == 50
    assert f"{SEGMENTS - left} textes sur {SEGMENTS}" in first
    assert said
    assert said in first
    assert f"{left} textes sur {left}" in second
    assert len(written()) == len(set(written())) == SEGMENTS
    assert len(service.asked) == len(set(service.asked)) == SEGMENTS


def test_a_service_that_is_shut_leaves_all_and_says_so(job, service, people):
    service.plan = [403]

    text = ask(people("traduction-en"), job)

    assert f"0 texte sur {SEGMENTS}" in text
    assert MachineRun.objects.get().failure in text
    assert written() == []
    assert not job.get_target_instance().live


def test_a_translator_that_breaks_ends_its_run_and_may_be_asked_again(job, settings, people):
    working = settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR
    options = {**working["OPTIONS"], "ADAPTER": "nowhere.Translator"}
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {**working, "OPTIONS": options}
    client = people("traduction-en")

    broken = ask(client, job)
    run = MachineRun.objects.get()
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = working
    mended = ask(client, job)

    assert run.finished_at is not None
    assert "s’est interrompue" in run.failure
    assert run.failure in broken
    assert f"{SEGMENTS} textes sur {SEGMENTS}" in mended
