"""Addresses without a page: redirects to public pages, and the word that a page has gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from urllib.parse import urlsplit

from django.db.models import F, Q
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

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


def mark_redirects_to(
    page_id: int, *, path: str, before: str, now: datetime, priority: int
) -> None:
    """Ask for the redirects that lead to a page whose address is new, by its id or by either address."""
    known = Redirect.objects.filter(redirect_page_id=page_id).values_list("pk", flat=True)
    found = {*known, *_linked_to({path, before} - {""})}
    dirty.mark(_nodes(found), now=now, reason="dependency", priority=priority)


def _linked_to(addresses: Collection[str]) -> set[int]:
    """Redirects to these addresses, however their links are spelled."""
    spelled = Q(pk__in=())
    for address in addresses:
        spelled |= Q(redirect_link__startswith=address.partition("?")[0].rstrip("/") or "/")
    targets = {keys.normalised(address) for address in addresses}
    links = Redirect.objects.filter(spelled).values_list("pk", "redirect_link")
    return {pk for pk, link in links if targets & _leads_to(link)}


def _leads_to(link: str) -> set[str]:
    """The page and the redirect a link of this site would find."""
    if not link.startswith("/"):
        return set()
    return {keys.normalised(urlsplit(link).path), keys.normalised(Redirect.normalise_path(link))}


def _nodes(redirect_ids: Iterable[int]) -> list[str]:
    return [keys.node("redirect", pk) for pk in redirect_ids]


def drifted_redirects() -> set[int]:
    """Redirects that lead to what is public and that nobody projected, and public ones that are no more: bulk writes tell nobody."""
    held = FormerPath.objects.filter(redirect_id__isnull=False)
    known = {pk for pk in held.values_list("redirect_id", flat=True) if pk is not None}
    gone: set[int] = known - set(Redirect.objects.values_list("pk", flat=True))
    public = PublishedDocument.objects.values("page_id")
    idle = Redirect.objects.exclude(pk__in=held.values("redirect_id")).select_related("site")
    wanted = idle.filter(Q(redirect_page__in=public) | Q(redirect_link__startswith="/"))
    # Two redirects of one address are one to readers: the last of them here is who answers.
    ordered = wanted.order_by(F("site").asc(nulls_first=True), "-pk")
    sought = {_hash_of(redirect): redirect for redirect in ordered}
    answered = _answered(sought)
    targets = {
        hashed: {keys.path_hash(path, site=_site_of(it)) for path in _leads_to(it.redirect_link)}
        for hashed, it in sought.items()
        if hashed not in answered
    }
    reached = _answered({each for found in targets.values() for each in found})
    return gone | {
        sought[hashed].pk
        for hashed, found in targets.items()
        if (found & reached or sought[hashed].redirect_page_id) and _wanted(sought[hashed])
    }


def _answered(hashes: Iterable[str]) -> set[str]:
    """Those of these addresses where a page or an editor's redirect answers."""
    asked = set(hashes)
    pages = PublishedDocument.objects.filter(path_hash__in=asked)
    former = FormerPath.objects.filter(path_hash__in=asked, redirect_id__isnull=False)
    return {row for rows in (pages, former) for row in rows.values_list("path_hash", flat=True)}


def _site_of(redirect: Redirect) -> str:
    """The host name its rows are kept under: none for the default site, nor for all sites."""
    site = redirect.site
    return site.hostname if site is not None and not site.is_default_site else ""


def _hash_of(redirect: Redirect) -> str:
    return keys.path_hash(redirect.old_path, site=_site_of(redirect))


def _yields(redirect: Redirect) -> bool:
    """Whether another redirect answers at its address: what is for the default site goes before what is for all of them."""
    default = Redirect.objects.filter(old_path=redirect.old_path, site__is_default_site=True)
    return redirect.site_id is None and default.exists()


def project_redirect(redirect_id: int, *, now: datetime) -> set[str]:
    """Make the public redirect equal what the editor's says; nothing where its target is not public.

    Return the addresses that now answer otherwise.
    """
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
        if not after:
            _mark_rivals(rows, of=redirect_id, now=now)
        return {row.path for row in (*rows, *([wanted] if wanted else []))}
    return set()


def _mark_rivals(rows: Iterable[FormerPath], *, of: int, now: datetime) -> None:
    """Ask for the other redirects of addresses that this one answers no more."""
    left = {Redirect.normalise_path(row.path) for row in rows}
    rivals = Redirect.objects.filter(old_path__in=left).exclude(pk=of)
    dirty.mark(_nodes(rivals.values_list("pk", flat=True)), now=now, reason="dependency")


def mark_redirects_over(addresses: Collection[str], *, now: datetime) -> None:
    """Ask for the redirects that lead to where others have just changed."""
    asked = _linked_to(addresses) if addresses else ()
    dirty.mark(_nodes(asked), now=now, reason="dependency", priority=dirty.DEPENDENT)


#: What a row of an editor's redirect says.
_SAID = ("site", "path", "location", "permanent", "redirect_id", "target_page_id", "locale")


def _seen(row: FormerPath) -> tuple[str, str, bool]:
    return row.path_hash, row.location, row.permanent


def _wanted(redirect: Redirect | None) -> FormerPath | None:
    """The public row of a redirect; none where it leads nowhere public, or a page answers there."""
    destination = _destination(redirect) if redirect is not None else None
    if redirect is None or destination is None or _yields(redirect):
        return None
    site = _site_of(redirect)
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
    return _internal(link, name=_site_of(redirect))


def _internal(link: str, *, name: str) -> tuple[str, int | None, str] | None:
    """An address of the site: a public page, or one only the front end knows; never a page that is not public."""
    path = urlsplit(link).path
    hashed = keys.path_hash(path, site=name)
    row = PublishedDocument.objects.filter(path_hash=hashed).only("locale").first()
    if row is not None:
        return link, row.page_id, row.locale
    slug = path.strip("/").rpartition("/")[2]
    hidden = Page.objects.filter(slug=slug, depth__gt=1).exists() if slug else False
    return None if hidden else (link, None, "")
