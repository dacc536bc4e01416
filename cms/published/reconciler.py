"""The reconciler: finds what bypassed the signals (a bulk update, raw SQL, a restored dump), and repairs it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Q
from wagtail.models import Page

from cms.published import dirty, keys, paths, resources
from cms.published.addresses import NoAddress
from cms.published.building import build
from cms.published.models import Dirty, PublishedDocument, PublishedResource
from cms.published.projector import load
from cms.published.registry import page_builders
from cms.published.stamps import COLUMNS, stamp
from cms.published.visibility import Restrictions, is_public

logger = logging.getLogger(__name__)

#: Stands for the validator of what cannot be built: it equals no stored one, and one bad page hides no other's drift.
UNBUILDABLE = ""
#: How many pages one cheap comparison reads at a time.
BATCH = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """Pages whose documents are not what they should be."""

    missing: list[int] = field(default_factory=list)
    stale: list[int] = field(default_factory=list)
    leftover: list[int] = field(default_factory=list)
    #: Authors, topics and files whose stored JSON is not what their row says.
    resources: list[str] = field(default_factory=list)

    @property
    def page_ids(self) -> list[int]:
        """All the pages."""
        return [*self.missing, *self.stale, *self.leftover]

    def add(self, other: Drift) -> None:
        """Take what another comparison found, each thing once."""
        known = set(self.page_ids)
        for name in ("missing", "stale", "leftover"):
            getattr(self, name).extend(pk for pk in getattr(other, name) if pk not in known)
        self.resources.extend(key for key in other.resources if key not in self.resources)

    def summary(self) -> str:
        """One line for an operator."""
        pages = (
            f"{len(self.missing)} missing, {len(self.stale)} stale, {len(self.leftover)} left over"
        )
        return f"{pages}, {len(self.resources)} resources stale"


def compare_rows(*, now: datetime) -> Drift:
    """Compare every page row with its document's stamp; a few statements per 2,000 pages, nothing is built."""
    drift = Drift()
    stamps = dict(PublishedDocument.objects.values_list("page_id", "source_stamp"))
    waiting = {int(pk) for kind, pk in map(keys.parse_node, _waiting(now=now)) if kind == "page"}
    seen: set[int] = set()
    for page_id, made in _page_stamps(now=now):
        if page_id in waiting:
            seen.add(page_id)
        elif page_id not in stamps:
            drift.missing.append(page_id)
        else:
            seen.add(page_id)
            if stamps[page_id] != made:
                drift.stale.append(page_id)
    drift.leftover.extend(sorted(set(stamps) - seen - set(drift.missing) - waiting))
    return Drift(
        missing=_really_missing(drift.missing, now=now), stale=drift.stale, leftover=drift.leftover
    )


def compare_bytes(page_ids: list[int], *, now: datetime) -> Drift:
    """Build these pages and compare with what is stored; slow and certain."""
    drift = Drift()
    restrictions = Restrictions.load()
    stored = dict(
        PublishedDocument.objects.filter(page_id__in=page_ids).values_list("page_id", "etag")
    )
    for page_id in page_ids:
        etag = _etag(page_id, restrictions=restrictions, now=now)
        if etag is None and page_id in stored:
            drift.leftover.append(page_id)
        elif etag is not None and page_id not in stored:
            drift.missing.append(page_id)
        elif etag is not None and stored[page_id] != etag:
            drift.stale.append(page_id)
    return drift


def compare_resources(window: tuple[int, int], *, now: datetime) -> Drift:
    """Build some authors, topics and files (from `start` to `stop`, by row) and compare with what is stored."""
    start, stop = window
    rows = PublishedResource.objects.exclude(kind="site").order_by("pk")
    names = [keys.node(kind, pk) for kind, pk in rows.values_list("kind", "object_id")[start:stop]]
    return Drift(resources=[key for key in names if _resource_drifted(key, now=now)])


def number_of_resources() -> int:
    """How many entities and files are stored."""
    return PublishedResource.objects.exclude(kind="site").count()


def repair(drift: Drift, *, now: datetime) -> None:
    """Ask for everything that drifted to be projected again; what is asked for already, or failed, has its own time."""
    found = {*(keys.node("page", pk) for pk in drift.page_ids), *drift.resources}
    dirty.mark(found - set(_waiting(now=now)), now=now, reason="repair")


def repair_redirects(*, now: datetime) -> int:
    """Ask for the redirects that bulk writes made or deleted; return how many."""
    found = paths.drifted_redirects()
    dirty.mark((keys.node("redirect", pk) for pk in found), now=now, reason="repair")
    return len(found)


def candidates() -> list[int]:
    """Every page that has, or might have, a document; in id order."""
    live = Page.objects.filter(live=True, depth__gt=1).values_list("pk", flat=True)
    return sorted({*live, *PublishedDocument.objects.values_list("page_id", flat=True)})


def _waiting(*, now: datetime) -> Iterator[str]:
    """The nodes the drain is about to project, or tries again; an expiry a month ahead excuses no drift today."""
    soon = Dirty.objects.filter(Q(due_at__lte=now) | Q(failures__gt=0))
    yield from soon.values_list("key", flat=True).distinct()


def _page_stamps(*, now: datetime) -> Iterator[tuple[int, str]]:
    restrictions = Restrictions.load()
    models = [builder.model for builder in page_builders()]
    rows = (
        Page.objects.type(*models)
        .filter(Q(expire_at__isnull=True) | Q(expire_at__gt=now), live=True)
        .order_by("pk")
        .values_list("pk", *COLUMNS)
    )
    tree_path = COLUMNS.index("path") + 1
    for row in rows.iterator(chunk_size=BATCH):
        if not restrictions.cover(row[tree_path]):
            yield row[0], stamp(tuple(row[1:]))


def _really_missing(page_ids: list[int], *, now: datetime) -> list[int]:
    """Without those under embargo, under no site, or private in another language."""
    restrictions = Restrictions.load()
    return [pk for pk in page_ids if _etag(pk, restrictions=restrictions, now=now) is not None]


def _etag(page_id: int, *, restrictions: Restrictions, now: datetime) -> str | None:
    """The validator of a fresh build; nothing where there should be no document."""
    page = load(page_id)
    if page is None or not is_public(page, restrictions=restrictions, now=now):
        return None
    try:
        return build(page, now=now).etag
    except NoAddress:
        return None
    except Exception:
        logger.exception("A page could not be built", extra={"page_id": page_id})
        return UNBUILDABLE


def _resource_drifted(key: str, *, now: datetime) -> bool:
    try:
        return resources.drifted(key, now=now)
    except Exception:
        logger.exception("A resource could not be built", extra={"node": key})
        return True
