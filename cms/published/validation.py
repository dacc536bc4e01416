"""Validation: whether every stored document is still what this version's types say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from cms.published.keys import node
from cms.published.models import PublishedDocument, PublishedResource
from cms.published.registry import page_builders
from cms.published.shapes import card_adapter, document_adapter, resource_adapter, site_adapter

#: Rows read at once: bodies are long.
_CHUNK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """One stored text that is not of its type."""

    key: str
    #: Where in the text, and what is wrong there.
    reason: str

    def __str__(self) -> str:
        return f"{self.key} {self.reason}"


def total() -> int:
    """How many rows there are to validate."""
    return PublishedDocument.objects.count() + PublishedResource.objects.count()


def misfits(*, advance: Callable[[int], object] = lambda n: None) -> Iterator[Misfit]:
    """Every stored text that does not fit, as it is found. Reads only."""
    rows = PublishedDocument.objects.order_by("page_id").values_list(
        "page_id", "type", "body", "card"
    )
    for page_id, type_name, body, card in rows.iterator(chunk_size=_CHUNK):
        yield from _misfit(node("page", page_id), _documents().get(type_name), body)
        yield from _misfit(f"{node('page', page_id)} card", card_adapter(), card)
        advance(1)
    resources = PublishedResource.objects.order_by("pk").values_list("kind", "object_id", "body")
    for kind, object_id, body in resources.iterator(chunk_size=_CHUNK):
        yield from _misfit(node(kind, object_id), _resource(kind), body)
        advance(1)


def why_not(adapter: TypeAdapter[Any], text: str | bytes) -> str:
    """What keeps a JSON text from being of a type: nothing, or the first place and reason."""
    try:
        adapter.validate_json(text, strict=True)
    except ValidationError as misfit:
        first = misfit.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return ""


def _misfit(key: str, adapter: TypeAdapter[Any] | None, text: str) -> Iterator[Misfit]:
    reason = why_not(adapter, text) if adapter else "is of a type this version does not know"
    if reason:
        yield Misfit(key=key, reason=reason)


@cache
def _documents() -> dict[str, TypeAdapter[Any]]:
    models: list[tuple[str, Any]] = [(builder.type, builder.model) for builder in page_builders()]
    return {name: document_adapter(model) for name, model in models}


def _resource(kind: str) -> TypeAdapter[Any] | None:
    try:
        return site_adapter() if kind == "site" else resource_adapter(kind)
    except LookupError:
        return None
