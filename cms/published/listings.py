"""Listings: cards or documents by facet, in a closed set of orders, paged by offset or cursor."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any, Literal

from django.conf import settings

from cms.published import counts, hosts, languages
from cms.published.statements import Source, fetch, moment, places
from cms.search.matching import Match, match
from cms.search.syntax import Asked

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
#: Best first: what `searching` lists.
RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a list should hold; every condition narrows it."""

    facets: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    locales: tuple[str, ...] = ()
    #: Languages accepted for what is in none of `locales`, best first.
    fallback: tuple[str, ...] = ()
    ids: tuple[int, ...] | None = None
    slug: str | None = None
    #: A host, with its port or without.
    site: str | None = None
    published_after: datetime | None = None
    published_before: datetime | None = None
    #: Above this page, from the front page down.
    ancestor_of: int | None = None
    #: The other languages of this page.
    translation_of: int | Literal["root"] | None = None
    #: Words every item holds.
    asked: Asked | None = None
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
    #: Empty where the rows have none of their own.
    locale: str = ""
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


#: `d` is the document; where facets are asked for, `f` is the first of them and leads the list by its index.
_DOCUMENTS = "published_publisheddocument d"
_BY_FACET = f"published_documentfacet f JOIN {_DOCUMENTS} ON d.page_id = f.document_id"
#: A translation is in the list of its own author and in that of its source's: of these the first shows it.
_ONCE = (
    "NOT EXISTS (SELECT 1 FROM published_documentfacet o WHERE o.document_id = f.document_id"
    " AND o.key < f.key AND o.key {keys})"
)
_ALSO_IN = "EXISTS (SELECT 1 FROM published_documentfacet o WHERE o.document_id = d.page_id AND o.key {keys})"
#: A document is in `under:12` for each page above it; of these keys only `under:root` does not end in an id.
_ABOVE = (
    "d.page_id IN (SELECT CASE WHEN substr(a.key, 1, 6) = 'under:' AND a.key <> 'under:root'"
    " THEN CAST(substr(a.key, 7) AS bigint) END"
    " FROM published_documentfacet a WHERE a.document_id = %s)"
)
_POSITION = "(SELECT last FROM published_logstate LIMIT 1)"


def listing(wanted: Wanted, *, now: datetime) -> Listing:
    """At most three statements: the rows, and their number when nobody counted since the last change."""
    rows = visible(wanted, now=now)
    column = ORDERS[wanted.order.removeprefix("-")]
    found = fetch(*_page(rows, wanted, column=column))
    if not (found or wanted.offset or wanted.after):
        return Listing()
    position = found[0][3] if found else counts.position()
    tally = partial(_tally, rows=visible(wanted, now=now))
    counted = counts.count(signature(wanted), tally=tally, position=position, now=now)
    shown = found[: wanted.limit]
    leaving = [moment(row[2]) for row in shown] + [counted.until]
    read = moment if column.endswith("_at") else _as_it_is
    return Listing(
        items=[Item(id=row[0], locale=row[4], texts=row[5:], sort=read(row[1])) for row in shown],
        total=counted.total,
        more=len(found) > wanted.limit,
        fresh_until=min(filter(None, leaving), default=None),
    )


def _as_it_is(value: Any) -> Any:
    return value


def _tally(rows: Source) -> tuple[int, datetime | None]:
    total, until = fetch(f"SELECT count(*), min(d.expires_at) {rows}", rows.values)[0]
    return total, moment(until)


