"""Withdrawal: what the public may no longer see leaves at once, with every mention of it, in the transaction that hides it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import transaction

from cms.published import dirty, entries, keys, locks, log, paths, redaction, resources
from cms.published.models import Dependency, PublishedDocument

#: The columns of a document that saying goodbye to it takes.
_IDENTITY: Final = (
    "type",
    "page_type",
    "locale",
    "translation_key",
    "site",
    "path",
    "path_hash",
    "slug",
)


def withdraw(page_ids: Iterable[int], *, now: datetime, reason: str) -> int:
    """Delete documents at once, in the transaction under way, and say so in the log; return how many there were."""
    ids = list(page_ids)
    if not ids:
        return 0
    with transaction.atomic():
        locks.hold_alone()
        rows = list(PublishedDocument.objects.filter(page_id__in=ids).only(*_IDENTITY))
        hidden = {row.page_id: row.translation_key for row in rows}
        used: set[str] = set()
        for row in rows:
            used |= _remove(row, now=now, reason=reason)
        resources.sweep(used, now=now)
        redaction.redact(hidden, now=now)
        return len(rows)


def withdraw_files(node_keys: Iterable[str], *, now: datetime) -> int:
    """Take those of these files that are not public out of every answer, in the transaction under way; return how many."""
    private = resources.private_files(node_keys, now=now)
    if not private:
        return 0
    with transaction.atomic():
        locks.hold_alone()
        # Looked up behind the lock: what is being built with one of them does not depend on it before it is stored.
        hidden = resources.used_among(private)
        if not hidden:
            return 0
        redaction.redact_files(hidden, now=now)
        for key in sorted(hidden):
            resources.project(key, now=now)
    return len(hidden)


def _remove(row: PublishedDocument, *, now: datetime, reason: str) -> set[str]:
    """Delete one document and say so; return the keys of what it showed."""
    page_id, node = row.page_id, keys.node("page", row.page_id)
    facets = set(row.facets.values_list("key", flat=True))
    used = set(Dependency.objects.filter(dependent=node).values_list("key", flat=True))
    entries.remove_document(row)
    row.delete()
    Dependency.objects.filter(dependent=node).delete()
    paths.leave_gone(row.path, site=row.site, locale=row.locale)
    led_here = paths.drop_redirects_to(page_id)
    tags = [*keys.tags({node, *facets}), keys.path_tag(row.path_hash), keys.ALL_PAGES]
    log.append(
        node,
        operation=log.REMOVE,
        tags=[*tags, paths.REDIRECTS] if led_here else tags,
        reason=reason,
        now=now,
        said={"type": row.type, "locale": row.locale, "path": row.path},
    )
    dirty.mark_shown(node, translation_set=keys.translation_set(row.translation_key), now=now)
    return used
