"""Addresses without a page: redirects to public pages, and the word that a page has gone."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from cms.published import dirty, keys, log
from cms.published.models import FormerPath, PublishedDocument

#: Longer chains are loops or mistakes.
MAX_HOPS = 10
#: The cache tag of every answer that shows a redirect.
REDIRECTS = "redirects"


def leave_gone(path: str, *, site: str, locale: str) -> None:
    """Say that the page of this address has gone, unless a redirect already answers there."""
    FormerPath.objects.get_or_create(
        path_hash=keys.path_hash(path, site=site),
        defaults={"site": site, "path": path, "locale": locale},
    )


def leave_redirect(before: PublishedDocument, *, to: PublishedDocument) -> None:
    """A page that moved is found from where it was, whatever the list of redirects says yet."""
    FormerPath.objects.filter(target_page_id=to.page_id).update(location=to.path)
    FormerPath.objects.update_or_create(
        path_hash=before.path_hash,
        defaults={
            "site": before.site,
            "path": before.path,
            "location": to.path,
            "permanent": True,
            "target_page_id": to.page_id,
            "locale": to.locale,
        },
    )


def forget(path_hash: str) -> bool:
    """A page answers at this address again; say whether a redirect did."""
    former = FormerPath.objects.filter(path_hash=path_hash).first()
    if former is None:
        return False
    former.delete()
    return bool(former.location)


def drop_redirects_to(page_id: int) -> bool:
    """A page that is not public is nobody's destination: its redirects say gone, at once; say whether there were any."""
    dropped: int = FormerPath.objects.filter(target_page_id=page_id).update(
        location="", target_page_id=None, redirect_id=None
    )
    return bool(dropped)


def mark_redirects_to(page_id: int, *, now: datetime, priority: int) -> None:
    """Ask for the redirects that lead to a page whose address is new."""
    found = Redirect.objects.filter(redirect_page_id=page_id).values_list("pk", flat=True)
    nodes = (keys.node("redirect", pk) for pk in found)
    dirty.mark(nodes, now=now, reason="dependency", priority=priority)


def drifted_redirects() -> set[int]:
    """Redirects to pages that nobody projected, and public ones whose redirect is no more: bulk writes tell nobody."""
    known = set(
        FormerPath.objects.filter(redirect_id__isnull=False).values_list("redirect_id", flat=True)
    )
    public = PublishedDocument.objects.values("page_id")
    wanted = Redirect.objects.filter(redirect_page__in=public).exclude(pk__in=known)
    hashes = {keys.path_hash(path): pk for pk, path in wanted.values_list("pk", "old_path")}
    taken = set(
        PublishedDocument.objects.filter(path_hash__in=hashes).values_list("path_hash", flat=True)
    )
    every = set(Redirect.objects.values_list("pk", flat=True))
    missing: set[int] = {pk for hashed, pk in hashes.items() if hashed not in taken}
    return missing | {pk for pk in known - every if pk is not None}


def project_redirect(redirect_id: int, *, now: datetime) -> None:
    """Make the public redirect equal what the editor's says; nothing where its target is not public."""
    rows = list(FormerPath.objects.filter(redirect_id=redirect_id))
    redirect = Redirect.objects.select_related("redirect_page", "site").filter(pk=redirect_id)
    wanted = _wanted(redirect.first())
    left = [row.pk for row in rows if wanted is None or row.path_hash != wanted.path_hash]
    if left:
        FormerPath.objects.filter(pk__in=left).update(
            location="", target_page_id=None, redirect_id=None
        )
    if wanted is not None:
        FormerPath.objects.update_or_create(
            path_hash=wanted.path_hash, defaults={name: getattr(wanted, name) for name in _SAID}
        )
    after = {_seen(wanted)} if wanted is not None else set()
    if {_seen(row) for row in rows} != after:
        touched = {row.path_hash for row in rows} | {hashed for hashed, *_rest in after}
        log.append(
            keys.node("redirect", redirect_id),
            operation=log.PUT if after else log.REMOVE,
            tags=[*(keys.path_tag(hashed) for hashed in sorted(touched)), REDIRECTS],
            reason="redirect",
            now=now,
        )


#: What a row of an editor's redirect says.
_SAID = ("site", "path", "location", "permanent", "redirect_id", "target_page_id", "locale")


def _seen(row: FormerPath) -> tuple[str, str, bool]:
    return row.path_hash, row.location, row.permanent


def _wanted(redirect: Redirect | None) -> FormerPath | None:
    """The public row of a redirect; none where it leads nowhere public, or a page answers there."""
    destination = _destination(redirect) if redirect is not None else None
    if redirect is None or destination is None:
        return None
    site = redirect.site.hostname if redirect.site and not redirect.site.is_default_site else ""
    location, page_id, locale = destination
    hashed = keys.path_hash(redirect.old_path, site=site)
    if PublishedDocument.objects.filter(path_hash=hashed).exists():
        return None
    return FormerPath(
        path_hash=hashed,
        site=site,
        path=keys.normalised(redirect.old_path),
        location=location,
        permanent=redirect.is_permanent,
        redirect_id=redirect.pk,
        target_page_id=page_id,
        locale=locale,
    )


def _destination(redirect: Redirect, *, hops: int = 0) -> tuple[str, int | None, str] | None:
    """(location, page id, locale) at the end of the chain, or nothing."""
    if redirect.redirect_page_id:
        row = (
            PublishedDocument.objects.filter(page_id=redirect.redirect_page_id)
            .only("path", "locale")
            .first()
        )
        return (
            (row.path + redirect.redirect_page_route_path.lstrip("/"), row.page_id, row.locale)
            if row
            else None
        )
    link = redirect.redirect_link
    if not link.startswith("/"):
        return (link, None, "") if urlsplit(link).scheme in {"http", "https"} else None
    following = Redirect.objects.filter(
        old_path=Redirect.normalise_path(link), site=redirect.site
    ).first()
    if following is not None:
        return _destination(following, hops=hops + 1) if hops < MAX_HOPS else None
    return _internal(link, site=redirect.site)


def _internal(link: str, *, site: Site | None) -> tuple[str, int | None, str] | None:
    """An address of the site: a public page, or one only the front end knows; never a page that is not public."""
    name = site.hostname if site is not None and not site.is_default_site else ""
    path = urlsplit(link).path
    hashed = keys.path_hash(path, site=name)
    row = PublishedDocument.objects.filter(path_hash=hashed).only("locale").first()
    if row is not None:
        return link, row.page_id, row.locale
    slug = path.strip("/").rpartition("/")[2]
    hidden = Page.objects.filter(slug=slug, depth__gt=1).exists() if slug else False
    return None if hidden else (link, None, "")
