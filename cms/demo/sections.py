"""Sections: the front page and the tree of rubriques below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site

from cms.demo.catalogue import listed
from home.models import HomePage
from news.models import SectionPage


def front_page(*, locale: Locale) -> tuple[HomePage, bool]:
    """The locale's front page, and whether it had to be made; it takes the place of Wagtail's welcome."""
    known = HomePage.objects.filter(locale=locale).order_by("depth", "pk").first()
    if known is not None:
        return known, False
    entry = listed("publisher")["home"]
    home = HomePage(
        title=entry["title"], slug=entry["slug"], standfirst=entry["standfirst"], locale=locale
    )
    Page.get_first_root_node().add_child(instance=home)
    home.save_revision().publish()
    _open_site(home)
    return HomePage.objects.get(pk=home.pk), True


def _open_site(home: HomePage) -> None:
    """Show the front page at the address the settings say, and drop the welcome page that was there."""
    address = urlsplit(settings.CHAPO_BASE_URL)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    welcome = Page.objects.filter(pk=site.root_page_id).first()
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.root_page = home
    site.save()
    if welcome is not None and welcome.specific_class is Page and welcome.depth > 1:
        welcome.delete()


def sections(home: HomePage) -> Iterator[tuple[str, SectionPage, bool]]:
    """Each section's address and page, parents first, and whether it had to be made."""
    made: dict[str, SectionPage] = {}
    for entry in listed("sections"):
        parent = made[entry["parent"]] if "parent" in entry else home
        known = SectionPage.objects.child_of(parent).filter(slug=entry["slug"]).first()
        section = known or _section(entry, parent=parent)
        made[entry["slug"]] = section
        yield entry["slug"], section, known is None


def _section(entry: Mapping[str, Any], *, parent: Page) -> SectionPage:
    section = SectionPage(
        title=entry["title"],
        slug=entry["slug"],
        short_title=entry.get("short_title", ""),
        standfirst=entry["standfirst"],
        colour=entry["colour"],
        show_in_menus=entry.get("in_menu", True),
        locale=parent.locale,
    )
    parent.add_child(instance=section)
    section.save_revision().publish()
    section.refresh_from_db()
    return section
