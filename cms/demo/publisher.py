"""Publisher and menus: who publishes the demonstration, and the links around its pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from wagtail.models import Locale, Site

from cms.demo.catalogue import Catalogue, listed
from home.models import Menu, MenuItem, Publisher


def publisher() -> Iterator[tuple[str, int, bool]]:
    """The site's publisher, filled when it has no name yet."""
    site = Site.objects.get(is_default_site=True)
    identity = Publisher.for_site(site)
    unnamed = not identity.name
    if unnamed:
        entry = dict(listed("publisher")["publisher"])
        entry["social_accounts"] = "\n".join(entry["social_accounts"])
        for name, value in entry.items():
            setattr(identity, name, value)
        identity.full_clean()
        identity.save()
    yield identity.name, identity.pk, unnamed


def menus(catalogue: Catalogue, *, locale: Locale) -> Iterator[tuple[str, int, bool]]:
    """Each menu's place and primary key, and whether it had to be made."""
    for place, entries in listed("publisher")["menus"].items():
        known = Menu.objects.filter(locale=locale, place=place).first()
        menu = known or _menu(place, entries, catalogue=catalogue, locale=locale)
        yield place, menu.pk, known is None


def _menu(place: str, entries: list[Any], *, catalogue: Catalogue, locale: Locale) -> Menu:
    menu = Menu(place=place, locale=locale)
    menu.items = [
        _link(entry, order=order, catalogue=catalogue) for order, entry in enumerate(entries)
    ]
    menu.save()
    return menu


def _link(entry: str | Mapping[str, str], *, order: int, catalogue: Catalogue) -> MenuItem:
    """A section by its name alone, or a label with an address or a section."""
    if isinstance(entry, str):
        entry = {"section": entry}
    section = entry.get("section")
    return MenuItem(
        label=entry.get("label", ""),
        url=entry.get("url", ""),
        page_id=catalogue.find("section", name=section) if section else None,
        sort_order=order,
    )
