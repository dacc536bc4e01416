"""Selection: what `fields=` means for stored documents and cards."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from cms.api.fields import FieldSelection, Known, any_of, known_names, project, require_known
from cms.core.values import Card
from cms.published.building import dump
from cms.published.registry import page_builders
from cms.published.shapes import document_fields, resource_shape

CARD_NAMES = frozenset(Card.__annotations__)
#: What a card says of itself under `meta`.
CARD_META = frozenset({"type", "detail_url", "html_url", "slug", "locale", "first_published_at"})


@cache
def known_fields(page_types: tuple[str, ...] = ()) -> Known:
    """The names `fields=` may use for these page types, or for any."""
    builders = [
        builder
        for builder in page_builders()
        if not page_types or builder.model._meta.label in page_types
    ]
    return any_of(
        [known_names(Card.__annotations__), *(known_names(document_fields(b)) for b in builders)]
    )


@cache
def known_of_resource(kind: str) -> Known:
    """The names `fields=` may use for this kind of resource."""
    return known_names(resource_shape(kind))


def selected(body: str, selection: FieldSelection) -> str:
    """The asked part of a document."""
    document = json.loads(body)
    return dump(project(document, selection))


def selected_item(texts: tuple[str, ...], selection: FieldSelection) -> str:
    """The asked part of a page in a list: the card's fields unless said otherwise, the document's by name or `*`."""
    short, document = (json.loads(text) for text in texts)
    if selection.start == "all":
        return dump(project(document, selection))
    merged = {**short, **{name: value for name, value in document.items() if name not in short}}
    merged["meta"] = {**document["meta"], **short["meta"]}
    return dump(project(merged, selection, default=(CARD_NAMES - {"meta"}) | CARD_META))


def needs_body(selection: FieldSelection) -> bool:
    """Whether a card is not enough."""
    return selection.start == "all" or bool(selection.names - CARD_NAMES - CARD_META)


def check(selection: FieldSelection, *, page_types: tuple[str, ...] = ()) -> None:
    """Refuse names no document of these types has."""
    if not selection.is_default:
        require_known(selection, known=known_fields(page_types))


def etag_suffix(selection: FieldSelection, given: Any) -> str:
    """What tells the etag of a part from the whole's."""
    return "" if selection.is_default or selection.is_all else f"|{given}"
