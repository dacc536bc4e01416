"""Languages: the conditions under which another language stands in for one that is asked for.

A page is shown in the first of the languages a reader accepts in which it is public, and only there.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from cms.published import keys

#: Facets that name a page: in another language, the list of that page's translation.
_OF_PAGES: Final = frozenset({"section", "parent", "under"})
#: Facets that name someone or something: in another language, the list of the same.
_OF_ENTITIES: Final = frozenset({"author", "topic"})


def rank(column: str, locales: Sequence[str]) -> tuple[str, list[Any]]:
    """How far down the accepted languages one stands, as SQL; and its values."""
    cases = " ".join(f"WHEN %s THEN {place:d}" for place in range(len(locales)))
    return f"CASE {column} {cases} ELSE {len(locales):d} END", list(locales)


def no_better(locales: Sequence[str], *, now: datetime) -> tuple[str, list[Any]]:
    """The condition that a document `d` is public in no language accepted before its own."""
    other, others = rank("b.locale", locales)
    own, owns = rank("d.locale", locales)
    better = (
        "SELECT 1 FROM published_publisheddocument b WHERE b.translation_key = d.translation_key"  # noqa: S608 fixed text
        f" AND b.page_id <> d.page_id AND (b.expires_at IS NULL OR b.expires_at > %s) AND {other} < {own}"
    )
    condition = f"NOT EXISTS ({better})"
    return condition, [now, *others, *owns]


def keys_of(facet: str) -> tuple[str, list[Any]]:
    """What a facet's key must be for the facet or the same one in another language."""
    kind, pk = keys.parse_node(facet)
    if kind in _OF_ENTITIES:
        return (
            "IN (SELECT %s || CAST(t.object_id AS text) FROM published_publishedresource t WHERE t.kind = %s"
            " AND t.translation_key = (SELECT translation_key FROM published_publishedresource"
            " WHERE kind = %s AND object_id = %s))",
            [f"{kind}:", kind, kind, int(pk)],
        )
    if kind not in _OF_PAGES or pk == "root":
        return "= %s", [facet]
    return (
        "IN (SELECT %s || CAST(t.page_id AS text) FROM published_publisheddocument t WHERE t.translation_key ="
        " (SELECT translation_key FROM published_publisheddocument WHERE page_id = %s))",
        [f"{kind}:", int(pk)],
    )
