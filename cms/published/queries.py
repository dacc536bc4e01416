"""Queries: everything the public API asks of the read model by name, one indexed statement each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, F, Q, QuerySet, TextField, Value, When

from cms.published import keys
from cms.published.models import FormerPath, PublishedDocument, PublishedResource


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """Stored JSON with what HTTP says of it; `body` is None when the caller already holds `etag`."""

    id: int
    body: str | None
    etag: str
    changed_at: datetime
    locale: str
    fresh_until: datetime | None = None
    path_hash: str = ""
    kind: str = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """What an address without a page answers; an empty `location` means gone."""

    location: str
    permanent: bool
    locale: str
    target_page_id: int | None


_PAGE = ("page_id", "wanted", "etag", "changed_at", "locale", "fresh_until", "path_hash")
_RESOURCE = ("object_id", "wanted", "etag", "changed_at", "locale")


def page(page_id: int, *, now: datetime, held: Collection[str] = ()) -> Stored | None:
    """The document of a page; `held` are the etags the caller has, and spare reading the body."""
    return _page(PublishedDocument.objects.filter(page_id=page_id), now=now, held=held)


def page_at(
    path: str, *, now: datetime, site: str = "", held: Collection[str] = ()
) -> Stored | None:
    """The document at a public address."""
    return _page(_at(PublishedDocument.objects.all(), path, site=site), now=now, held=held)


def former_path(path: str, *, site: str = "") -> Former | None:
    """What an address without a page answers: a redirect, gone, or nothing ever stood there.

    A redirect may be for one query (`/article.php?id=12`); else the path alone decides.
    """
    columns = ("location", "permanent", "locale", "target_page_id")
    bare = path.partition("?")[0]
    hashes = [keys.path_hash(said, site=name) for said in (path, bare) for name in {site, ""}]
    rows = FormerPath.objects.filter(path_hash__in=hashes).values("path_hash", *columns)
    found = {row.pop("path_hash"): Former(**row) for row in rows}
    return next((found[hashed] for hashed in hashes if hashed in found), None)


def resource(kind: str, object_id: int, *, held: Collection[str] = ()) -> Stored | None:
    """The JSON of an entity or a file that a public document shows."""
    return _resource(PublishedResource.objects.filter(kind=kind, object_id=object_id), held=held)


def site_frame(*, locale: str, site: str = "", held: Collection[str] = ()) -> Stored | None:
    """The frame of a site in one language; the first site when none is named."""
    rows = PublishedResource.objects.filter(kind="site", locale=locale).order_by("object_id")
    return _resource(rows.filter(name=site) if site else rows, held=held)


def _at(rows: QuerySet[Any], path: str, *, site: str) -> QuerySet[Any]:
    """The default site answers to its own name too."""
    if not site:
        return rows.filter(path_hash=keys.path_hash(path))
    hashes = [keys.path_hash(path, site=site), keys.path_hash(path)]
    return rows.filter(path_hash__in=hashes, site__in=[site, ""]).order_by("-site")


def _page(rows: QuerySet[Any], *, now: datetime, held: Collection[str]) -> Stored | None:
    visible = rows.filter(Q(expires_at__isnull=True) | Q(expires_at__gt=now))
    row = visible.annotate(wanted=_unless_held(held)).values_list(*_PAGE).first()
    return row and Stored(**dict(zip(("id", "body", *_PAGE[2:]), row, strict=True)))


def _resource(rows: QuerySet[Any], *, held: Collection[str]) -> Stored | None:
    row = rows.annotate(wanted=_unless_held(held)).values_list(*_RESOURCE, "kind").first()
    return row and Stored(**dict(zip(("id", "body", *_RESOURCE[2:], "kind"), row, strict=True)))


def _unless_held(held: Collection[str]) -> Any:
    """The body, or null without reading it when the caller holds these very bytes."""
    if not held:
        return F("body")
    return Case(
        When(etag__in=list(held), then=Value(None)), default=F("body"), output_field=TextField()
    )
