"""Ranking: the best of what words find, without weighing everything they find.

A common word is in half of all documents, and weighing each of them would cost a reader a second. So two heaps are looked
at, each no further than its newest: the documents that say it in title, names or standfirst, and, where these are too few,
those that say it anywhere. A title that is exactly what was typed is always among them, and first.
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
MOST_IN_HEADS, MOST_ANYWHERE = 1_500, 500
#: What an author wrote, or what is about a topic, when their name is all that was typed.
_NAMED = (
    "IN (SELECT f.document_id FROM search_searchname s"
    " JOIN published_documentfacet f ON f.key = s.kind || ':' || CAST(s.object_id AS text)"
    " WHERE s.words = %s AND s.kind IN ('author', 'topic'))"
)
#: By date alone, an index finds the newest that match without looking at the others.
_NEWEST_FIRST = "d.published_at DESC, d.page_id DESC"
_EXACT_FIRST = f"exact DESC, {_NEWEST_FIRST}"


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
    parts = [_in_heads(wanted, found, now=now), _anywhere(wanted, found, now=now)]
    heads, anywhere = (sql for sql, _values in parts)
    sql = (
        f"WITH heads AS MATERIALIZED ({heads}), anywhere AS ({anywhere})"  # noqa: S608 fixed text; values are parameters
        " SELECT id FROM (SELECT id, score + 10 AS score FROM heads"
        f" UNION ALL SELECT id, score FROM anywhere WHERE (SELECT count(*) FROM heads) < {enough:d}) found"
        f" GROUP BY id ORDER BY max(score) DESC, id DESC {slice_}"
    )
    return sql, [value for _sql, values in parts for value in values]


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
    return _newest(
        listings.visible(wanted, now=now, found=short),
        wanted,
        found,
        order=_EXACT_FIRST,
        most=MOST_IN_HEADS,
    )


def _anywhere(wanted: Wanted, found: Match, *, now: datetime) -> Heap:
    return _newest(
        listings.visible(wanted, now=now, found=found),
        wanted,
        found,
        order=_NEWEST_FIRST,
        most=MOST_ANYWHERE,
    )


def _newest(rows: Source, wanted: Wanted, found: Match, *, order: str, most: int) -> Heap:
    """The first of these rows, weighed."""
    typed = wanted.asked.text if wanted.asked else ""
    newest = (
        f"SELECT d.page_id AS id, d.published_at AS published_at, e.{found.vector} AS vector, e.title = %s AS exact {rows}"
        f" ORDER BY {order} LIMIT {most}"
    )
    score = (
        f"{found.score} + CASE WHEN n.exact THEN 10 ELSE 0 END"
        f" + CASE WHEN n.id {_NAMED} THEN 5 ELSE 0 END"
    )
    sql = f"SELECT n.id, {score} AS score FROM ({newest}) n"  # noqa: S608 the same
    return sql, [*found.score_values, _name(wanted), typed, *rows.values]


def _name(wanted: Wanted) -> str:
    """What was typed, the way whole names are kept."""
    return f" {wanted.asked.text}" if wanted.asked else ""
