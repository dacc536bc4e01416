"""The main screens: they open, they speak French, and they ask nothing of anyone else."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from news.models import SectionPage
from tests.browser.conftest import PASSWORD

pytestmark = pytest.mark.browser

SCREENS = {
    "accueil": "/admin/",
    "articles": "/admin/articles/",
    "auteurs": "/admin/snippets/news/author/",
    "sujets": "/admin/snippets/news/topic/add/",
    "menus": "/admin/snippets/home/menu/add/",
    "images": "/admin/images/",
    "image": "/admin/images/add/",
    "documents": "/admin/documents/",
    "circuits": "/admin/workflows/list/",
    "groupes": "/admin/groups/",
    "circuits-en-cours": "/admin/reports/workflow/",
}
#: Words that Wagtail writes where nobody translated them.
ENGLISH = re.compile(
    r"\b(Add|Choose|Search|Save|Delete|Edit|Settings|Password|Root|Moderators|Editors|Title|Status|Draft|Publish)\b"
)


@pytest.fixture
def director(desk: Any, sign_in: Any) -> Any:
    """Someone who sees everything."""
    if not get_user_model().objects.filter(username="direction").exists():
        get_user_model().objects.create_superuser("direction", password=PASSWORD)
    return sign_in("direction")


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_in_french(name, director):
    director.open(SCREENS[name])
    director.shoot(f"ecran-{name}")

    assert ENGLISH.findall(director.page.locator("body").inner_text()) == []


def test_foreign_words_are_marked_with_their_language(director, desk):
    section = SectionPage.objects.get(title="Politique", locale__language_code="fr")
    director.page.on("dialog", lambda dialog: dialog.accept("de"))
    director.open(f"/admin/pages/add/news/articlepage/{section.pk}/")
    block = director.add_block("Paragraphe")
    director.write(block, "Zeitgeist")

    director.page.keyboard.press("Control+a")
    director.page.locator("[name=FOREIGN]:visible").first.click()

    expect(block.locator(".TooltipEntity, [data-draftail-trigger]").first).to_be_visible()
    director.shoot("langue")
    stored = director.field("body-0-value")
    expect(stored).to_have_value(re.compile(r'"FOREIGN".*"lang":"de"'))
