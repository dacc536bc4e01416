"""Two people on one text: each is told of the other, and what either typed is still there."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from news.models import ArticlePage, SectionPage
from tests.browser.admin import Admin

pytestmark = pytest.mark.browser

FIRST, SECOND = "Le port à vélo, en semaine", "Le port à vélo, en famille"


@pytest.fixture
def article(desk: Any) -> ArticlePage:
    section = SectionPage.objects.get(title="Politique", locale__language_code="fr")
    page = desk.article("Le port à vélo", section=section, publish=False)
    page.save_revision()
    return page


@pytest.fixture
def at_work(article: ArticlePage, sign_in: Any, settings: Any) -> Any:
    """Open the article's form as someone. Forms save by themselves, as the newsroom's do, and ask sooner who else is there."""
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 500
    settings.WAGTAIL_EDITING_SESSION_PING_INTERVAL = 1_000

    def edit(login: str) -> Admin:
        admin = sign_in(login)
        admin.page.goto(f"/admin/pages/{article.pk}/edit/")
        expect(admin.field("title")).to_be_visible()
        return admin

    return edit


def told_on_hovering(admin: Admin) -> Locator:
    """What the face of somebody else at the top of the form says of them."""
    admin.page.locator(".w-editing-sessions__session").first.hover()
    return admin.page.get_by_role("tooltip")


def named(admin: Admin, sentence: str) -> Locator:
    return admin.page.locator(f".w-editing-sessions [aria-label='{sentence}']")


def saved(admin: Admin, article: ArticlePage) -> None:
    """The form has saved by itself, up to the last key."""
    expect(admin.page.locator(".w-autosave-indicator__state--saved")).to_be_visible()
    for _look in range(100):
        if titles(article)[0] == FIRST:
            return
        admin.page.wait_for_timeout(100)
    pytest.fail("The form did not save what was typed.")


def retype(admin: Admin, title: str) -> None:
    """Key after key, as people do: the form notes what changes from a moment after it was opened."""
    admin.field("title").fill("")
    admin.field("title").press_sequentially(title, delay=60)


def titles(article: ArticlePage) -> list[str]:
    """Every title that was kept, the newest first."""
    return [
        version.content["title"] for version in article.revisions.order_by("-created_at", "-pk")
    ]


def press(admin: Admin, button: str) -> None:
    footer = admin.page.locator("footer")
    wanted = footer.get_by_role("button", name=button, exact=True)
    if not wanted.first.is_visible():
        footer.locator("[data-w-dropdown-target='toggle']").last.click()
    wanted.first.click()


def test_who_opens_a_text_is_told_who_is_at_work_on_it(article, at_work):
    first = at_work("chef")
    second = at_work("secretaire")

    expect(told_on_hovering(second)).to_contain_text("chef")
    expect(told_on_hovering(first)).to_contain_text("secretaire")


def test_who_types_second_is_told_at_once_and_keeps_what_was_typed(article, at_work):
    first, second = at_work("chef"), at_work("secretaire")
    retype(first, FIRST)
    saved(first, article)

    retype(second, SECOND)

    expect(second.page.locator(".w-autosave-indicator__state--paused")).to_be_visible()
    expect(named(second, "chef a enregistré une nouvelle version")).to_be_visible()
    second.shoot("a-deux")
    expect(second.field("title")).to_have_value(SECOND)
    assert titles(article)[0] == FIRST


@pytest.mark.parametrize("button", ["Enregistrer le brouillon", "Publier"])
def test_nothing_is_kept_over_anothers_words_before_it_is_asked_for(article, at_work, button):
    first, second = at_work("secretaire"), at_work("chef")
    retype(first, FIRST)
    saved(first, article)
    retype(second, SECOND)
    expect(named(second, "secretaire a enregistré une nouvelle version")).to_be_visible()

    press(second, button)

    dialog = second.page.get_by_role("dialog")
    expect(dialog).to_contain_text("secretaire a enregistré une nouvelle version")
    second.shoot("a-deux-question")
    assert titles(article)[0] == FIRST
    with second.page.expect_navigation():
        dialog.get_by_role("button", name=button).click()
    second.page.wait_for_load_state("networkidle")

    assert titles(article)[:2] == [SECOND, FIRST]
    expect(named(first, "chef a enregistré une nouvelle version")).to_be_visible()
    expect(first.field("title")).to_have_value(FIRST)
    if button == "Publier":
        assert ArticlePage.objects.get(pk=article.pk).title == SECOND


def test_what_was_typed_before_an_other_saved_is_kept_in_the_history(article, at_work):
    """The first saves by itself and goes on; the second saves; the first is stopped, not overwritten."""
    first, second = at_work("chef"), at_work("secretaire")
    retype(first, FIRST)
    saved(first, article)
    retype(second, SECOND)
    expect(named(second, "chef a enregistré une nouvelle version")).to_be_visible()
    press(second, "Enregistrer le brouillon")
    with second.page.expect_navigation():
        second.page.get_by_role("dialog").get_by_role("button", name="Enregistrer").click()

    first.field("standfirst").fill("Un chapô de plus.")

    expect(first.page.locator(".w-autosave-indicator__state--paused")).to_be_visible()
    expect(first.field("standfirst")).to_have_value("Un chapô de plus.")
    assert titles(article)[:2] == [SECOND, FIRST]
