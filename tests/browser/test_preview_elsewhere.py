"""A preview on another origin: the admin's content checks look into it, and the user bar stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.conf import settings as configured
from playwright.sync_api import expect

from news.models import ArticlePage, SectionPage
from tests.browser.admin import Admin
from tests.browser.conftest import PASSWORD, SHOTS
from tests.newsroom import paragraph

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("public_address")]
DIST = Path(configured.BASE_DIR) / "frontend-contract" / "reader" / "dist"


class Front(SimpleHTTPRequestHandler):
    """The built reader as a web server shows it: its entry page at every path beside its files."""

    def __init__(self, *args: Any, entry: bytes, **kwargs: Any) -> None:
        self.entry = entry
        super().__init__(*args, directory=str(DIST), **kwargs)

    def do_GET(self) -> None:
        if self.path.startswith("/_reader/"):
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.entry)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def front(server: Any, settings: Any) -> Iterator[str]:
    """The origin of a front end that is not the admin's, and is on its list."""
    entry = (DIST / "index.html").read_text()
    for name in ("api", "editors"):
        assert f'data-{name}=""' in entry
        entry = entry.replace(f'data-{name}=""', f'data-{name}="{server.url}"')
    web = ThreadingHTTPServer(("127.0.0.1", 0), partial(Front, entry=entry.encode()))
    Thread(target=web.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{web.server_port}"
    settings.CHAPO_PREVIEW_FRONTS = [origin]
    yield origin
    web.shutdown()
    web.server_close()


@pytest.fixture
def article(desk: Any) -> ArticlePage:
    """A draft with a fault of the kind the checks know: a heading that skips a level."""
    section = SectionPage.objects.get(title="Politique", locale__language_code="fr")
    heading = {"type": "heading", "value": {"text": "Un intertitre", "level": "h3"}}
    body = [heading, paragraph("Vingt mots de plus. " * 5)]
    page: ArticlePage = desk.article("Ailleurs", section=section, publish=False, body=body)
    page.save_revision()
    return page


@pytest.fixture
def editor(chromium: Any, server: Any) -> Iterator[Admin]:
    """Somebody at the admin, whose panel may ask another origin."""
    context = chromium.new_context(
        locale="fr-FR", viewport={"width": 1366, "height": 900}, base_url=server.url
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    admin = Admin(page=page, shots=SHOTS)
    admin.sign_in("chef", password=PASSWORD)
    yield admin
    context.close()


def test_the_checks_see_what_another_origin_shows(article, editor, front):
    page = editor.page
    editor.edit(f"/admin/pages/{article.pk}/edit/")
    panel = editor.open_preview()
    expect(panel.locator("main h1")).to_have_text("Ailleurs")
    assert any(each.url.startswith(front) for each in page.frames)

    words = page.locator("[data-content-word-count]")
    page.locator("[data-side-panel-toggle='checks']").first.click()
    expect(words).to_have_text(re.compile(r"^[1-9]\d+$"), timeout=20_000)
    issues = page.locator("[data-checks-panel] [data-content-checker-row]")
    expect(issues.filter(has_text="Hiérarchie")).to_have_count(1, timeout=20_000)
    # The site's name, which is empty here and stands above the page, is nobody's fault who writes an article.
    expect(issues).to_have_count(1)
    expect(page.locator("[data-content-reading-time]")).to_have_text(re.compile(r"min"))
    editor.shoot("controles-ailleurs")

    before = int(words.inner_text())
    editor.field("standfirst").fill("Cinq mots de plus ici.")
    expect(panel.get_by_text("Cinq mots")).to_be_attached()
    expect(words).to_have_text(str(before + 5), timeout=20_000)


def test_the_user_bar_stands_in_a_tab_of_another_origin(article, editor, front, server):
    page = editor.page
    editor.edit(f"/admin/pages/{article.pk}/edit/")
    panel = editor.open_preview()
    expect(panel.locator("wagtail-userbar")).to_be_hidden()

    page.goto(f"/admin/pages/{article.pk}/edit/preview/?mode=page")
    expect(page.locator("main h1")).to_have_text("Ailleurs")
    assert page.url.startswith(front)
    page.get_by_role("button", name="Wagtail").click()
    edit = page.get_by_role("menuitem", name="Modifier cette page")

    expect(edit).to_have_attribute("href", re.compile(f"/admin/pages/{article.pk}/edit/$"))
    editor.shoot("barre-ailleurs")
