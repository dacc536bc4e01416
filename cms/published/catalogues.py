"""Catalogues: authors, topics, images, files and redirects that public documents use, paged by offset or cursor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from cms.published import counts
from cms.published.listings import Item, Listing
from cms.published.models import FormerPath, LogState, PublishedResource


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which resources of one kind a list should hold, in the order of their names."""

    kind: str
    locale: str | None = None
    #: Languages accepted for what is not in `locale`, best first.
    fallback: tuple[str, ...] = ()
    slug: str | None = None
    ids: tuple[int, ...] | None = None
    offset: int = 0
    limit: int = 20
    #: The name and id of the last item already seen.
    after: tuple[str, int] | None = None


def catalogue(sought: Sought, *, now: datetime) -> Listing:
    """At most three statements, as for pages."""
    conditions = {"slug": sought.slug, "object_id__in": sought.ids}
    rows = _spoken(sought).filter(
        **{name: value for name, value in conditions.items() if value is not None}
    )
    signature = (
        "resource", sought.kind, sought.locale, sought.fallback, sought.slug, sought.ids,
    )  # fmt: skip
    ordered = rows.order_by("name", "object_id")
    if sought.after is not None:
        name, object_id = sought.after
        ordered = ordered.filter(Q(name__gt=name) | Q(name=name, object_id__gt=object_id))
    columns = ("object_id", "name", "body", "locale")
    return _listed(ordered, rows, signature, columns, sought=sought, now=now)


def _spoken(sought: Sought) -> QuerySet[PublishedResource]:
    """What is public in the languages accepted: each thing once, in the first of them that has it."""
    rows = PublishedResource.objects.filter(kind=sought.kind)
    if sought.locale is None:
        return rows
    accepted = list(dict.fromkeys([sought.locale, *sought.fallback]))
    shown: Any = Q(locale=sought.locale)
    for place, code in enumerate(accepted[1:], start=1):
        better = rows.filter(
            locale__in=accepted[:place], translation_key=OuterRef("translation_key")
        )
        shown |= Q(locale=code) & ~Exists(better)
    return rows.filter(shown)


def redirects(*, offset: int, limit: int, now: datetime) -> tuple[list[dict[str, Any]], int]:
    """The public redirects in the order of their addresses, and how many there are."""
    rows = FormerPath.objects.exclude(location="")
    columns = ("redirect_id", "path", "location", "permanent", "locale", "target_page_id")
    found = list(rows.order_by("path", "pk").values(*columns)[offset : offset + limit])
    total = counts.count(
        ("redirects",), tally=lambda: (rows.count(), None), position=counts.position(), now=now
    )
    return found, total.total


def redirect_by_id(redirect_id: int) -> dict[str, Any] | None:
    """One public redirect."""
    columns = ("redirect_id", "path", "location", "permanent", "locale", "target_page_id")
    rows = FormerPath.objects.filter(redirect_id=redirect_id)
    found: dict[str, Any] | None = rows.exclude(location="").values(*columns).first()
    return found


def _listed(
    ordered: QuerySet[Any],
    rows: QuerySet[Any],
    signature: tuple[Any, ...],
    columns: tuple[str, ...],
    *,
    sought: Sought,
    now: datetime,
) -> Listing:
    picked = ordered.values_list(Subquery(LogState.objects.values("last")[:1]), *columns)
    found = list(picked[sought.offset : sought.offset + sought.limit + 1])
    position = found[0][0] if found else counts.position()
    counted = counts.count(
        signature, tally=lambda: (rows.count(), None), position=position, now=now
    )
    return Listing(
        items=[
            Item(id=pk, locale=locale, texts=(body,), sort=name)
            for _position, pk, name, body, locale in found[: sought.limit]
        ],
        total=counted.total,
        more=len(found) > sought.limit,
    )
