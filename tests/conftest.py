"""Fixtures every test may use."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import settings
from wagtail.models import Collection, Locale, Page, Site

from cms.published.drain import Report, drain
from cms.published.models import Change, LogState
from home.models import HomePage
from tests.migrated import one_migration
from tests.newsroom import Newsroom
from tests.translators import Desk
from tests.worker import keeping_indexes

# How long an example takes says how busy the machine is.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --write-examples` refreshes `frontend-contract/examples/` instead of comparing it."""
    parser.addoption("--write-examples", action="store_true", help="write the contract's examples")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Spare the collector what was imported: it lives as long as the suite, a tenth of which went into walking it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long first."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    _ask_for_the_database(items)


def _ask_for_the_database(items: list[pytest.Item]) -> None:
    """Where only worlds of modules need it, have it made all the same: pytest-django asks the tests alone."""
    if any(item.get_closest_marker("django_db") for item in items):
        return
    needing = [item for item in items if "django_db_setup" in getattr(item, "fixturenames", ())]
    if needing:
        needing[0].add_marker(pytest.mark.django_db)


_BLOCKER = pytest.StashKey[Any]()


@pytest.fixture(scope="session", autouse=True)
def _remember_the_blocker(request: pytest.FixtureRequest, django_db_blocker: Any) -> None:
    """Teardown hooks get no fixtures."""
    request.config.stash[_BLOCKER] = django_db_blocker


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """A test that commits ends with a flush, which also takes the roots Wagtail's migrations made: plant them again."""
    result = yield
    mark = item.get_closest_marker("django_db")
    commits = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    if commits or (mark is not None and mark.kwargs.get("transaction")):
        with item.config.stash[_BLOCKER].unblock():
            plant_roots()
    return result


@pytest.fixture
def now() -> datetime:
    """A fixed moment: 1 March 2026, noon in UTC."""
    return datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def settle(db: None) -> Callable[[], Report]:
    """`project`, for a test that has a database."""

    return project


def project() -> Report:
    """Project everything that is dirty, as the worker would, and let positions be given."""
    report = drain(clock=timezone.now)
    assert report.failed == 0
    give_positions()
    return report


def give_positions() -> None:
    """Number what was told so far: PostgreSQL's trigger waits for a commit, which tests do not come to."""
    if connection.vendor == "postgresql":
        connection.check_constraints()


@pytest.fixture(scope="module")
def indexed() -> Iterator[None]:
    """From here on in this module, what is saved is noted at once where editors search and count usages."""
    with keeping_indexes():
        yield


@pytest.fixture
def home(newsroom: Newsroom) -> HomePage:
    """A site with its front page, and nothing else."""
    return newsroom.home


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_blocker: Any) -> None:
    """The database every test begins with has its front page, readable: thousands of tests ask for it."""
    with one_migration():
        request.getfixturevalue("django_db_setup")
    with django_db_blocker.unblock(), transaction.atomic():
        if not HomePage.objects.exists():
            make_home()
            project()
            forget_changes()
        connection.run_on_commit.clear()


@pytest.fixture
def newsroom(request: pytest.FixtureRequest, settle: Callable[[], Report]) -> Newsroom:
    """A small newsroom one can publish in: the module's where the test has part in what it shares, else its own."""
    if "shared" in request.fixturenames:
        common: Newsroom = request.getfixturevalue("shared")
        return replace(common, home=HomePage.objects.get(pk=common.home.pk))
    return Newsroom(home=front_page(), settle=settle)


@pytest.fixture(scope="module")
def shared(django_db_setup: None, django_db_blocker: Any) -> Iterator[Newsroom]:
    """One newsroom for a whole module, undone at its end; what a test does to it is undone with the test."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Newsroom(home=front_page(), settle=project)
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


@pytest.fixture(scope="module")
def opened(shared: Newsroom) -> None:
    """A front page and a section that readers have, once for a module: what a test publishes goes below it."""
    shared.section("Politique")
    shared.settle()


@pytest.fixture
def desk(newsroom: Newsroom, django_capture_on_commit_callbacks: Callable[..., Any]) -> Desk:
    """The newsroom's translators."""
    return Desk(newsroom=newsroom, committing=django_capture_on_commit_callbacks)


@pytest.fixture
def api(client: Any) -> Any:
    """A client of the public API."""
    return client


def plant_roots() -> tuple[Locale, Page]:
    """The first locale, and the roots of pages and of the library, as Wagtail's migrations make them."""
    locale, _created = Locale.objects.get_or_create(language_code="fr")
    if not Collection.objects.filter(depth=1).exists():
        Collection.add_root(name="Root")
    root = Page.objects.filter(depth=1).first()
    return locale, root or Page.add_root(instance=Page(title="Root", slug="root", locale=locale))


def front_page() -> HomePage:
    """The one the database begins with, or another where its module has pages of its own, or a flush took it."""
    Site.clear_site_root_paths_cache()
    alone = HomePage.objects.first() if Page.objects.filter(depth__gt=1).count() == 1 else None
    return alone or make_home()


def make_home() -> HomePage:
    """Put a front page in the place of whatever stands at the root of the default site."""
    locale, root = _bare()
    return _open(root, HomePage(title="La une", slug="une", locale=locale))


def forget_changes() -> None:
    """As if nothing had ever been told: positions begin at 1."""
    give_positions()  # What has none yet would be given one when it is gone.
    Change.objects.all().delete()
    LogState.objects.update(last=0, floor=0)


def as_installed() -> None:
    """The tree as Wagtail's own migrations leave it, with their page of welcome."""
    locale, root = _bare()
    _open(root, Page(title="Welcome to your new Wagtail site!", slug="home", locale=locale))


def _bare() -> tuple[Locale, Page]:
    locale, root = plant_roots()
    for page in root.get_children():
        page.specific.delete()
    return locale, Page.objects.get(depth=1)


def _open(root: Page, page: Any) -> Any:
    root.add_child(instance=page)
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", port=80, is_default_site=True, root_page=page)
    Site.clear_site_root_paths_cache()
    return page
