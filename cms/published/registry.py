"""Registry: the builders page types and entities bring from their `apps.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from wagtail.models import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a builder says of a page: plain values and references, nothing looked up."""

    #: The document's own fields, in the order readers see them.
    fields: Mapping[str, Any]
    #: What its card says beyond id, type, title and path.
    card: Mapping[str, Any] = field(default_factory=dict)
    #: The lists it belongs to beyond type, locale and place in the tree.
    facets: frozenset[str] = frozenset()
    #: The date readers see; lists sort on it.
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBuilder:
    """How one page type becomes a document of the short public type `type`."""

    model: type[Page]
    type: str
    build: Callable[[Any], Draft]
    #: Name → declared type of every field of `Draft.fields`.
    shape: Callable[[], Mapping[str, Any]]
    #: Until when the page must stay unseen although it is live (an embargo).
    hidden_until: Callable[[Any], datetime | None] = lambda page: None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityBuilder:
    """How something that is not a page becomes a resource of its own and a label in documents."""

    model: type[models.Model]
    kind: str
    build: Callable[[Any], Mapping[str, Any]]
    shape: Callable[[], Mapping[str, Any]]
    #: The few keys a document shows of it.
    label: Callable[[Any], Mapping[str, Any]]
    name: Callable[[Any], str] = str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteBuilder:
    """How a site's frame (publisher, menus, what is breaking) is built for one locale at one moment."""

    build: Callable[[Any, str, datetime], Mapping[str, Any]]
    shape: Callable[[], Mapping[str, Any]]
    #: Models whose rows the frame shows.
    watches: tuple[type[models.Model], ...] = ()


_pages: dict[type[Page], PageBuilder] = {}
_entities: dict[str, EntityBuilder] = {}
_site: list[SiteBuilder] = []


def register_page(builder: PageBuilder) -> None:
    """Take a page type's builder; a second one for the same type or name is a mistake."""
    if builder.model in _pages or builder.type in {known.type for known in _pages.values()}:
        raise ImproperlyConfigured(f"{builder.model.__name__} already has a document builder")
    _pages[builder.model] = builder


def register_entity(builder: EntityBuilder) -> None:
    """Take an entity's builder; a second one for the same kind is a mistake."""
    if builder.kind in _entities:
        raise ImproperlyConfigured(f"The kind “{builder.kind}” already has a builder")
    _entities[builder.kind] = builder


def register_site(builder: SiteBuilder) -> None:
    """Take the site's builder; there is one."""
    if _site:
        raise ImproperlyConfigured("The site already has a builder")
    _site.append(builder)


def page_builder(model: type[models.Model]) -> PageBuilder | None:
    """The builder of a page type; none means its pages are never public."""
    return _pages.get(model)


def page_builders() -> list[PageBuilder]:
    """Every page builder, in the order they registered."""
    return list(_pages.values())


def entity_builder(kind: str) -> EntityBuilder | None:
    """The builder of an entity kind."""
    return _entities.get(kind)


def entity_builder_of(model: type[models.Model]) -> EntityBuilder | None:
    """The builder of a model's rows; none means they are never public by themselves."""
    return next((builder for builder in _entities.values() if builder.model is model), None)


def entity_builders() -> list[EntityBuilder]:
    """Every entity builder."""
    return list(_entities.values())


def site_builder() -> SiteBuilder | None:
    """The builder of the site's frame."""
    return _site[0] if _site else None
