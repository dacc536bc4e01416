"""The index as it is written: with the document it finds, in the same transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from cms.search.languages import PLAIN, configuration
from cms.search.models import SearchEntry, SearchName
from cms.search.stems import stem
from cms.search.words import folded, telling

#: Characters of a body that are searched; a book is found by its beginning.
LONGEST_BODY = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What readers look in, weightiest first, as they see it."""

    title: str
    #: Kicker, topics with their other names, authors, section, place.
    names: tuple[str, ...] = ()
    standfirst: str = ""
    body: str = ""

    @property
    def parts(self) -> tuple[str, str, str, str]:
        """Title, names, standfirst and body, in the order of their weights."""
        return (self.title, " · ".join(self.names), self.standfirst, self.body[:LONGEST_BODY])


def put(page_id: int, *, locale: str, page_type: str, texts: Texts) -> bool:
    """Make the entry of a document say this; say whether anything changed (one query when not)."""
    stamp = _stamp(locale, texts)
    if SearchEntry.objects.filter(page_id=page_id, stamp=stamp).exists():
        return False
    entry = {
        "locale": locale,
        "page_type": page_type,
        "title": folded(texts.title),
        "text": texts.body,
        "stamp": stamp,
    }
    if connection.vendor == "postgresql":
        _put_vectors(page_id, entry=entry, parts=texts.parts)
    else:
        SearchEntry.objects.update_or_create(page_id=page_id, defaults=entry)
        _put_row(page_id, locale=locale, parts=texts.parts)
    return True


def remove(page_ids: Collection[int]) -> bool:
    """Find these documents no more, in the transaction under way; say whether any was."""
    removed, _rows = SearchEntry.objects.filter(page_id__in=page_ids).delete()
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.executemany(
                "DELETE FROM search_text WHERE rowid = %s", [(page_id,) for page_id in page_ids]
            )
    return removed > 0


def put_names(
    kind: str,
    object_id: int,
    *,
    names: Sequence[str],
    locale: str = "",
    expires_at: datetime | None = None,
) -> None:
    """Suggest something under these names, the first of which it is shown by; none means no more."""
    wanted = [(name[:300], f" {folded(name)}") for name in dict.fromkeys(names) if name.strip()]
    rows = SearchName.objects.filter(kind=kind, object_id=object_id)
    known = list(rows.order_by("id").values_list("name", "words", "locale", "expires_at"))
    if known == [(name, words, locale, expires_at) for name, words in wanted]:
        return
    rows.delete()
    SearchName.objects.bulk_create(
        [
            SearchName(
                kind=kind,
                object_id=object_id,
                locale=locale,
                name=name,
                words=words,
                expires_at=expires_at,
            )
            for name, words in wanted
        ]
    )


def entries() -> set[int]:
    """The documents that can be found."""
    return set(SearchEntry.objects.values_list("page_id", flat=True))


def _stamp(locale: str, texts: Texts) -> str:
    said = "\x1f".join((configuration(locale), *texts.parts))
    return hashlib.blake2s(said.encode(), digest_size=16).hexdigest()


def _put_vectors(page_id: int, *, entry: Mapping[str, str], parts: Sequence[str]) -> None:
    """Entry and vectors in one statement: each new version of the row is written to every index once more."""
    stems = [f"setweight(to_tsvector(%s::regconfig, %s), '{w}')" for w in "ABCD"]
    words = [f"setweight(to_tsvector('{PLAIN}', %s), '{w}')" for w in "ABCD"]
    vectors = {"stems": stems, "heads": stems[:3], "words": words}
    locale = entry["locale"]
    told = [
        said for part in parts for said in (configuration(locale), telling(part, locale=locale))
    ]
    columns = [*entry, *vectors]
    values = [*("%s" for _ in entry), *(" || ".join(each) for each in vectors.values())]
    updated = (f"{column} = EXCLUDED.{column}" for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO search_searchentry (page_id, {', '.join(columns)}) VALUES (%s, {', '.join(values)})"  # noqa: S608 fixed text
            f" ON CONFLICT (page_id) DO UPDATE SET {', '.join(updated)}",
            [page_id, *entry.values(), *told, *told[:6], *map(folded, parts)],
        )


def _put_row(page_id: int, *, locale: str, parts: Sequence[str]) -> None:
    stems = [
        " ".join(stem(word, locale) for word in telling(part, locale=locale).split())
        for part in parts
    ]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_text WHERE rowid = %s", [page_id])
        cursor.execute(
            "INSERT INTO search_text (rowid, title, names, standfirst, body, words) VALUES (%s, %s, %s, %s, %s, %s)",
            [page_id, *stems, " ".join(folded(part) for part in parts)],
        )


#: SQLite's full-text tables: ours and that of the admin.
_FULL_TEXT = ("search_text", "wagtailsearch_indexentry_fts")


def compact() -> None:
    """Drop the words of removed texts that SQLite keeps until it merges its pieces."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for table in _FULL_TEXT:
            cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608 names of this module
