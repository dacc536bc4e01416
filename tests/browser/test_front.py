"""An editor composes a front of four zones, and has it go out at its hour."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Locator, expect

from cms.published import scheduler
from cms.published.drain import drain
from home.models import HomePage
from news.models import SectionPage
from tests.browser.admin import Admin

pytestmark = pytest.mark.browser

ZONES = "#zones-root > [data-streamfield-stream-container]"


def add_zone(editor: Admin, title: str) -> Locator:
    """A zone at the bottom of the front."""
    zones = editor.page.locator(f"{ZONES} > [data-streamfield-child]")
    zone = add_one(zones, editor.page.locator(f"{ZONES} > div > button.c-sf-add-button").last)
    zone.locator("[name$='-value-title']").first.fill(title)
    return zone


def add_slot(zone: Locator) -> Locator:
    """A slot at the end of a zone."""
    slots = zone.locator("[data-contentpath='slots'] [data-streamfield-child]")
    return add_one(slots, zone.locator("[data-contentpath='slots'] button.c-sf-add-button").last)


def add_one(items: Locator, button: Locator) -> Locator:
    """One more of a list, pressed once more where a form that still unfolds heard nothing."""
    before = items.count()
    button.click()
    try:
        expect(items).to_have_count(before + 1, timeout=8_000)
    except AssertionError:
        button.click()
        expect(items).to_have_count(before + 1)
    return items.nth(before)


def choose_page(editor: Admin, field: Locator, title: str) -> None:
    """Take a page from the tree by looking for it."""
    modal = editor.open_modal(field.get_by_role("button", name="Choisissez une page").first)
    modal.locator("input[name='q']").fill(title)
    modal.locator("a.choose-page", has_text=title).first.click()
    expect(modal).to_have_count(0)


def schedule(editor: Admin, later: datetime) -> None:
    """Publish what is in the form, at an hour to come."""
    editor.tab("Publication")
    editor.field("go_live_at").fill(later.strftime("%d/%m/%Y %H:%M"))
    editor.page.keyboard.press("Escape")
    editor.shoot("une-date")
    editor.page.locator("footer [data-w-dropdown-target='toggle']").last.click()
    with editor.page.expect_navigation():
        editor.page.locator("footer button[name='action-publish']").first.click()
    editor.page.wait_for_load_state("networkidle")
    editor.shoot("une-programmee")


@pytest.fixture
def front(desk: Any) -> HomePage:
    desk.publish(desk.home)
    return desk.home


def titles(client: Any, front: HomePage) -> list[list[str]]:
    zones = client.get(f"/api/v2/pages/{front.pk}/").json()["zones"]
    return [[item["title"] for item in zone["items"]] for zone in zones]


def compose(editor: Admin) -> None:
    """One zone of each kind: an article in other words, a section that fills one, an address, a topic."""
    lead = add_zone(editor, "À la une")
    slot = add_slot(lead)
    choose_page(editor, slot.locator("[data-contentpath='page']"), "Un article déjà paru")
    slot.locator("[name$='-title']").fill("Le titre de la une")
    rest = add_zone(editor, "Politique")
    choose_page(editor, rest.locator("[data-contentpath='section']"), "Politique")
    links = add_zone(editor, "Services")
    link = add_slot(links)
    link.locator("[name$='-url']").fill("https://meteo.example/")
    link.locator("[name$='-title']").fill("La météo")
    subjects = add_zone(editor, "Sujets")
    subject = add_slot(subjects)
    editor.choose(
        subject.locator("[data-contentpath='topic']").get_by_role("button", name="Choisir").first,
        "Port",
    )


def test_a_front_of_four_zones_goes_out_at_its_hour(front, desk, sign_in, client):
    section = SectionPage.objects.get(title="Politique", locale__language_code="fr")
    desk.article("Le bac reprend", section=section)
    desk.settle()
    later = timezone.localtime() + timedelta(days=1)
    editor = sign_in("une")
    editor.open(f"/admin/pages/{front.pk}/edit/")
    compose(editor)
    editor.shoot("une-composee")
    editor.press("Enregistrer le brouillon")
    editor.shoot("une-brouillon")
    assert titles(client, front) == []

    schedule(editor, later)
    desk.settle()
    assert titles(client, front) == []
    with time_machine.travel(later, tick=False):
        scheduler.run(now=later)
        drain(clock=timezone.now)
    lead, politics, services, topics = titles(client, front)
    assert (lead, services, topics) == (["Le titre de la une"], ["La météo"], ["Port"])
    # The newest first, and not what stands above.
    assert politics[0] == "Le bac reprend"
    assert "Un article déjà paru" not in politics
