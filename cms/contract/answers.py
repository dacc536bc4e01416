"""Answers: the shapes endpoints put around stored documents, declared beside the documents' own types."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import Field, with_config
from typing_extensions import TypeAliasType, TypedDict

from cms.contract.search_answers import search_types
from cms.core.values import CLOSED, Card, Moment, means, struct
from cms.preview.answers import entity_preview, page_preview
from cms.published.registry import PageBuilder, entity_builders, page_builders, site_builder
from cms.published.resources import FILES
from cms.published.shapes import ResourceMeta, document_shape, resource_type, site_type

#: What the change feed speaks of beyond files and entities.
_NOT_RESOURCES = ("page", "site", "redirect")


@with_config(CLOSED)
class ListMeta(TypedDict):
    """How long a list is, and where it goes on."""

    total_count: Annotated[int, means("How many items there are in all.", 42)]
    next_cursor: Annotated[
        str | None,
        means(
            "Give it back as `cursor` for the items that follow; null at the end.", "YWJjZGVmZ2g"
        ),
    ]
    requested_locale: Annotated[
        str | None, means("The language asked for; null when none was.", "fr")
    ]


@with_config(CLOSED)
class RedirectResource(TypedDict):
    """An address that leads elsewhere."""

    id: Annotated[int | None, means("Id of the redirect; null for an address a page left.", 9)]
    meta: Annotated[ResourceMeta, means("What Wagtail API v2 says of it.")]
    old_path: Annotated[str, means("The address that leads elsewhere, decoded.", "/ancien/")]
    location: Annotated[
        str, means("Where it leads: a path, or an absolute address.", "/politique/le-port/")
    ]
    status: Annotated[Literal[301, 302], means("301 for good, 302 for now.", 301)]
    locale: Annotated[str | None, means("Language of the page it leads to; null elsewhere.", "fr")]
    page_id: Annotated[int | None, means("Id of the page it leads to; null elsewhere.", 12)]


@with_config(CLOSED)
class RedirectResolution(TypedDict):
    """The path has moved."""

    kind: Annotated[Literal["redirect"], means("What was found.", "redirect")]
    status: Annotated[Literal[301, 302], means("301 for good, 302 for now.", 301)]
    location: Annotated[
        str, means("Where to go: a path, or an absolute address.", "/politique/le-port/")
    ]
    locale: Annotated[str | None, means("Language of the page it leads to; null elsewhere.", "fr")]


@with_config(CLOSED)
class ChangeMeta(TypedDict):
    """Where the feed goes on."""

    next: Annotated[
        str, means("Give it back as `after` for the changes that follow.", "YWJjZGVmZ2guMTI")
    ]
    more: Annotated[bool, means("Whether more changes wait already.", False)]


@cache
def page_union() -> Any:
    """Every page type, told apart by `type`."""
    return _union("Page", [_document(builder) for builder in page_builders()], by="type")


@cache
def page_resolution() -> Any:
    """A document with the language that was asked for."""
    fields = {
        "kind": Annotated[Literal["page"], means("What was found.", "page")],
        "requested_locale": Annotated[
            str | None, means("The language asked for; null when none was.", "en")
        ],
        "served_locale": Annotated[str, means("The language of the document.", "fr")],
        "noindex": Annotated[
            bool,
            means(
                "Whether to keep this screen from search engines: it shows another language's page, which has its own.",
                True,
            ),
        ],
        "document": Annotated[
            page_union(), means("The document, as `/api/v2/pages/{id}/` gives it.")
        ],
    }
    return struct("PageResolution", fields, doc="A public page, in the language it is served in.")


@cache
def resolution_union() -> Any:
    """What a path leads to, told apart by `kind`."""
    return _union("Resolution", [page_resolution(), RedirectResolution], by="kind")


@cache
def preview_union() -> Any:
    """What a token opens, told apart by `kind`."""
    entities = [entity_preview(builder.kind) for builder in entity_builders()]
    return _union("Preview", [page_preview(page_union()), *entities], by="kind")


@cache
def change_list() -> Any:
    """A slice of the change feed."""
    change: Any = struct("Change", _change_fields(), doc="One public change.")
    return struct(
        "ChangeList",
        {
            "meta": Annotated[ChangeMeta, means("The cursor, and whether more waits.")],
            "items": Annotated[list[change], means("The changes, oldest first.")],
        },
        doc="A slice of the change feed.",
    )


def _change_fields() -> dict[str, Any]:
    kinds = (*_NOT_RESOURCES, *FILES, *(builder.kind for builder in entity_builders()))
    types = tuple(builder.type for builder in page_builders())
    return {
        "position": Annotated[
            int, means("Its place in the log: dense, in the order of publication.", 311)
        ],
        "operation": Annotated[
            Literal["put", "remove"], means("Whether it is there now, or gone.", "put")
        ],
        "key": Annotated[str, means("What changed: `kind:id`.", "page:12")],
        "kind": Annotated[Literal[kinds], means("What kind of thing changed.", "page")],
        "id": Annotated[int, means("Its id.", 12)],
        "type": Annotated[
            str,
            means(
                f"For a page, its type ({', '.join(types)}); else its kind, or nothing.", "article"
            ),
        ],
        "locale": Annotated[str | None, means("Its language; null where it has none.", "fr")],
        "path": Annotated[
            str | None,
            means("Its path on the front end; null where it has none.", "/politique/le-port/"),
        ],
        "etag": Annotated[
            str | None,
            means("ETag of what is there now, without its quotes; null when gone.", "5d2c9b8e7a6f"),
        ],
        "reason": Annotated[
            str,
            means("Why: `edit`, `unpublish`, `dependency`, `rebuild`… New words may come.", "edit"),
        ],
        "tags": Annotated[
            list[str], means("The cache tags this change makes stale.", ["p12", "pages"])
        ],
        "at": Annotated[Moment, means("When, in UTC.", "2026-03-01T06:00:00Z")],
    }


@cache
def list_of(name: str, item: Any) -> Any:
    """API v2's list shape around items of one type."""
    fields = {
        "meta": Annotated[ListMeta, means("How long the list is, and where it goes on.")],
        "items": Annotated[list[item], means("The items of this slice, in order.")],
    }
    return struct(name, fields, doc="A slice of a list.")


