"""Shapes: the closed types of whole documents, put together from what the builders declare."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import TypeAdapter, with_config
from typing_extensions import TypedDict, get_type_hints

from cms.core.values import CLOSED, Card, Document, Image, Moment, means, struct
from cms.published.registry import PageBuilder, entity_builder, page_builder, site_builder


@with_config(CLOSED)
class Ancestor(TypedDict):
    """A step of the breadcrumb."""

    id: Annotated[int, means("Id of the page.", 5)]
    type: Annotated[str, means("Short name of the page type.", "section")]
    title: Annotated[str, means("Its title.", "Politique")]
    path: Annotated[str, means("Its path on the front end, decoded.", "/politique/")]


@with_config(CLOSED)
class Translation(TypedDict):
    """The same page in another language."""

    id: Annotated[int, means("Id of the translation.", 31)]
    locale: Annotated[str, means("Its language, a BCP 47 tag.", "en")]
    path: Annotated[str, means("Its path on the front end, decoded.", "/en/politics/the-port/")]
    title: Annotated[str, means("Its title.", "The port reopens on Tuesday")]
    status: Annotated[
        Literal["up_to_date", "stale", "fallback"],
        means(
            "Whether it says what the source says now; `fallback` where it repeats another language's words.",
            "up_to_date",
        ),
    ]
    stale_since: Annotated[
        Moment | None, means("When the source went ahead, in UTC; null unless stale.", None)
    ]


@with_config(CLOSED)
class Freshness(TypedDict):
    """Whether a page says what its source says now."""

    status: Annotated[
        Literal["source", "up_to_date", "stale", "fallback"],
        means("`source` for what is translated from; else as in `translations`.", "source"),
    ]
    stale_since: Annotated[
        Moment | None, means("When the source went ahead, in UTC; null unless stale.", None)
    ]
    machine_translated: Annotated[
        int,
        means("How many of its texts a machine translated and no human has revised yet.", 0),
    ]
    canonical_url: Annotated[
        str,
        means(
            "Absolute address of these words: another page's where this one repeats it.",
            "https://journal.example/politique/le-port/",
        ),
    ]


@with_config(CLOSED)
class Alternate(TypedDict):
    """What a `link` element with `rel=\"alternate\"` says."""

    hreflang: Annotated[str, means("A BCP 47 tag, or `x-default`.", "en")]
    href: Annotated[
        str,
        means("Absolute address readers see.", "https://journal.example/en/politics/the-port/"),
    ]


@with_config(CLOSED)
class ParentMeta(TypedDict):
    """What Wagtail API v2 says of a parent."""

    type: Annotated[str, means("Wagtail's name of the page type.", "news.SectionPage")]
    detail_url: Annotated[
        str, means("Absolute address of the document.", "https://journal.example/api/v2/pages/5/")
    ]
    html_url: Annotated[
        str, means("Absolute address readers see.", "https://journal.example/politique/")
    ]


@with_config(CLOSED)
class Parent(TypedDict):
    """The page above, when it is public."""

    id: Annotated[int, means("Id of the page above.", 5)]
    meta: Annotated[ParentMeta, means("What Wagtail API v2 says of it.")]
    title: Annotated[str, means("Its title.", "Politique")]


@with_config(CLOSED)
class DocumentMeta(TypedDict):
    """What Wagtail API v2 says of a page, and where it stands among its translations."""

    type: Annotated[str, means("Wagtail's name of the page type.", "news.ArticlePage")]
    detail_url: Annotated[
        str, means("Absolute address of this document.", "https://journal.example/api/v2/pages/12/")
    ]
    html_url: Annotated[
        str, means("Absolute address readers see.", "https://journal.example/politique/le-port/")
    ]
    slug: Annotated[str, means("Last part of the path.", "le-port")]
    show_in_menus: Annotated[bool, means("Whether menus may show it.", False)]
    seo_title: Annotated[str, means("Title for search engines; empty where it is the title.", "")]
    search_description: Annotated[str, means("Description for search engines; may be empty.", "")]
    first_published_at: Annotated[
        Moment | None, means("When it was first published, in UTC.", "2026-03-01T06:00:00Z")
    ]
    last_published_at: Annotated[
        Moment | None, means("When it was last published, in UTC.", "2026-03-02T09:30:00Z")
    ]
    alias_of: Annotated[None, means("Always null: aliases are documents of their own.", None)]
    parent: Annotated[Parent | None, means("The page above; null when it is not public.")]
    locale: Annotated[str, means("Language of the page, a BCP 47 tag.", "fr")]
    translation_key: Annotated[
        str,
        means("What a page and its translations share.", "6f2f5f0e-8c39-4a57-9b55-0d0c3a3b6d1e"),
    ]
    translations: Annotated[list[Translation], means("The same page in other languages.")]
    freshness: Annotated[Freshness, means("Whether the page says what its source says now.")]
    alternates: Annotated[
        list[Alternate], means("The page in each language, itself included, and `x-default`.")
    ]


def document_fields(builder: PageBuilder) -> dict[str, Any]:
    """Name → type of every field of a page type's document, in order."""
    return {
        "id": Annotated[int, means("Id of the page.", 12)],
        "type": Annotated[
            Literal[builder.type], means("Short name of the page type.", builder.type)
        ],
        "meta": Annotated[DocumentMeta, means("What Wagtail API v2 says of the page.")],
        "title": Annotated[str, means("Title in plain text.", "Le port rouvre mardi")],
        "path": Annotated[
            str,
            means(
                "Path on the front end, decoded; begins and ends with a slash.",
                "/politique/le-port/",
            ),
        ],
        "breadcrumb": Annotated[
            list[Ancestor], means("The public pages above, from the front page down.")
        ],
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
def resource_type(kind: str) -> Any:
    """The closed type of a kind of resource."""
    return struct(f"{kind.capitalize()}Resource", resource_shape(kind), doc=_doc_of(kind))


@cache
def resource_adapter(kind: str) -> TypeAdapter[Any]:
    """The validator of a kind of resource."""
    return TypeAdapter(resource_type(kind))


@cache
def site_type() -> Any:
    """The closed type of the site's frame."""
    builder = site_builder()
    if builder is None:
        raise LookupError("The site has no builder.")
    doc = "The frame around every page, in one language."
    return struct("SiteResource", resource_fields(builder.shape()), doc=doc)


@cache
def site_adapter() -> TypeAdapter[Any]:
    """The validator of the site's frame."""
    return TypeAdapter(site_type())


def _doc_of(kind: str) -> str:
    shown = {"image": Image.__doc__, "document": Document.__doc__}
    builder = entity_builder(kind)
    return (builder.model.__doc__ if builder else shown.get(kind)) or ""


def _without_id(shape: Any) -> dict[str, Any]:
    return {
        name: declared
        for name, declared in get_type_hints(shape, include_extras=True).items()
        if name != "id"
    }


#: Files say of themselves what a use of them says, and an image whose it is.
FILE_SHAPES: dict[str, dict[str, Any]] = {
    "image": {
        "title": Annotated[
            str, means("Its caption, else its alternative; may be empty.", "Le quai nord")
        ],
        **_without_id(Image),
        "creator": Annotated[str, means("Who made it; may be empty.", "Anne Le Gall")],
        "source": Annotated[str, means("Who supplied it; may be empty.", "Studio")],
        "copyright_notice": Annotated[str, means("Notice of the owner; may be empty.", "© Studio")],
    },
    "document": _without_id(Document),
}


def resource_fields(own: Mapping[str, Any]) -> dict[str, Any]:
    """Every resource has an `id` and Wagtail's `meta` before its own fields."""
    return {
        "id": Annotated[int, means("Id of the resource.", 3)],
        "meta": Annotated[ResourceMeta, means("What Wagtail API v2 says of it.")],
        **own,
    }


@with_config(CLOSED)
class ResourceMeta(TypedDict):
    """What Wagtail API v2 says of anything that is not a page."""

    type: Annotated[str, means("Wagtail's name of its type.", "news.Author")]
    detail_url: Annotated[
        str,
        means("Absolute address of this resource.", "https://journal.example/api/v2/authors/3/"),
    ]
