"""The contract's page: it renders at once with the network cut, and every example on it runs against its own server."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from django.test import override_settings
from playwright.sync_api import expect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.contract.operations import operations
from tests.newsroom import paragraph

pytestmark = pytest.mark.browser
PAGE = "/api/v2/docs/"
#: Milliseconds until everything is painted.
AT_ONCE = 1_000
#: Names resolve to nothing, but the server's.
CUT = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"
PAINTED = """() => Math.max(
  performance.getEntriesByType('navigation')[0].loadEventEnd,
  ...performance.getEntriesByType('paint').map((paint) => paint.startTime),
)"""


@pytest.fixture(scope="module")
def news(desk, server):
    """A newsroom of which everything the API lists has at least one, and which knows its address."""
    file, topic = desk.document("Horaires"), desk.topic("Bac")
    linked = {"type": "document", "value": {"document": file.pk, "title": "", "description": ""}}
    page = desk.article(
        "Le bac rouvre", hero=desk.image("Bac"), authors=[desk.author("Anne")], topics=[topic],
        body=[paragraph("Du texte."), linked],
    )  # fmt: skip
    Redirect.objects.create(old_path="/bac", redirect_page=Page.objects.get(pk=page.pk))
    desk.settle()
    with override_settings(CHAPO_BASE_URL=server.url):
        yield


@pytest.fixture(scope="module")
def offline(launch):
    """A Chromium that reaches this machine's server and nobody else."""
    browser = launch(CUT)
    yield browser
    browser.close()


@pytest.fixture
def visit(offline, server, news):
    """Open the page as someone who never was there; in the end, nobody else may have been asked."""
    contexts, asked = [], []

    def fresh():
        context = offline.new_context(base_url=server.url)
        context.on("request", lambda request: asked.append(request.url))
        contexts.append(context)
        page = context.new_page()
        page.goto(PAGE, wait_until="load")
        return page

    yield fresh

    for context in contexts:
        context.close()
    own = urlsplit(server.url).netloc
    assert [
        url for url in asked if not url.startswith("data:") and urlsplit(url).netloc != own
    ] == []


def test_the_network_is_cut(offline, server):
    page = offline.new_page()
    page.goto(f"{server.url}{PAGE}")

    assert page.evaluate("async () => (await fetch('/api/v2/locales/')).status") == 200
    with pytest.raises(Exception, match="ERR_NAME_NOT_RESOLVED"):
        page.goto("http://example.com/")
    page.close()


def test_the_page_renders_at_once(visit):
    # The best of three: how busy the machine is says nothing of the page.
    painted = [visit().evaluate(PAINTED) for _visit in range(3)]

    assert 0 < min(painted) < AT_ONCE, painted


@pytest.mark.parametrize("name", [operation.name for operation in operations()])
def test_an_example_runs(visit, name):
    page = visit()
    page.goto(f"{PAGE}#{name}")
    shown = page.locator(f"details#{name}")
    expect(shown).to_have_attribute("open", "")

    shown.get_by_role("button", name="Run").click()

    expect(shown.get_by_role("status")).to_contain_text("200")
    expect(shown.locator("pre")).to_contain_text("content-type: application/json")


def test_a_mistake_is_shown_with_its_problem(visit):
    page = visit()
    page.goto(f"{PAGE}#listPages")
    shown = page.locator("details#listPages")
    shown.get_by_label("Address to ask").fill("/api/v2/pages/?limit=cent")

    shown.get_by_role("button", name="Run").click()

    expect(shown.get_by_role("status")).to_contain_text("400")
    expect(shown.locator("pre")).to_contain_text("/problems/invalid-parameter")
