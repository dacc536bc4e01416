"""Searching: documents by words, best or newest first, with what they have in common counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.db import connection

from cms.published import counts, languages, listings, ranking
from cms.published.listings import Item, Listing, Wanted
from cms.published.statements import fetch, fetch_by_index, moment, places
from cms.search.matching import Match

#: What results may be counted by, in the order readers are shown them.
FACETS = ("section", "topic", "author", "genre", "year", "type", "locale", "access")
#: Values shown of each.
MOST_VALUES = 20
#: Characters of a body an excerpt is looked for in.
EXCERPTED = 6_000
#: What a hit is made of: its card, and the beginning of its body.
_SHOWN = ("card", "text")
_COLUMNS = {"text": f"substr(e.text, 1, {EXCERPTED})"}
_POSITION = "(SELECT last FROM published_logstate LIMIT 1)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One document found: its card, and the beginning of its body."""

    id: int
    locale: str
    card: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of results."""

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    more: bool = False
    fresh_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """How many results share one value; `label` is empty where the value speaks for itself."""

    key: str
    label: str
    count: int


def search(wanted: Wanted, *, now: datetime) -> Found:
    """At most two statements: the results, and their number when nobody counted since the last change."""
    found = listing(replace(wanted, content=_SHOWN), now=now)
    return Found(
        hits=[
            Hit(id=each.id, locale=each.locale, card=each.texts[0], text=each.texts[1])
            for each in found.items
        ],
        total=found.total,
        more=found.more,
        fresh_until=found.fresh_until,
    )


def facets(wanted: Wanted, *, now: datetime) -> Mapping[str, list[FacetValue]]:
    """How many results share each section, topic, author…; one statement for all of them, the commonest first."""
    found: dict[str, list[FacetValue]] = {name: [] for name in FACETS}
    if wanted.asked is None or wanted.asked.is_empty:
        return found
    for key, count, label in fetch(*_counted(wanted, now=now)):
        kind, _, value = key.partition(":")
        if len(found[kind]) < MOST_VALUES:
            found[kind].append(FacetValue(key=value, label=label, count=count))
    return found


def _counted(wanted: Wanted, *, now: datetime) -> tuple[str, list[Any]]:
    """A statement for key, number of results, and label.

    A translation may be listed under a thing's own version and under its source's: both are counted as the version in the
    best of the languages asked for, once. A section without a word of languages stands for its own language alone.
    """
    rows = listings.visible(wanted, now=now)
    accepted = (*wanted.locales, *wanted.fallback)
    order, ranks = languages.rank(
        "coalesce(s.locale, r.locale)", accepted or (settings.LANGUAGE_CODE,)
    )
    same = ["r.translation_key", *(["s.translation_key"] if accepted else [])]
    one = ", ".join(f"CAST({column} AS text)" for column in same)
    kinds = " OR ".join("f.key LIKE %s" for _name in FACETS)
    sql = (
        "WITH held AS (SELECT f.key AS key, f.document_id AS document_id"  # noqa: S608 fixed text; values are parameters
        f" FROM (SELECT d.page_id {rows}) hits"
        f" JOIN published_documentfacet f ON f.document_id = hits.page_id WHERE {kinds}),"
        " named AS (SELECT c.key AS key, coalesce(s.title, r.name, '') AS label,"
        f" first_value(c.key) OVER (PARTITION BY coalesce({one}, c.key) ORDER BY {order}, c.key) AS shown"
        " FROM (SELECT DISTINCT key FROM held) c"
        " LEFT JOIN published_publisheddocument s ON c.key = 'section:' || CAST(s.page_id AS text)"
        " LEFT JOIN published_publishedresource r ON c.key = r.kind || ':' || CAST(r.object_id AS text)"
        " AND r.kind IN ('author', 'topic'))"
        " SELECT l.key, t.n, l.label FROM (SELECT shown, count(*) AS n FROM"
        " (SELECT DISTINCT n.shown, h.document_id FROM held h JOIN named n ON n.key = h.key) once GROUP BY shown) t"
        " JOIN named l ON l.key = t.shown ORDER BY t.n DESC, l.key"
    )
    return sql, [*rows.values, *(f"{name}:%" for name in FACETS), *ranks]


def listing(wanted: Wanted, *, now: datetime) -> Listing:
    """The same as API v2 lists it: texts of the best results, in order; its statements are a search's."""
    if wanted.asked is None or wanted.asked.is_empty:
        return Listing()
    columns = ", ".join(_COLUMNS.get(name, f"d.{name}") for name in wanted.content)
    rows = fetch(*_page(wanted, columns=columns, now=now))
    if not (rows or wanted.offset):
        return Listing()
    position = rows[0][2] if rows else counts.position()
    tally = partial(_tally, wanted, now=now)
    counted = counts.count(listings.signature(wanted), tally=tally, position=position, now=now)
    shown = rows[: wanted.limit]
    leaving = [moment(row[1]) for row in shown] + [counted.until]
    return Listing(
        items=[Item(id=row[0], locale=row[3], texts=row[4:], sort=None) for row in shown],
        total=counted.total,
        more=len(rows) > wanted.limit,
        fresh_until=min(filter(None, leaving), default=None),
    )


