"""Redaction: what others show of a page or a file goes in the same transaction as its leave to be seen.

Building its dependants again would keep an editor waiting; taking every mention of it out of their stored JSON is a
thousand times cheaper, and leaves them valid: a card becomes null, an item leaves its list, a link leaves its words. They
are built anew a moment later.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from cms.published import entries, keys, log
from cms.published.building import dump, etag_of
from cms.published.models import Dependency, DocumentFacet, PublishedDocument, PublishedResource

_LINK = re.compile(r'<a href="[^"]*" data-(page|document)-id="([0-9]+)"[^>]*>(.*?)</a>', re.DOTALL)
#: Stands for a value that has to go.
_GONE = object()
#: Lists that others are in because of a page: asking for them would tell that there is one.
_FACETS = ("section", "under", "parent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What the public may no longer see, by kind."""

    pages: frozenset[int] = frozenset()
    images: frozenset[int] = frozenset()
    documents: frozenset[int] = frozenset()

    def holds(self, value: Mapping[str, Any]) -> bool:
        """Whether a JSON object is one of these: a card, a label, a step of the breadcrumb, an image, a file.

        An item of a front stands and falls with the page it shows: its words here may be those of the page.
        """
        if isinstance(card := value.get("card"), dict):
            return self.holds(card)
        pk = value.get("id")
        if "srcset" in value:
            return pk in self.images
        if "filename" in value:
            return pk in self.documents
        return pk in self.pages and ("path" in value or "title" in value)


def redact(hidden: Mapping[int, UUID], *, now: datetime) -> int:
    """Take these pages (id → translation key) out of every stored document and frame; return how many changed."""
    if not hidden:
        return 0
    shown_as = {keys.node("page", pk) for pk in hidden} | {
        keys.translation_set(key) for key in hidden.values()
    }
    changed = _redact(Gone(pages=frozenset(hidden)), shown_as=shown_as, now=now)
    # Last, so that the changes above still name these lists.
    DocumentFacet.objects.filter(
        key__in=[f"{facet}:{pk}" for facet in _FACETS for pk in hidden]
    ).delete()
    return changed


def redact_files(node_keys: Collection[str], *, now: datetime) -> int:
    """Take these images and documents out of every stored document and resource; return how many changed."""
    nodes = [keys.parse_node(key) for key in node_keys]
    gone = Gone(
        images=frozenset(int(pk) for kind, pk in nodes if kind == "image"),
        documents=frozenset(int(pk) for kind, pk in nodes if kind == "document"),
    )
    return _redact(gone, shown_as=set(node_keys), now=now)


def _redact(gone: Gone, *, shown_as: Iterable[str], now: datetime) -> int:
    """Two rounds: who shows a page shows its card, and in it that page's section and picture."""
    changed, cards = _redact_dependents(gone, shown_as=shown_as, now=now)
    if cards:
        changed += _redact_dependents(gone, shown_as=cards, now=now)[0]
    return changed


def _redact_dependents(
    gone: Gone, *, shown_as: Iterable[str], now: datetime
) -> tuple[int, set[str]]:
    """How many stored texts changed, and as what others show the pages whose cards did."""
    dependents = Dependency.objects.filter(key__in=set(shown_as)).values_list(
        "dependent", flat=True
    )
    nodes = [keys.parse_node(node) for node in set(dependents)]
    page_ids = [int(pk) for kind, pk in nodes if kind == "page"]
    changed, cards = 0, set()
    for row in PublishedDocument.objects.filter(page_id__in=page_ids).order_by("page_id"):
        card = row.card
        changed += _redact_document(row, gone, now=now)
        if row.card != card:
            cards |= {keys.node("page", row.page_id), keys.translation_set(row.translation_key)}
    for kind, pk in nodes:
        if kind != "page":
            for resource in PublishedResource.objects.filter(kind=kind, object_id=int(pk)):
                changed += _redact_resource(resource, gone, now=now)
    return changed, cards


def without(value: Any, gone: Gone) -> Any:
    """A JSON value without its mentions of what is gone."""
    cleaned = _cleaned(value, gone)
    return None if cleaned is _GONE else cleaned


def _cleaned(value: Any, gone: Gone) -> Any:
    if isinstance(value, str):
        return _unlinked(value, gone) if "<a " in value else value
    if isinstance(value, list):
        cleaned = (_cleaned(item, gone) for item in value)
        return [item for item in cleaned if item is not _GONE]
    if isinstance(value, dict):
        if gone.holds(value):
            return _GONE
        cleaned_items = {name: _cleaned(item, gone) for name, item in value.items()}
        return {name: None if item is _GONE else item for name, item in cleaned_items.items()}
    return value


def _unlinked(html: str, gone: Gone) -> str:
    ids = {"page": gone.pages, "document": gone.documents}
    return _LINK.sub(lambda link: link[3] if int(link[2]) in ids[link[1]] else link[0], html)


def _redact_document(row: PublishedDocument, gone: Gone, *, now: datetime) -> bool:
    others = replace(gone, pages=gone.pages - {row.page_id})
    body = dump(without(json.loads(row.body), others))
    card = dump(without(json.loads(row.card), others))
    if (body, card) == (row.body, row.card):
        return False
    row.body, row.card, row.etag, row.changed_at = body, card, etag_of(body), now
    row.save(update_fields=["body", "card", "etag", "changed_at"])
    entries.put_document(row)
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


def _redact_resource(row: PublishedResource, gone: Gone, *, now: datetime) -> bool:
    value = json.loads(row.body)
    for menu in value.get("menus", []):
        # A menu's label may say what the page no longer may: the whole link goes.
        menu["items"] = [link for link in menu["items"] if not gone.holds(link["page"] or {})]
    body = dump(without(value, gone))
    if body == row.body:
        return False
    row.body, row.etag, row.changed_at = body, etag_of(body), now
    row.save(update_fields=["body", "etag", "changed_at"])
    entries.put_resource(row)
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
