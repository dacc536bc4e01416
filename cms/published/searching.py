"""Searching: documents by words, best or newest first, with what they have in common counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from itertools import starmap
from typing import Any, NamedTuple

from django.conf import settings
from django.db import connection

from cms.published import counts, listings, ranking
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
    things: dict[str, list[_Held]] = {}
    accepted = (*wanted.locales, *wanted.fallback)
    for held in starmap(_Held, fetch(*_held(wanted, now=now))):
        # Without a word of languages, a section stands for its own alone.
        alone = held.key.startswith("section:") and not accepted
        things.setdefault(held.key if alone else held.thing, []).append(held)
    told = [_told(versions, accepted or (settings.LANGUAGE_CODE,)) for versions in things.values()]
    for count, key, label in sorted(told, key=lambda each: (-each[0], each[1])):
        kind, _, value = key.partition(":")
        if len(found[kind]) < MOST_VALUES:
            found[kind].append(FacetValue(key=value, label=label, count=count))
    return found


class _Held(NamedTuple):
    """How many results of one language are in one list."""

    key: str
    spoken: str
    number: int
    label: str
    #: The language of who or what the list is of, and what it has in common with itself in others.
    locale: str
    thing: str


def _told(versions: list[_Held], accepted: Sequence[str]) -> tuple[int, str, str]:
    """Count, key and label of one thing, in the best of the languages it is listed under.

    A translation is in the list of the version its document shows and in that of its source's: within a language, the
    longest of these lists holds the others.
    """
    ranks = {code: place for place, code in enumerate(accepted)}
    best = min(versions, key=lambda each: (ranks.get(each.locale, len(ranks)), each.key))
    longest: dict[str, int] = {}
    for each in versions:
        longest[each.spoken] = max(each.number, longest.get(each.spoken, 0))
    return sum(longest.values()), best.key, best.label


def _name() -> str:
    """Who or what a list is of, as readers are told: the column has the name that authors are sorted by."""
    if connection.vendor == "postgresql":
        return "CAST(r.body AS json) ->> 'name'"
    return "json_extract(r.body, '$.name')"


def _held(wanted: Wanted, *, now: datetime) -> tuple[str, list[Any]]:
    rows = listings.visible(wanted, now=now)
    kinds = " OR ".join("f.key LIKE %s" for _name in FACETS)
    sql = (
        f"SELECT c.key, c.spoken, c.n, coalesce(s.title, {_name()}, ''), coalesce(s.locale, r.locale, ''),"  # noqa: S608 fixed text; values are parameters
        " coalesce(CAST(s.translation_key AS text), CAST(r.translation_key AS text), c.key) FROM ("
        f"SELECT f.key AS key, hits.locale AS spoken, count(*) AS n FROM (SELECT d.page_id, d.locale {rows}) hits"
        " JOIN published_documentfacet f ON f.document_id = hits.page_id"
        f" WHERE {kinds} GROUP BY f.key, hits.locale) c"
        " LEFT JOIN published_publisheddocument s ON c.key = 'section:' || CAST(s.page_id AS text)"
        " LEFT JOIN published_publishedresource r ON c.key = r.kind || ':' || CAST(r.object_id AS text)"
        " AND r.kind IN ('author', 'topic')"
    )
    return sql, [*rows.values, *(f"{name}:%" for name in FACETS)]


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
