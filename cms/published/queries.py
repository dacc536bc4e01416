"""Queries: everything the public API asks of the read model by name, one indexed statement each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from cms.published import hosts, keys, languages
from cms.published.statements import fetch, moment, places


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
    #: What readers are told of a page that has gone.
    notice: str = ""


_PAGE = "page_id, {body}, etag, changed_at, locale, fresh_until, path_hash"
_DOCUMENTS = (
    "FROM published_publisheddocument WHERE {which} AND (expires_at IS NULL OR expires_at > %s)"
)
_FORMER = (
    "SELECT path_hash, location, permanent, locale, target_page_id, notice"
    " FROM published_formerpath WHERE"
)
_RESOURCES = "SELECT object_id, {body}, etag, changed_at, locale, kind FROM published_publishedresource WHERE "


def page(page_id: int, *, now: datetime, held: Collection[str] = ()) -> Stored | None:
    """The document of a page; `held` are the etags the caller has, and spare reading the body."""
    return _page("page_id = %s", [page_id], now=now, held=held)


def page_at(
    path: str, *, now: datetime, site: str = "", held: Collection[str] = ()
) -> Stored | None:
    """The document at a public address; `site` is a host, with its port or without."""
    name = hosts.bare(site)
    if not name:
        return _page("path_hash = %s", [keys.path_hash(path)], now=now, held=held)
    values = [keys.path_hash(path, site=name), keys.path_hash(path), name, name]
    which = f"path_hash IN (%s, %s) AND {hosts.IS_READ_AT}"
    return _page(which, values, now=now, held=held, order="ORDER BY site DESC")


def version(
    translation_key: UUID,
    *,
    locales: Sequence[str],
    now: datetime,
    held: Collection[str] = (),
) -> Stored | None:
    """A page in the first of these languages in which it is public."""
    known = translation_key if connection.features.has_native_uuid_field else translation_key.hex
    return _version("%s", known, locales=locales, now=now, held=held)


def version_of(
    page_id: int, *, locales: Sequence[str], now: datetime, held: Collection[str] = ()
) -> Stored | None:
    """The same for a public page of any language."""
    key = "(SELECT translation_key FROM published_publisheddocument WHERE page_id = %s)"
    return _version(key, page_id, locales=locales, now=now, held=held)


def _version(
    key: str, value: Any, *, locales: Sequence[str], now: datetime, held: Collection[str]
) -> Stored | None:
    order, ranks = languages.rank("locale", locales)
    return _page(
        f"translation_key = {key} AND locale IN ({places(locales)})",
        [value, *locales],
        now=now,
        held=held,
        order=f"ORDER BY {order}, page_id",
        order_values=ranks,
    )


def former_path(path: str, *, site: str = "") -> Former | None:
    """What an address without a page answers: a redirect, gone, or nothing ever stood there.

    A redirect may be for one query (`/article.php?id=12`); else the path alone decides. Of what is kept without a site's
    name another site has the editors' redirects, which may be for every site, and not what went from the default one.
    """
    host = hosts.bare(site)
    bare = path.partition("?")[0]
    names = dict.fromkeys((host, ""))
    hashes = [keys.path_hash(said, site=name) for said in (path, bare) for name in names]
    values: list[Any] = list(dict.fromkeys(hashes))
    sql = f"{_FORMER} path_hash IN ({places(values)})"
    if host:
        elsewhere, known = hosts.another_site(host)
        sql = f"{sql} AND (site = %s OR redirect_id IS NOT NULL OR NOT {elsewhere})"
        values += [host, *known]
    found = {row[0]: row[1:] for row in fetch(sql, values)}
    row = next((found[hashed] for hashed in hashes if hashed in found), None)
    if row is None:
        return None
    location, permanent, locale, target, notice = row
    return Former(
        location=location,
        permanent=bool(permanent),
        locale=locale,
        target_page_id=target,
        notice=notice,
    )


def resource(kind: str, object_id: int, *, held: Collection[str] = ()) -> Stored | None:
    """The JSON of an entity or a file that a public document shows."""
    return _resource("kind = %s AND object_id = %s", [kind, object_id], held=held)


def site_frame(*, locale: str, site: str = "", held: Collection[str] = ()) -> Stored | None:
    """The frame of a site in one language; of the default one when none is named."""
    which = "kind = 'site' AND locale = %s"
    if name := hosts.bare(site):
        return _resource(f"{which} AND name = %s", [locale, name], held=held)
    default, ids = hosts.default_site()
    order = f"CASE WHEN object_id = ({default}) THEN 0 ELSE 1 END, "
    return _resource(which, [locale], held=held, order=order, order_values=ids)


def _page(
    which: str,
    values: Sequence[Any],
    *,
    now: datetime,
    held: Collection[str],
    order: str = "",
    order_values: Sequence[Any] = (),
) -> Stored | None:
    body, etags = _unless_held(held)
    sql = f"SELECT {_PAGE.format(body=body)} {_DOCUMENTS.format(which=which)} {order} LIMIT 1"
    rows = fetch(sql, [*etags, *values, now, *order_values])
    if not rows:
        return None
    page_id, text, etag, changed_at, locale, fresh_until, path_hash = rows[0]
    return Stored(
        id=page_id,
        body=text,
        etag=etag,
        changed_at=_known(changed_at),
        locale=locale,
        fresh_until=moment(fresh_until),
        path_hash=path_hash,
    )


def _resource(
    which: str,
    values: Sequence[Any],
    *,
    held: Collection[str],
    order: str = "",
    order_values: Sequence[Any] = (),
) -> Stored | None:
    body, etags = _unless_held(held)
    sql = f"{_RESOURCES.format(body=body)} {which} ORDER BY {order}object_id LIMIT 1"
    rows = fetch(sql, [*etags, *values, *order_values])
    if not rows:
        return None
    object_id, text, etag, changed_at, locale, kind = rows[0]
    return Stored(
        id=object_id, body=text, etag=etag, changed_at=_known(changed_at), locale=locale, kind=kind
    )


def _unless_held(held: Collection[str]) -> tuple[str, list[str]]:
    """The body, or null without reading it when the caller holds these very bytes."""
    if not held:
        return "body", []
    etags = sorted(held)
    return f"CASE WHEN etag IN ({places(etags)}) THEN NULL ELSE body END", etags


def _known(value: Any) -> datetime:
    """A moment of a column that is never null."""
    known = moment(value)
    if known is None:
        raise ValueError("A stored document says when it changed.")
    return known
