"""Listings: cards or documents by facet, in a closed set of orders, paged by offset or cursor."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from cms.published import counts
from cms.published.models import DocumentFacet, LogState, PublishedDocument

#: Public name → column; every order ends with the page id, so none is ambiguous.
ORDERS = {
    "published_at": "published_at",
    "first_published_at": "first_published_at",
    "last_published_at": "last_published_at",
    "title": "title",
    "slug": "slug",
    "id": "page_id",
    "tree": "tree_path",
}
DEFAULT_ORDER = "-published_at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a list should hold; every condition narrows it."""

    facets: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    ids: tuple[int, ...] | None = None
    slug: str | None = None
    site: str | None = None
    published_after: datetime | None = None
    published_before: datetime | None = None
    #: Above this page, from the front page down.
    ancestor_of: int | None = None
    #: The other languages of this page.
    translation_of: int | Literal["root"] | None = None
    translation_key: UUID | None = None
    order: str = DEFAULT_ORDER
    offset: int = 0
    limit: int = 20
    #: The sort value and id of the last item already seen.
    after: tuple[Any, int] | None = None
    #: Which stored texts each item is made of: its card, its whole body, or both.
    content: tuple[str, ...] = ("card",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One row of a list."""

    id: int
    texts: tuple[str, ...]
    sort: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One page of a list; `fresh_until` is when the first thing it counts or shows leaves."""

    items: list[Item] = field(default_factory=list)
    total: int = 0
    more: bool = False
    fresh_until: datetime | None = None


def sorts(order: str) -> type[Any]:
    """The type of the values an order sorts on."""
    column = ORDERS[order.removeprefix("-")]
    if column == "page_id":
        return int
    return datetime if column.endswith("_at") else str


def listing(wanted: Wanted, *, now: datetime) -> Listing:
    """At most three statements: the rows, and their number when nobody counted since the last change."""
    rows = _visible(wanted, now=now)
    column = ORDERS[wanted.order.removeprefix("-")]
    now_at = Subquery(LogState.objects.values("last")[:1])
    picked = _page(rows, wanted, column=column).values_list(
        "page_id", column, "fresh_until", now_at, *wanted.content
    )
    found = list(picked[wanted.offset : wanted.offset + wanted.limit + 1])
    position = found[0][3] if found else counts.position()
    counted = counts.count(_signature(wanted), rows=rows, position=position, now=now)
    shown = found[: wanted.limit]
    leaving = [row[2] for row in shown if row[2] is not None]
    leaving += [counted.until] if counted.until else []
    return Listing(
        items=[Item(id=row[0], texts=row[4:], sort=row[1]) for row in shown],
        total=counted.total,
        more=len(found) > wanted.limit,
        fresh_until=min(leaving, default=None),
    )


def _visible(wanted: Wanted, *, now: datetime) -> QuerySet[PublishedDocument]:
    rows = PublishedDocument.objects.filter(Q(expires_at__isnull=True) | Q(expires_at__gt=now))
    if wanted.facets:
        first, *others = wanted.facets
        rows = rows.filter(facets__key=first)
        for key in others:
            rows = rows.filter(
                Exists(DocumentFacet.objects.filter(document=OuterRef("pk"), key=key))
            )
    conditions = {
        "page_type__in": wanted.types or None,
        "locale__in": wanted.locales or None,
        "page_id__in": wanted.ids,
        "slug": wanted.slug,
        "published_at__gte": wanted.published_after,
        "published_at__lt": wanted.published_before,
        "translation_key": wanted.translation_key,
    }
    rows = rows.filter(**{name: value for name, value in conditions.items() if value is not None})
    if wanted.site is not None:
        rows = rows.filter(site__in=[wanted.site])
    return _related(rows, wanted)


def _related(rows: QuerySet[PublishedDocument], wanted: Wanted) -> QuerySet[PublishedDocument]:
    if wanted.translation_of is not None:
        rows = _translations(rows, wanted.translation_of)
    if wanted.ancestor_of is not None:
        under = DocumentFacet.objects.filter(document=wanted.ancestor_of, key__startswith="under:")
        ids = [int(key[6:]) for key in under.values_list("key", flat=True) if key != "under:root"]
        rows = rows.filter(page_id__in=ids)
    return rows


def _translations(
    rows: QuerySet[PublishedDocument], page: int | Literal["root"]
) -> QuerySet[PublishedDocument]:
    """The other languages of a page; `root` is the front page of the default site."""
    this = {"path": "/", "site": ""} if page == "root" else {"page_id": page}
    one = PublishedDocument.objects.filter(**this)
    key, itself = one.values("translation_key")[:1], one.values("page_id")[:1]
    return rows.filter(translation_key=Subquery(key)).exclude(page_id=Subquery(itself))


def _page(
    rows: QuerySet[PublishedDocument], wanted: Wanted, *, column: str
) -> QuerySet[PublishedDocument]:
    down = wanted.order.startswith("-")
    if wanted.after is not None:
        value, page_id = wanted.after
        step = "lt" if down else "gt"
        if column == "page_id":
            rows = rows.filter(**{f"page_id__{step}": page_id})
        else:
            rows = rows.filter(
                Q(**{f"{column}__{step}": value})
                | Q(**{column: value, f"page_id__{step}": page_id})
            )
    # The facet carries the list's order, so that its index alone finds the first items.
    by, tie = (
        ("facets__published_at", "facets__document")
        if _facet_leads(wanted, column)
        else (column, "page_id")
    )
    order = [F(by).desc(), F(tie).desc()] if down else [F(by).asc(), F(tie).asc()]
    return rows.order_by(*order)


def _facet_leads(wanted: Wanted, column: str) -> bool:
    return bool(wanted.facets) and column == "published_at"


def _signature(wanted: Wanted) -> tuple[Any, ...]:
    """What two lists of the same length have in common."""
    return (
        wanted.facets, wanted.types, wanted.locales, wanted.ids, wanted.slug, wanted.site, wanted.published_after,
        wanted.published_before, wanted.ancestor_of, wanted.translation_of, wanted.translation_key,
    )  # fmt: skip