def locale_type() -> Any:
    """A language of the site, as the site's frame declares it."""
    builder = site_builder()
    if builder is None:
        raise LookupError("The site has no builder.")
    declared = builder.shape()["locales"]
    while get_origin(declared) in (Annotated, list):
        declared = get_args(declared)[0]
    return declared


@cache
def answer_types() -> dict[str, Any]:
    """Component → type of everything an operation answers with 200."""
    kinds = [*FILES, *(builder.kind for builder in entity_builders())]
    section = next(builder for builder in page_builders() if builder.type == "section")
    resources = {f"{kind.capitalize()}Resource": resource_type(kind) for kind in kinds}
    return {
        "Page": page_union(),
        "PageList": list_of("PageList", page_union()),
        "Card": Card,
        "CardList": list_of("CardList", Card),
        **resources,
        **{
            f"{kind.capitalize()}List": list_of(f"{kind.capitalize()}List", resource_type(kind))
            for kind in kinds
        },
        "SectionList": list_of("SectionList", _document(section)),
        "SiteResource": site_type(),
        "LocaleList": list_of("LocaleList", locale_type()),
        "RedirectResource": RedirectResource,
        "RedirectList": list_of("RedirectList", RedirectResource),
        "Resolution": resolution_union(),
        "PageResolution": page_resolution(),
        **search_types(),
        "ChangeList": change_list(),
        "Preview": preview_union(),
    }


def _document(builder: PageBuilder) -> Any:
    model: Any = builder.model
    return document_shape(model)


def _union(name: str, members: list[Any], *, by: str) -> Any:
    union: Any = members[0]
    for member in members[1:]:
        union = union | member
    return TypeAliasType(name, Annotated[union, Field(discriminator=by)])