def _page(wanted: Wanted, *, columns: str, now: datetime) -> tuple[str, list[Any]]:
    # The texts are read for the few rows shown, after they were put in order.
    ids, values = _in_order(wanted, now=now)
    texts = "JOIN search_searchentry e ON e.page_id = hits.id" if "e." in columns else ""
    sql = (
        f"SELECT d.page_id, d.fresh_until, {_POSITION}, d.locale, {columns}"  # noqa: S608 fixed text; values are parameters
        f" FROM (SELECT id, row_number() OVER () AS place FROM ({ids}) best) hits"
        " JOIN published_publisheddocument d ON d.page_id = hits.id"
        f" {texts} ORDER BY hits.place"
    )
    return sql, values


def _in_order(wanted: Wanted, *, now: datetime) -> tuple[str, list[Any]]:
    if wanted.order == listings.RELEVANCE:
        return ranking.best(wanted, now=now)
    rows = listings.visible(wanted, now=now)
    sql = (
        f"SELECT d.page_id AS id {rows} ORDER BY d.published_at DESC, d.page_id DESC"
        f" LIMIT {wanted.limit + 1:d} OFFSET {wanted.offset:d}"
    )
    return sql, rows.values


def _tally(wanted: Wanted, *, now: datetime) -> tuple[int, datetime | None]:
    rows = listings.visible(wanted, now=now)
    found = listings.words_of(wanted)
    if found is None or connection.vendor != "postgresql":
        total, until = fetch(f"SELECT count(*), min(d.expires_at) {rows}", rows.values)[0]
        return total, moment(until)
    if _is_told_by_entries(wanted):
        return _tally_of_entries(wanted, found, now=now)
    total, until = fetch_by_index(f"SELECT count(*), min(d.expires_at) {rows}", rows.values)[0]
    return total, moment(until)


def _is_told_by_entries(wanted: Wanted) -> bool:
    """Whether nothing but words, languages and types narrows the results."""
    rest = replace(
        wanted, locales=(), types=(), asked=None, order="", offset=0, limit=0, content=()
    )
    return rest == Wanted(order="", limit=0, content=())


def _tally_of_entries(
    wanted: Wanted, found: Match, *, now: datetime
) -> tuple[int, datetime | None]:
    """Every entry has its document, so entries alone are counted; of documents only the few that expire are looked at."""
    conditions = [*found.conditions]
    values = [*found.condition_values]
    for column, told in (("locale", wanted.locales), ("page_type", wanted.types)):
        if told:
            conditions.append(f"e.{column} IN ({places(told)})")
            values += told
    said = " AND ".join(conditions)
    sql = (
        f"SELECT (SELECT count(*) FROM search_searchentry e WHERE {said})"  # noqa: S608 fixed text; values are parameters
        " - count(*) FILTER (WHERE d.expires_at <= %s), min(d.expires_at) FILTER (WHERE d.expires_at > %s)"
        f" FROM published_publisheddocument d {found.join} WHERE d.expires_at IS NOT NULL AND {said}"
    )
    total, until = fetch_by_index(sql, [*values, now, now, *values])[0]
    return total, moment(until)
