"""A real Chromium, a real server, and a newsroom to work in."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from cms.editorial.bootstrap import bootstrap
from cms.editorial.roles import ROLES
from cms.published.drain import drain
from tests.browser.admin import Admin
from tests.conftest import make_home
from tests.newsroom import Newsroom
from tests.worker import keeping_indexes

#: Playwright's loop runs in this thread, where the tests ask the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
PASSWORD = "un-mot-de-passe-assez-long"
SHOTS = Path(settings.BASE_DIR) / "test-results"
#: What a busy machine may take, in milliseconds; how fast something is asserted by a clock of its own.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def database(
    django_test_environment: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """A database of their own: these tests commit what they do, for the server to see it.

    SQLite gets a file, because the server's threads and the test each have a connection. It is made here, since
    pytest-django makes none for tests that carry no database mark.
    """
    chosen = settings.DATABASES["default"]
    is_sqlite = chosen["ENGINE"].endswith("sqlite3")
    folder = tmp_path_factory.mktemp("browser")
    name = str(folder / "chapo.sqlite3") if is_sqlite else f"test_{chosen['NAME']}_browser"
    chosen.setdefault("TEST", {})["NAME"] = name
    # Editors search and choose, as where a worker runs.
    with django_db_blocker.unblock(), keeping_indexes():
        made = setup_databases(verbosity=0, interactive=False, aliases=["default"])
        assert connection.settings_dict["NAME"] == name
        yield
        if connection.vendor == "postgresql":
            hang_up_on_others()
        teardown_databases(made, verbosity=0)


def hang_up_on_others() -> None:
    """A thread of the server that was stopped in the middle of an answer still holds the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(scope="session")
def server(database: None) -> Iterator[LiveServer]:
    """The whole product on a free port."""
    running = LiveServer("localhost")
    yield running
    running.stop()


Launch = Callable[..., Browser]


@pytest.fixture(scope="session")
def launch() -> Iterator[Launch]:
    """Start a Chromium with `launch(*arguments)`. One Playwright serves them all: a thread has room for no second."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("These tests drive the system's Chromium, and there is none: install chromium.")
    with sync_playwright() as playwright:
        yield lambda *arguments: playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", *arguments]
        )


@pytest.fixture(scope="session")
def chromium(launch: Launch) -> Iterator[Browser]:
    browser = launch("--lang=fr-FR")
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def desk(server: LiveServer) -> Newsroom:
    """A newsroom with its roles, two people, and something to choose in every library."""
    newsroom = Newsroom(home=make_home(), settle=lambda: drain(clock=timezone.now))
    section = newsroom.section("Politique")
    newsroom.section("Une rubrique dont le nom est vraiment très long", parent=section)
    newsroom.article("Un article déjà paru", section=section, authors=[newsroom.author()])
    newsroom.topic("Port")
    newsroom.image("Quai", default_alt="Un quai vide")
    newsroom.document("Rapport")
    bootstrap()
    people = (
        ("journaliste", "redaction"),
        ("secretaire", "secretariat"),
        ("chef", "chef-de-rubrique"),
        ("une", "une"),
    )
    for login, role in people:
        user = get_user_model().objects.create_user(login, password=PASSWORD)
        user.groups.add(Group.objects.get(name=ROLES[role].label))
    return newsroom


@pytest.fixture
def public_address(settings: Any, server: LiveServer, desk: Newsroom) -> None:
    """The newsroom's public address is the server under test: readers' pages and pictures are found there."""
    settings.CHAPO_BASE_URL = settings.WAGTAILADMIN_BASE_URL = server.url
    site = Site.objects.get(is_default_site=True)
    site.port = urlsplit(server.url).port
    site.save()
    desk.settle()


@pytest.fixture
def sign_in(chromium: Browser, server: LiveServer, desk: Newsroom) -> Iterator[Any]:
    """Open the admin as someone; in the end, no page may have asked anything of anyone else."""
    pages: list[tuple[Page, list[str]]] = []

    def open_as(login: str) -> Admin:
        context = chromium.new_context(
            locale="fr-FR", viewport={"width": 1366, "height": 900}, base_url=server.url
        )
        page = context.new_page()
        page.set_default_timeout(15_000)
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        pages.append((page, asked))
        admin = Admin(page=page, shots=SHOTS)
        admin.sign_in(login, password=PASSWORD)
        return admin

    yield open_as

    own = urlsplit(server.url).netloc
    outside = [
        url
        for _page, asked in pages
        for url in asked
        if url.startswith(("http", "ws")) and urlsplit(url).netloc != own
    ]
    for number, (page, _asked) in enumerate(pages):
        page.screenshot(path=str(SHOTS / f"fin-{number}.png"))
        page.context.close()
    assert outside == []
