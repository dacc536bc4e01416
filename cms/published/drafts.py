"""Drafts: what a page or an entity would say if it were public as it stands, for a preview's eyes. Reads only, keeps nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from wagtail.models import Page

from cms.published.addresses import Address, NoAddress, address_of
from cms.published.building import Around
from cms.published.expansion import Cards, Expander
from cms.published.keys import home_of
from cms.published.registry import PageBuilder, entity_builder_of, page_builder
from cms.published.resources import entity_value

#: Drafts a preview may show on other drafts; more would make it slow, and are left out as for readers.
MOST_OTHERS: Final = 30

MaySee = Callable[[Page], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDocument:
    """A document and its card in the published shapes, of a version that is not public."""

    document: Mapping[str, Any]
    card: Mapping[str, Any]
    #: Where readers will find it, decoded; `/` where it is under no site.
    path: str
    locale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftResource:
    """An author or a topic in the published shape, as it would be known if a public document used it."""

    kind: str
    resource: Mapping[str, Any]
    #: What is no page has no path of its own: the front page of its language.
    path: str
    locale: str


def nobody(page: Page) -> bool:
    """Sees no other draft: a reader from outside."""
    return False


def draft_document(page: Page, *, now: datetime, may_see: MaySee = nobody) -> DraftDocument:
    """Build a version of a page, half-filled or never saved; raise `LookupError` where its type has no document.

    Other drafts stand on it as cards where `may_see` says so, and are left out elsewhere.
    """
    builder = page_builder(type(page))
    if builder is None:
        raise LookupError(f"{type(page).__name__} has no document builder.")
    around = _around(page, builder, now=now)
    draft = builder.build(page)
    expander = _expander(page, now=now, otherwise=_cards_of(may_see, now=now))
    return DraftDocument(
        document=expander.expand(around.document(draft)),
        card=expander.expand(around.card(draft)),
        path=around.address.path,
        locale=page.locale.language_code,
    )


def draft_resource(row: Any, *, now: datetime) -> DraftResource:
    """Build an entity, half-filled or never saved; raise `LookupError` where its model has no resource."""
    builder = entity_builder_of(type(row))
    if builder is None:
        raise LookupError(f"{type(row).__name__} has no resource builder.")
    resource = entity_value(row, builder=builder, expander=_expander(row, now=now))
    locale = row.locale.language_code
    return DraftResource(kind=builder.kind, resource=resource, path=home_of(locale), locale=locale)


def _cards_of(may_see: MaySee, *, now: datetime) -> Cards:
    def cards(ids: set[int]) -> dict[int, Mapping[str, Any]]:
        pages = Page.objects.filter(pk__in=sorted(ids)[:MOST_OTHERS]).specific()
        return {
            page.pk: card
            for page in pages
            if may_see(page) and (card := _card(page.get_latest_revision_as_object(), now=now))
        }

    return cards


def _card(page: Page, *, now: datetime) -> Mapping[str, Any] | None:
    builder = page_builder(type(page))
    if builder is None:
        return None
    card: Mapping[str, Any] = _expander(page, now=now).expand(
        _around(page, builder, now=now).card(builder.build(page))
    )
    return card


def _around(page: Page, builder: PageBuilder, *, now: datetime) -> Around:
    try:
        address = address_of(page)
    except NoAddress:
        address = Address(site_id=0, site="", root_url="", path="/")
    return Around.of(page, builder=builder, address=address, now=now)


def _expander(shown: Any, *, now: datetime, **others: Any) -> Expander:
    return Expander(
        locale=shown.locale.language_code, source_locale=settings.LANGUAGE_CODE, now=now, **others
    )
