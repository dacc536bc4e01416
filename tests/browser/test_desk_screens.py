"""Every screen of the desk on a large and on a small screen: open to everyone, in French, and none wider than it is shown."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.admin import Admin
from tests.browser.busy_desk import Day, busy_day, person
from tests.browser.conftest import PASSWORD, SHOTS
from tests.browser.reading import AXE, obstacles
from tests.browser.test_screens import ENGLISH
from tests.clients.conftest import CONTRACT, Tools

pytestmark = pytest.mark.browser

WIDTHS, HEIGHT = (1280, 768), 900
#: Rule of axe → what it finds in Wagtail's own admin, which is not ours to mend.
OF_WAGTAIL = {
    # Draftail: what is typed in has no name of its own, only the block it stands in has.
    "aria-input-field-name": (".public-DraftEditor-content",),
}
PEOPLE = {"direction-redaction": "redaction-en-chef", "iconographe": "iconographie"}


@pytest.fixture(scope="module", autouse=True)
def axe() -> None:
    node, npm = shutil.which("node"), shutil.which("npm")
    assert npm, "npm is needed for this test."
    if not AXE.exists():
        Tools(node=node, npm=npm).install(CONTRACT)


@pytest.fixture(scope="module")
def day(desk: Any) -> Day:
    chief, _pictures = (person(login, role, password=PASSWORD) for login, role in PEOPLE.items())
    return busy_day(desk, chief=chief)


@dataclass(frozen=True, kw_only=True)
class Screen:
    """One screen: who looks at it, where it is, what is open, and the part whose picture is kept."""

    login: str
    address: str
    tab: str = ""
    part: str = ""
    #: Whether the menu of the form's button is open.
    menu: bool = False


SCREENS = {
    "accueil-journaliste": Screen(login="journaliste", address="/admin/"),
    "accueil-secretariat": Screen(login="secretaire", address="/admin/"),
    "accueil-chef": Screen(login="chef", address="/admin/"),
    "accueil-redaction-en-chef": Screen(login="direction-redaction", address="/admin/"),
    "accueil-iconographie": Screen(login="iconographe", address="/admin/"),
    "avant-de-publier": Screen(login="chef", address="/admin/pages/{unfinished.pk}/edit/", part="#panel-child-contenu-avant_de_publier-section"),
    "typographie": Screen(login="chef", address="/admin/pages/{unfinished.pk}/edit/", part="#panel-child-contenu-typographie-section"),
    "corrections": Screen(login="chef", address="/admin/pages/{corrected.pk}/edit/", tab="Publication", part="#panel-child-publication-corrections-section"),
    "une-composition": Screen(login="une", address="/admin/pages/{section.pk}/edit/", part="#panel-child-contenu-zones-section"),
    "relecture": Screen(login="secretaire", address="/admin/pages/{submitted.pk}/edit/", menu=True),
    "prevu": Screen(login="chef", address="/admin/reports/prevu/"),
    "retrait": Screen(login="direction-redaction", address="/admin/retrait/{corrected.pk}/"),
    "corbeille": Screen(login="direction-redaction", address="/admin/reports/corbeille/"),
}  # fmt: skip


def too_wide(page: Page) -> int:
    """How many pixels of the page lie beyond its right edge."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


@pytest.fixture
def open_screen(sign_in: Any, day: Day) -> Any:
    known: dict[str, Admin] = {}

    def look(screen: Screen) -> Admin:
        admin = known.get(screen.login) or known.setdefault(screen.login, sign_in(screen.login))
        admin.page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
        admin.open(screen.address.format(**vars(day)))
        if screen.tab:
            admin.tab(screen.tab)
        return admin

    return look


def resize(page: Page, width: int) -> None:
    """Give the page a width, and the menu beside it time to fold."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.locator("main").element_handle().wait_for_element_state("stable")


def open_menu(page: Page) -> None:
    """The menu of the form's button; it takes a moment to appear."""
    choice = page.locator("footer [data-workflow-action-name='approve']").first
    if not choice.is_visible():
        page.locator("footer [data-w-dropdown-target='toggle']").last.click()
    expect(choice).to_be_visible()
    choice.scroll_into_view_if_needed()
    page.wait_for_timeout(400)


def keep_picture(page: Page, name: str, part: str) -> None:
    """Of a part that is higher than the screen, what the screen shows."""
    SHOTS.mkdir(exist_ok=True)
    shown: Any = page
    if part:
        shown = page.locator(part)
        shown.evaluate("element => element.scrollIntoView()")
        if shown.bounding_box()["height"] > HEIGHT:
            shown = page
    shown.screenshot(path=str(SHOTS / f"bureau-{name}.png"))


def test_every_screen_of_the_desk_is_open_to_everyone_in_french_and_fits(open_screen):
    wrong: list[str] = []

    for name, screen in SCREENS.items():
        admin = open_screen(screen)
        for width in WIDTHS:
            resize(admin.page, width)
            if screen.menu:
                open_menu(admin.page)
            keep_picture(admin.page, f"{name}-{width}", screen.part)
            found = obstacles(admin.page, known=OF_WAGTAIL)
            if (pixels := too_wide(admin.page)) > 0:
                found.append(f"{pixels} pixels too wide")
            wrong += [f"{name}, {width}: {said}" for said in found]
        english = ENGLISH.findall(admin.page.locator("body").inner_text())
        wrong += [f"{name}: “{word}”" for word in english]

    assert wrong == [], "\n".join(wrong)
