"""Entries: what search finds, written and removed with what it finds, in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection

from cms.published.models import PublishedDocument, PublishedResource
from cms.published.texts import names_in, texts_of
from cms.search import index

#: Suggested by their names: what a reader may type the beginning of. Files and frames are not.
SUGGESTED = ("author", "topic")
#: Documents read at a time when all are gone through.
BATCH = 200


def put_document(row: PublishedDocument) -> bool:
    """Find a document by what its stored JSON says, or not at all; say whether anything changed."""
    document = json.loads(row.body)
    if document.get("sharing", {}).get("nosearch"):
        return remove_document(row)
    index.put_names(
        row.type, row.page_id, names=[row.title], locale=row.locale, expires_at=row.expires_at
    )
    return index.put(
        row.page_id, locale=row.locale, page_type=row.page_type, texts=texts_of(document)
    )


def remove_document(row: PublishedDocument) -> bool:
    """Find it no more; say whether it was found."""
    index.put_names(row.type, row.page_id, names=())
    return index.remove([row.page_id])


def put_resource(row: PublishedResource) -> None:
    """Suggest an author or a topic under its names."""
    if row.kind in SUGGESTED:
        names = names_in(json.loads(row.body))
        index.put_names(row.kind, row.object_id, names=names, locale=row.locale)


def remove_resource(kind: str, object_id: int) -> None:
    """Suggest it no more."""
    if kind in SUGGESTED:
        index.put_names(kind, object_id, names=())


def number() -> int:
    """How many documents can be found."""
    return PublishedDocument.objects.count()


def rebuild(*, advance: Callable[[int], object] = lambda n: None) -> int:
    """Make the whole index what the stored documents say; return how many entries changed.

    What is right already is only compared, so an interrupted run goes on where it stopped.
    """
    page_ids = list(PublishedDocument.objects.order_by("page_id").values_list("page_id", flat=True))
    _remove_strays(page_ids)
    changed = 0
    for start in range(0, len(page_ids), BATCH):
        batch = page_ids[start : start + BATCH]
        rows = PublishedDocument.objects.filter(page_id__in=batch)
        changed += sum(put_document(row) for row in rows)
        advance(len(batch))
    for resource in PublishedResource.objects.filter(kind__in=SUGGESTED):
        put_resource(resource)
    return changed


def _remove_strays(page_ids: Collection[int]) -> None:
    index.remove(index.entries() - set(page_ids))
