"""Ranking: the best of what words find, without weighing everything they find.

A common word is in half of all documents, and weighing each of them would cost a reader a second. So three heaps are looked
at, each no further than its newest: the documents whose title is exactly what was typed, those that say it in title, names or
standfirst, and, where these are too few, those that say it anywhere. Each is in the order of an index, which stops early where a
word is common; an index of words finds the few where it is rare.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import connection

from cms.published import listings
from cms.published.listings import Wanted
from cms.published.statements import Source
from cms.search.matching import Match

#: A statement for ids with scores, and its values.
Heap = tuple[str, list[Any]]
#: The newest weighed of each heap.
MOST_EXACT, MOST_IN_HEADS, MOST_ANYWHERE = 50, 300, 500
#: What an author wrote, or what is about a topic, when their name is all that was typed.
_NAMED = (
    "IN (SELECT f.document_id FROM search_searchname s"
    " JOIN published_documentfacet f ON f.key = s.kind || ':' || CAST(s.object_id AS text)"
    " WHERE s.words = %s AND s.kind IN ('author', 'topic'))"
)
#: By date alone, an index finds the newest that match without looking at the others.
_NEWEST_FIRST = "d.published_at DESC, d.page_id DESC"


def best(wanted: Wanted, *, now: datetime) -> tuple[str, list[Any]]:
    """A statement for the ids of one page of results and one more, in order; with its values."""
    found = listings.words_of(wanted)
    if found is None:
        raise ValueError("Nothing is looked for.")
    slice_ = f"LIMIT {wanted.limit + 1:d} OFFSET {wanted.offset:d}"
    if connection.vendor != "postgresql":
        rows = listings.visible(wanted, now=now)
        sql = (
            f"SELECT d.page_id AS id {rows} ORDER BY {found.score}"
            f" + CASE WHEN d.page_id {_NAMED} THEN 500 ELSE 0 END DESC, d.page_id DESC {slice_}"
        )
        return sql, [*rows.values, *found.score_values, _name(wanted)]
    enough = wanted.offset + wanted.limit + 1
    heaps = (_exact, _in_heads, _anywhere)
    parts = [heap(wanted, found, now=now) for heap in heaps]
    exact, heads, anywhere = (sql for sql, _values in parts)
    sql = (
        f"WITH exact AS ({exact}), heads AS MATERIALIZED ({heads}), anywhere AS ({anywhere})"  # noqa: S608 fixed text; values are parameters
        " SELECT id FROM (SELECT id, score + 20 AS score FROM exact"
        " UNION ALL SELECT id, score + 10 FROM heads"
        f" UNION ALL SELECT id, score FROM anywhere WHERE (SELECT count(*) FROM heads) < {enough:d}) found"
        f" GROUP BY id ORDER BY max(score) DESC, id DESC {slice_}"
    )
    return sql, [value for _sql, values in parts for value in values]


def _exact(wanted: Wanted, found: Match, *, now: datetime) -> Heap:
    """Those whose title is what was typed: a reader who copies a title means that page."""
    typed = wanted.asked.text if wanted.asked else ""
    titled = replace(
        found,
        conditions=["e.title = %s", *found.exclusions],
        condition_values=[typed, *found.exclusion_values],
    )
    rows = listings.visible(wanted, now=now, found=titled)
    return _newest(rows, wanted, found, most=MOST_EXACT)


def _in_heads(wanted: Wanted, found: Match, *, now: datetime) -> Heap:
    """Those that say it all in title, names or standfirst."""
    if not found.in_heads:
        return "SELECT 0::bigint AS id, 0::float AS score WHERE false", []
    # The vector of the whole is long; it is read only where the short one does not tell.
    conditions, values = [found.in_heads], [*found.in_heads_values]
    if not found.in_heads_is_all:
        conditions += found.conditions
        values += found.condition_values
    short = replace(found, conditions=conditions, condition_values=values)
    rows = listings.visible(wanted, now=now, found=short)
    return _newest(rows, wanted, found, most=MOST_IN_HEADS)


def _anywhere(wanted: Wanted, found: Match, *, now: datetime) -> Heap:
    rows = listings.visible(wanted, now=now, found=found)
    return _newest(rows, wanted, found, most=MOST_ANYWHERE)


def _newest(rows: Source, wanted: Wanted, found: Match, *, most: int) -> Heap:
    """The newest of these rows, weighed."""
    newest = (
        f"SELECT d.page_id AS id, d.published_at AS published_at, e.{found.vector} AS vector {rows}"
        f" ORDER BY {_NEWEST_FIRST} LIMIT {most}"
    )
    score = f"{found.score} + CASE WHEN n.id {_NAMED} THEN 5 ELSE 0 END"
    sql = f"SELECT n.id, {score} AS score FROM ({newest}) n"  # noqa: S608 the same
    return sql, [*found.score_values, _name(wanted), *rows.values]


def _name(wanted: Wanted) -> str:
    """What was typed, the way whole names are kept."""
    return f" {wanted.asked.text}" if wanted.asked else ""
