"""A text goes from its writer to its readers through two others, and comes back once with a word on what to change."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from news.models import ArticlePage, SectionPage
from tests.browser.admin import Admin

pytestmark = pytest.mark.browser

REMARK = "Le titre dit-il l’essentiel ?"
NOTE = "Précisez l’heure d’ouverture."


@pytest.fixture
def written(desk: Any, sign_in: Any) -> tuple[Admin, ArticlePage]:
    """A journalist writes a text and hands it over."""
    writer = sign_in("journaliste")
    section = SectionPage.objects.get(title="Politique", locale__language_code="fr")
    writer.open(f"/admin/pages/add/news/articlepage/{section.pk}/")
    writer.field("title").fill("Le bac reprend lundi")
    writer.write(writer.add_block("Paragraphe"), "La première traversée part à six heures.")
    writer.press("Enregistrer le brouillon")
    writer.press("Soumettre à Relecture et validation")
    return writer, ArticlePage.objects.filter(title="Le bac reprend lundi").latest("pk")


def edit(admin: Admin, article: ArticlePage) -> None:
    admin.open(f"/admin/pages/{article.pk}/edit/")


def show_comments(admin: Admin) -> None:
    admin.page.locator("[data-side-panel-toggle='comments']").first.click()


def comment(admin: Admin, field: str, text: str) -> None:
    """Say something beside a field."""
    show_comments(admin)
    panel = admin.page.locator(f"[data-contentpath='{field}']")
    panel.hover()
    panel.locator("[data-component='add-comment-button']").click()
    admin.page.locator(".comment__input").fill(text)
    admin.shoot("remarque")
    admin.page.locator(".comment").get_by_role("button", name="Commenter").click()


def send_back(admin: Admin, why: str) -> None:
    admin.page.locator("footer [data-w-dropdown-target='toggle']").last.click()
    admin.page.locator("footer [data-workflow-action-name='reject']").first.click()
    modal = admin.page.locator(".modal-body")
    modal.locator("textarea[name='comment']").fill(why)
    admin.shoot("renvoi")
    with admin.page.expect_navigation():
        modal.get_by_role("button", name="Demander des modifications").click()
    admin.page.wait_for_load_state("networkidle")


def reread(rereader: Admin, article: ArticlePage) -> None:
    """Find the text on the dashboard, ask something of its title, and send it back."""
    expect(rereader.page.get_by_text("Le bac reprend lundi").first).to_be_visible()
    edit(rereader, article)
    comment(rereader, "title", REMARK)
    rereader.press("Enregistrer le brouillon")
    send_back(rereader, NOTE)


def mend(writer: Admin, article: ArticlePage) -> None:
    """Read what was said, change the title, and hand the text over again."""
    edit(writer, article)
    writer.shoot("renvoye")
    expect(writer.page.get_by_text(NOTE).first).to_be_attached()
    show_comments(writer)
    expect(writer.page.locator(".comment").get_by_text(REMARK)).to_be_visible()
    writer.field("title").fill("Le bac reprend lundi à six heures")
    writer.press("Resoumettre à Relecture")


def task(article: ArticlePage) -> str:
    state = ArticlePage.objects.get(pk=article.pk).current_workflow_task_state
    return str(state.task.name) if state else ""


def test_a_text_is_reread_sent_back_validated_and_published(written, desk, sign_in, client):
    writer, article = written
    assert task(article) == "Relecture"

    rereader = sign_in("secretaire")
    reread(rereader, article)
    mend(writer, article)
    assert task(article) == "Relecture"

    edit(rereader, article)
    rereader.press("Approuver")
    assert task(article) == "Validation"
    assert not ArticlePage.objects.get(pk=article.pk).live

    head = sign_in("chef")
    expect(head.page.get_by_text("Le bac reprend lundi à six heures").first).to_be_visible()
    edit(head, article)
    head.shoot("validation")
    head.press("Approuver et publier")

    desk.settle()
    assert client.get(f"/api/v2/pages/{article.pk}/").json()["title"].startswith("Le bac reprend")
    assert task(article) == ""


def test_a_rereader_publishes_nothing(written, sign_in):
    _writer, article = written
    rereader = sign_in("secretaire")

    edit(rereader, article)

    footer = rereader.page.locator("footer")
    expect(footer.locator("button[name='action-publish']")).to_have_count(0)
    expect(footer.locator("[data-workflow-action-name='approve']").first).to_be_attached()