def visible(wanted: Wanted, *, now: datetime, found: Match | None = None) -> Source:
    """The documents a list may hold, without their order; `found` instead of the words it wants."""
    rows = Source(table=_BY_FACET if wanted.facets else _DOCUMENTS)
    found = found or words_of(wanted)
    if found is not None:
        rows.table = f"{rows.table} {found.join}"
        rows.conditions += found.conditions
        rows.values += found.condition_values
    _narrow_to_facets(rows, wanted)
    rows.narrow("(d.expires_at IS NULL OR d.expires_at > %s)", now)
    for condition, value in (
        ("d.slug = %s", wanted.slug),
        (f"d.{hosts.IS_OF}", hosts.bare(wanted.site) if wanted.site else None),
        ("d.published_at >= %s", wanted.published_after),
        ("d.published_at < %s", wanted.published_before),
        (_ABOVE, wanted.ancestor_of),
    ):
        if value is not None:
            rows.narrow(condition, value)
    for column, values in (
        ("page_type", wanted.types or None),
        ("locale", (*wanted.locales, *wanted.fallback) or None),
        ("page_id", wanted.ids),
    ):
        if values is not None:
            rows.narrow(f"d.{column} IN ({places(values)})", *values)
    if wanted.fallback:
        condition, held = languages.no_better((*wanted.locales, *wanted.fallback), now=now)
        rows.narrow(condition, *held)
    _narrow_to_translations(rows, wanted.translation_of)
    return rows


def words_of(wanted: Wanted) -> Match | None:
    """How the words looked for are found and ranked, in each language that may hold them."""
    if wanted.asked is None:
        return None
    spoken = (*wanted.locales, *wanted.fallback) or [
        code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
    ]
    return match(wanted.asked, locales=spoken)


def _narrow_to_facets(rows: Source, wanted: Wanted) -> None:
    """The first facet leads the list, the others narrow it."""
    for place, key in enumerate(wanted.facets):
        keys, held = languages.keys_of(key) if wanted.fallback else ("= %s", [key])
        rows.narrow(f"f.key {keys}" if place == 0 else _ALSO_IN.format(keys=keys), *held)
        if place == 0 and wanted.fallback:
            rows.narrow(_ONCE.format(keys=keys), *held)


def _narrow_to_translations(rows: Source, page: int | Literal["root"] | None) -> None:
    """The other languages of a page; `root` is the front page of the default site."""
    if page is None:
        return
    which, values = (
        ("t.path = '/' AND t.site = ''", []) if page == "root" else ("t.page_id = %s", [page])
    )
    one = f"FROM published_publisheddocument t WHERE {which} LIMIT 1"
    rows.narrow(f"d.translation_key = (SELECT t.translation_key {one})", *values)
    rows.narrow(f"d.page_id <> (SELECT t.page_id {one})", *values)


def _page(rows: Source, wanted: Wanted, *, column: str) -> tuple[str, list[Any]]:
    """The statement that reads one page of a list, and one row more to know whether another follows."""
    # The facet carries the list's order, so that its index alone finds the first items.
    leads = bool(wanted.facets) and column == "published_at"
    keys = ["f.published_at", "f.document_id"] if leads else [f"d.{column}", "d.page_id"]
    if column == "page_id":
        keys = ["d.page_id"]
    down = wanted.order.startswith("-")
    if wanted.after is not None:
        rows.narrow(
            f"({', '.join(keys)}) {'<' if down else '>'} ({places(keys)})",
            *wanted.after[-len(keys) :],
        )
    texts = ", ".join(f"d.{name}" for name in wanted.content)
    order = ", ".join(f"{key} {'DESC' if down else 'ASC'}" for key in keys)
    # Django reads a moment in Python; as text, the few microseconds of each row are spared.
    sort = f"CAST(d.{column} AS text)" if column.endswith("_at") else f"d.{column}"
    # The limit is text, not a value: a prepared plan must know how little of the index is read.
    return (
        f"SELECT d.page_id, {sort}, d.fresh_until, {_POSITION}, d.locale, {texts} {rows}"
        f" ORDER BY {order} LIMIT {wanted.limit + 1:d} OFFSET {wanted.offset:d}",
        rows.values,
    )


def signature(wanted: Wanted) -> tuple[Any, ...]:
    """What two lists of the same length have in common."""
    return (
        wanted.facets, wanted.types, wanted.locales, wanted.fallback, wanted.ids, wanted.slug, wanted.site, wanted.published_after,
        wanted.published_before, wanted.ancestor_of, wanted.translation_of, wanted.asked,
    )  # fmt: skip
