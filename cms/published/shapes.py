"""Shapes: the closed types of whole documents, put together from what the builders declare."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter, with_config
from typing_extensions import TypedDict, get_type_hints

from cms.core.values import CLOSED, Card, Document, Image, struct
from cms.published.registry import PageBuilder, entity_builder, page_builder, site_builder


@with_config(CLOSED)
class Ancestor(TypedDict):
    """A step of the breadcrumb."""

    id: int
    type: str
    title: str
    path: str


@with_config(CLOSED)
class Translation(TypedDict):
    """The same page in another language."""

    id: int
    locale: str
    path: str
    title: str


@with_config(CLOSED)
class ParentMeta(TypedDict):
    """What Wagtail API v2 says of a parent."""

    type: str
    detail_url: str
    html_url: str


@with_config(CLOSED)
class Parent(TypedDict):
    """The page above, when it is public."""

    id: int
    meta: ParentMeta
    title: str


@with_config(CLOSED)
class DocumentMeta(TypedDict):
    """What Wagtail API v2 says of a page, and where it stands among its translations."""

    type: str
    detail_url: str
    html_url: str
    slug: str
    show_in_menus: bool
    seo_title: str
    search_description: str
    first_published_at: str | None
    last_published_at: str | None
    alias_of: None
    parent: Parent | None
    locale: str
    translation_key: str
    translations: list[Translation]


def document_fields(builder: PageBuilder) -> dict[str, Any]:
    """Name → type of every field of a page type's document, in order."""
    return {
        "id": int,
        "type": Literal[builder.type],
        "meta": DocumentMeta,
        "title": str,
        "path": str,
        "breadcrumb": list[Ancestor],
        **builder.shape(),
    }


@cache
def document_shape(model: Any) -> Any:
    """The closed type of a page type's document."""
    builder = page_builder(model)
    if builder is None:
        raise LookupError(f"{model.__name__} has no document builder.")
    name = "".join(word.capitalize() for word in builder.type.split("_"))
    return struct(f"{name}Document", document_fields(builder), doc=model.__doc__ or "")


@cache
def document_adapter(model: Any) -> TypeAdapter[Any]:
    """The validator of a page type's documents."""
    return TypeAdapter(document_shape(model))


@cache
def card_adapter() -> TypeAdapter[Any]:
    """The validator of cards."""
    return TypeAdapter(Card)


@cache
def resource_shape(kind: str) -> dict[str, Any]:
    """Name → type of every field of a kind of resource."""
    if kind in FILE_SHAPES:
        return resource_fields(FILE_SHAPES[kind])
    builder = entity_builder(kind)
    if builder is None:
        raise LookupError(f"The kind “{kind}” has no builder.")
    return resource_fields(builder.shape())


@cache
def resource_adapter(kind: str) -> TypeAdapter[Any]:
    """The validator of a kind of resource."""
    return TypeAdapter(struct(f"{kind.capitalize()}Resource", resource_shape(kind)))


@cache
def site_adapter() -> TypeAdapter[Any]:
    """The validator of the site's frame."""
    builder = site_builder()
    if builder is None:
        raise LookupError("The site has no builder.")
    return TypeAdapter(struct("SiteResource", resource_fields(builder.shape())))


def _without_id(shape: Any) -> dict[str, Any]:
    return {name: declared for name, declared in get_type_hints(shape).items() if name != "id"}


#: Files say of themselves what a use of them says, and an image whose it is.
FILE_SHAPES: dict[str, dict[str, Any]] = {
    "image": {
        "title": str,
        **_without_id(Image),
        "creator": str,
        "source": str,
        "copyright_notice": str,
    },
    "document": _without_id(Document),
}


def resource_fields(own: Mapping[str, Any]) -> dict[str, Any]:
    """Every resource has an `id` and Wagtail's `meta` before its own fields."""
    return {"id": int, "meta": ResourceMeta, **own}


@with_config(CLOSED)
class ResourceMeta(TypedDict):
    """What Wagtail API v2 says of anything that is not a page."""

    type: str
    detail_url: str
