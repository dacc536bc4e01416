"""The form of a front: a draft is saved as far as it goes; what goes out has one target in each slot, and dates to come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.core.blocks.fronts import EMPTY, NO_TITLE, TWO_TARGETS
from cms.core.blocks.fronts import PAST as PAST_DATE
from home.models import HomePage
from news.models.fronts import FrontBlock
from tests.published.fronts import slot

pytestmark = pytest.mark.django_db

BLANK = {
    "page": "", "topic": "", "url": "", "size": "medium", "pinned_until": "", "kicker": "", "title": "", "standfirst": "",
    "image": "",
}  # fmt: skip
RULE = {"section": "", "genre": "", "topic": "", "max_age_days": "", "size": "medium"}
PAST_DAY = "2020-01-01 12:00"
PAST = datetime(2020, 1, 1, tzinfo=UTC)


def zone_form(*slots: dict[str, Any], **fields: Any) -> tuple[str, dict[str, Any]]:
    """A zone as the browser sends it."""
    sent = {
        str(place): {"deleted": "", "order": str(place), "id": "", "value": {**BLANK, **slot}}
        for place, slot in enumerate(slots)
    }
    zone = {"title": "À la une", "layout": "lead", "maximum": "6", "backfill": RULE, **fields}
    return "zone", {**zone, "slots": {"count": str(len(slots)), **sent}}


@pytest.fixture
def send(admin_client, newsroom):
    """Send the form of the front page and give back the answer."""
    newsroom.publish(newsroom.home)

    def post(*zones: tuple[str, dict[str, Any]], action: str = "", **fields: Any) -> Any:
        data = {
            "title": "La une",
            "slug": "une",
            "zones": streamfield(list(zones)),
            "comments": inline_formset([]),
            **fields,
        }
        address = reverse("wagtailadmin_pages:edit", args=[newsroom.home.pk])
        sent = nested_form_data({**data, **({f"action-{action}": action} if action else {})})
        return admin_client.post(address, sent)

    return post


def latest() -> Any:
    return HomePage.objects.get().get_latest_revision_as_object().zones


def test_a_front_is_published(send, newsroom):
    article = newsroom.article("Le port rouvre")
    slot = {"page": article.pk, "title": "Il rouvre", "pinned_until": "2090-01-01 12:00"}

    response = send(zone_form(slot, backfill={**RULE, "genre": "opinion"}), action="publish")

    assert response.status_code == 302
    (shown,) = HomePage.objects.get().zones
    assert shown.value["slots"][0]["page"].pk == article.pk
    assert shown.value["slots"][0]["title"] == "Il rouvre"
    assert shown.value["backfill"]["genre"] == "opinion"


@pytest.mark.parametrize(
    "slot", [{}, {"url": "https://meteo.example/"}, {"pinned_until": PAST_DAY}]
)
def test_a_draft_is_saved_as_far_as_it_goes_and_is_not_published(slot, send):
    zone = zone_form(slot, maximum="")

    refused = send(zone, action="publish")
    saved = send(zone)

    assert refused.status_code == 200
    assert saved.status_code == 302
    assert len(latest()[0].value["slots"]) == 1
    assert not HomePage.objects.get().zones


def test_words_in_a_zone_are_typeset(send):
    send(zone_form(title="L'été à Où?"))

    assert latest()[0].value["title"] == "L’été à Où\u202f?"


def test_the_form_opens_with_what_was_saved(send, admin_client, newsroom):
    send(zone_form({"title": "Relire", "pinned_until": "2090-01-01 12:00"}))

    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[newsroom.home.pk]))

    assert response.status_code == 200
    assert "Relire" in response.content.decode()


@pytest.mark.parametrize(
    ("said_of", "said"),
    [
        ({}, EMPTY),
        ({"url": "https://meteo.example/"}, NO_TITLE),
        ({"url": "https://meteo.example/", "title": "Météo", "topic": 1}, TWO_TARGETS),
        ({"url": "https://meteo.example/", "title": "Météo", "pinned_until": PAST}, PAST_DATE),
    ],
)
def test_what_is_wrong_with_a_slot_is_said_in_french(said_of, said, newsroom):
    topic = newsroom.topic()
    stored = slot(**{**said_of, "topic": topic.pk} if "topic" in said_of else said_of)
    slot_block = FrontBlock().child_blocks["zone"].child_blocks["slots"].child_block

    with pytest.raises(ValidationError) as refused:
        slot_block.clean(slot_block.to_python(stored))

    errors = [*refused.value.block_errors.values(), *refused.value.non_block_errors.as_data()]
    assert [message for error in errors for message in error.messages] == [str(said)]


def test_a_pin_to_come_is_accepted():
    slot_block = FrontBlock().child_blocks["zone"].child_blocks["slots"].child_block
    later = timezone.now() + timedelta(hours=1)
    link = slot(url="https://meteo.example/", title="Météo", pinned_until=later)

    cleaned = slot_block.clean(slot_block.to_python(link))

    assert cleaned["pinned_until"] == later


def test_the_labels_of_zones_are_in_no_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    _name, _path, args, kwargs = HomePage._meta.get_field("zones").deconstruct()

    assert args == [[]]
    assert not {"block_lookup", "verbose_name", "help_text"} & set(kwargs)


def test_a_front_is_scheduled_over_the_one_that_is_live(send, newsroom):
    response = send(zone_form(), action="publish", go_live_at="2090-01-01 12:00")

    assert response.status_code == 302
    assert HomePage.objects.get().approved_schedule
    assert not HomePage.objects.get().zones
