"""Menus in other languages: they follow the French one, link by link, without its words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale

from cms.locales import followers, trees
from home.models import Menu, MenuItem


def follow(locale: Locale) -> int:
    """Bring every French menu to a language; say how many menus and links changed."""
    french = Menu.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("place")
    return sum(mirror(menu, locale) for menu in french)


def mirror(menu: Menu, locale: Locale) -> int:
    """Give a language the links of a French menu that say no more than their page's title.

    French words go nowhere: a link that has some is written in each language by hand, and stays there as it is.
    """
    with transaction.atomic():
        copy, is_new = _counterpart(menu, locale)
        french = {item.translation_key: item for item in MenuItem.objects.filter(menu=menu)}
        known = {item.translation_key: item for item in MenuItem.objects.filter(menu=copy)}
        changed = [_put(item, known.get(key), copy) for key, item in french.items()]
        return is_new + sum(changed) + _drop(known, keep=set(french))


def _counterpart(menu: Menu, locale: Locale) -> tuple[Menu, bool]:
    """A language has one menu a place; one that was there before is taken for the translation."""
    copy, is_new = Menu.objects.get_or_create(
        place=menu.place, locale=locale, defaults={"translation_key": menu.translation_key}
    )
    if copy.translation_key != menu.translation_key:
        copy.translation_key = menu.translation_key
        copy.save(update_fields=["translation_key"])
    return copy, is_new


def _put(item: MenuItem, known: MenuItem | None, copy: Menu) -> bool:
    """Place one link as the French does; say whether that was news."""
    if not item.page_id:
        return _leave(known)
    if known is None and item.label:
        return False
    row = known or MenuItem(menu=copy, locale=copy.locale, translation_key=item.translation_key)
    wanted = (item.page_id, item.sort_order)
    if known is not None and (known.page_id, known.sort_order) == wanted:
        return False
    row.page_id, row.sort_order = wanted
    row.save()
    return True


def _leave(known: MenuItem | None) -> bool:
    """The French leads to no page any more: a link that said its title has nothing left to say; one with words stays."""
    if known is None or known.label:
        return False
    known.delete()
    return True


def _drop(known: dict[UUID, MenuItem], *, keep: set[UUID]) -> int:
    """Links that say a page's title come and go with the French; those with words of their own stay."""
    gone = [item for key, item in known.items() if key not in keep and not item.label]
    for item in gone:
        item.delete()
    return len(gone)


def link_changed(sender: type, instance: MenuItem, raw: bool = False, **_kwargs: Any) -> None:
    """A link was written or deleted: where it is French, the other languages follow."""
    if raw or instance.locale.language_code != settings.LANGUAGE_CODE:
        return
    menu = Menu.objects.filter(pk=instance.menu_id).first()
    for locale in trees.open_locales() if menu else ():
        mirror(menu, locale)


def register() -> None:
    """Let menus stand in every language."""
    followers.register("menus", follow)
