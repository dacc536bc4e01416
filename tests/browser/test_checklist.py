"""What stops a text is said in its place, and what is published in haste is read again."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from cms.editorial.models import SecondReading
from news.models import ArticlePage, SectionPage

pytestmark = pytest.mark.browser


@pytest.fixture
def article(desk: Any) -> ArticlePage:
    """A draft that is paid for, and does not say by whom."""
    section = SectionPage.objects.get(title="Politique", locale__language_code="fr")
    return desk.article(
        "Le port à vélo", section=section, publish=False, commercial_status="supported"
    )


def owed(person, page):
    """The line of the dashboard about this page; others may owe readings too."""
    link = person.page.locator(f"a[href='/admin/pages/{page.pk}/edit/']")
    table = person.page.locator("table", has_text="À relire avant")
    return table.get_by_role("row").filter(has=link)


def test_what_is_missing_leads_to_its_field_and_stops_publication(article, sign_in):
    editor = sign_in("chef")
    editor.open(f"/admin/pages/{article.pk}/edit/")
    finding = editor.page.locator(".desk-blocking button").first
    expect(finding).to_be_visible()
    editor.shoot("avant-de-publier")

    finding.click()
    expect(editor.field("sponsor")).to_be_focused()
    editor.tab("Contenu")
    editor.field("title").fill("Le port à vélo, en famille")
    editor.press("Publier")

    expect(editor.field("title")).to_have_value("Le port à vélo, en famille")
    editor.shoot("publication-refusee")
    assert not ArticlePage.objects.get(pk=article.pk).live


def test_two_clicks_publish_once(article, sign_in):
    article.commercial_status = "none"
    article.save_revision()
    editor = sign_in("chef")
    editor.open(f"/admin/pages/{article.pk}/edit/")
    before = article.revisions.count()
    editor.page.locator("footer [data-w-dropdown-target='toggle']").last.click()
    button = editor.page.locator(
        "footer button[value='action-publish'], footer button[name='action-publish']"
    ).first

    with editor.page.expect_navigation():
        button.dblclick()
    editor.page.wait_for_load_state("networkidle")

    assert ArticlePage.objects.get(pk=article.pk).live
    assert article.revisions.count() == before + 1


def test_what_is_published_in_haste_is_owed_a_second_reading(article, sign_in):
    article.commercial_status = "none"
    article.save_revision()
    editor = sign_in("chef")
    editor.open(f"/admin/pages/{article.pk}/edit/")

    editor.press("Publier en urgence")

    reading = SecondReading.objects.get(page=article.pk)
    assert ArticlePage.objects.get(pk=article.pk).live
    editor.open("/admin/")
    expect(editor.page.get_by_text("Secondes lectures dues")).to_be_visible()
    expect(owed(editor, article)).to_be_visible()
    expect(owed(editor, article).get_by_role("button", name="Relu")).to_have_count(0)
    reader = sign_in("secretaire")
    reader.shoot("secondes-lectures")
    owed(reader, article).get_by_role("button", name="Relu").click()
    expect(reader.page.get_by_text("Seconde lecture faite")).to_be_visible()
    reading.refresh_from_db()
    assert reading.done_by.username == "secretaire"
