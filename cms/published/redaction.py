"""Redaction: what others show of a page goes in the same transaction as the page.

Building its dependants again would keep an editor waiting; taking every mention of it out of their stored JSON is a
thousand times cheaper, and leaves them valid: a card becomes null, an item leaves its list, a link leaves its words. They
are built anew a moment later.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from cms.published import keys, log
from cms.published.building import dump, etag_of
from cms.published.models import Dependency, PublishedDocument, PublishedResource

_LINK = re.compile(r'<a href="[^"]*" data-page-id="([0-9]+)"[^>]*>(.*?)</a>', re.DOTALL)
#: Stands for a value that has to go.
_GONE = object()


def redact(hidden: Mapping[int, UUID], *, now: datetime) -> int:
    """Take these pages (id → translation key) out of every stored document and frame; return how many changed."""
    if not hidden:
        return 0
    wanted = {keys.node("page", pk) for pk in hidden} | {
        keys.translation_set(key) for key in hidden.values()
    }
    dependents = Dependency.objects.filter(key__in=wanted).values_list("dependent", flat=True)
    nodes = [keys.parse_node(node) for node in set(dependents)]
    page_ids = [int(pk) for kind, pk in nodes if kind == "page"]
    changed = sum(
        _redact_document(row, set(hidden), now=now)
        for row in PublishedDocument.objects.filter(page_id__in=page_ids).order_by("page_id")
    )
    for kind, pk in nodes:
        if kind != "page":
            for row in PublishedResource.objects.filter(kind=kind, object_id=int(pk)):
                changed += _redact_resource(row, set(hidden), now=now)
    return changed


def without(value: Any, page_ids: Collection[int]) -> Any:
    """A JSON value without its mentions of pages."""
    cleaned = _cleaned(value, page_ids)
    return None if cleaned is _GONE else cleaned


def _cleaned(value: Any, page_ids: Collection[int]) -> Any:
    if isinstance(value, str):
        return _unlinked(value, page_ids) if "data-page-id" in value else value
    if isinstance(value, list):
        cleaned = (_cleaned(item, page_ids) for item in value)
        return [item for item in cleaned if item is not _GONE]
    if isinstance(value, dict):
        if _mentions(value, page_ids):
            return _GONE
        cleaned_items = {name: _cleaned(item, page_ids) for name, item in value.items()}
        return {name: None if item is _GONE else item for name, item in cleaned_items.items()}
    return value


def _mentions(value: Any, page_ids: Collection[int]) -> bool:
    """A card, a label, a step of the breadcrumb, a translation or a parent: an id with an address."""
    return (
        isinstance(value, dict)
        and value.get("id") in page_ids
        and ("path" in value or "title" in value)
    )


def _unlinked(html: str, page_ids: Collection[int]) -> str:
    return _LINK.sub(lambda link: link[2] if int(link[1]) in page_ids else link[0], html)


def _redact_document(row: PublishedDocument, page_ids: Collection[int], *, now: datetime) -> bool:
    others = set(page_ids) - {row.page_id}
    body = dump(without(json.loads(row.body), others))
    card = dump(without(json.loads(row.card), others))
    if (body, card) == (row.body, row.card):
        return False
    row.body, row.card, row.etag, row.changed_at = body, card, etag_of(body), now
    row.save(update_fields=["body", "card", "etag", "changed_at"])
    node = keys.node("page", row.page_id)
    facets = row.facets.values_list("key", flat=True)
    log.append(
        node,
        operation=log.PUT,
        tags=[*keys.tags({node, *facets}), keys.path_tag(row.path_hash), keys.ALL_PAGES],
        reason="redact",
        now=now,
        said={"type": row.type, "locale": row.locale, "path": row.path, "etag": row.etag},
    )
    return True


def _redact_resource(row: PublishedResource, page_ids: Collection[int], *, now: datetime) -> bool:
    value = json.loads(row.body)
    for menu in value.get("menus", []):
        # A menu's label may say what the page no longer may: the whole link goes.
        menu["items"] = [link for link in menu["items"] if not _mentions(link["page"], page_ids)]
    body = dump(without(value, page_ids))
    if body == row.body:
        return False
    row.body, row.etag, row.changed_at = body, etag_of(body), now
    row.save(update_fields=["body", "etag", "changed_at"])
    key = keys.node(row.kind, row.object_id)
    log.append(
        key,
        operation=log.PUT,
        tags=[keys.tag(key), f"{row.kind}s"],
        reason="redact",
        now=now,
        said={"type": row.kind, "locale": row.locale, "etag": row.etag},
    )
    return True
