"""Into the bin and out of it: a page stays where it is in the tree, unseen, without its address, until it is deleted for good."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.contrib.redirects.models import Redirect
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from cms.core.acts import hold
from cms.core.gates import PublicationRefused
from cms.editorial.models import Binned
from cms.locales.together import companions

#: How long a page may come back.
KEPT: Final = timedelta(days=30)
IN_BIN: Final = _("Ce texte est à la corbeille : sortez-l’en d’abord.")


def put(page: Page, *, user: Any, now: datetime) -> Binned:
    """Take a page and all below it from readers and from lists, and free its address; nothing is lost."""
    with transaction.atomic():
        tree = page.get_descendants(inclusive=True)
        hold(tree)
        live = dict(tree.filter(live=True).values_list("pk", "live_revision"))
        ids = [str(pk) for pk in tree.values_list("pk", flat=True)]
        planned = Revision.page_revisions.filter(object_id__in=ids)
        planned.update(approved_go_live_at=None)
        # Else the bin's own gate would hold the French back.
        companions.withdraw_all(tree, locale_id=page.locale_id)
        for one in tree.filter(live=True).order_by("-depth", "pk").specific():
            UnpublishPageAction(one, user=user, log_action=False).execute(
                skip_permission_checks=True
            )
        fresh = page.specific_class.objects.get(pk=page.pk)
        slug = fresh.slug
        _readdress(fresh, slug=f"corbeille-{page.pk}")
        log(instance=fresh, action="chapo.bin", user=user)
        return Binned.objects.create(
            page_id=page.pk, slug=slug, live=live, by=user, by_name=str(user), at=now
        )


def put_back(binned: Binned, *, user: Any) -> list[PublicationRefused]:
    """Bring a page back to its place and address, and online what was; what a gate refuses comes back as a draft."""
    with transaction.atomic():
        hold(binned.page.get_descendants(inclusive=True))
        page = binned.page.specific
        parent = page.get_parent()
        _readdress(page, slug=find_available_slug(parent, binned.slug, ignore_page_id=page.pk))
        binned.delete()
        log(instance=page, action="chapo.unbin", user=user)
        found = Page.objects.filter(pk__in=[int(pk) for pk in binned.live]).order_by("depth", "pk")
        refused = [
            _publish(one, version=binned.live[str(one.pk)], slug=page.slug, root=page.pk, user=user)
            for one in found
        ]
    return [one for one in refused if one is not None]


def _readdress(page: Page, *, slug: str) -> None:
    """Another address for a page and all below it, to which none of the former ones leads.

    Those of the bin were never anybody's, and a page in it answers nowhere.
    """
    tree = page.get_descendants(inclusive=True)
    before = _addresses(tree)
    page.slug = slug
    page.save(clean=False)

    def drop() -> None:
        made = Redirect.objects.filter(automatically_created=True, redirect_page__in=tree.all())
        made.filter(old_path__in=before | _addresses(tree.all())).delete()

    # Wagtail has asked to make a redirect of each when this is committed; this comes after.
    transaction.on_commit(drop)


def _addresses(tree: QuerySet[Page]) -> set[str]:
    found = (page.get_url_parts() for page in tree)
    return {Redirect.normalise_path(parts[2]) for parts in found if parts}


def _publish(
    page: Page, *, version: int | None, slug: str, root: int, user: Any
) -> PublicationRefused | None:
    """Put the version online that was; a page that had none goes as it stands."""
    revision = Revision.page_revisions.filter(pk=version).first()
    if revision is None:
        revision = page.specific.save_revision(clean=False)
    if page.pk == root and revision.content["slug"] != slug:
        revision.content["slug"] = slug
        revision.save(update_fields=["content"])
    try:
        with transaction.atomic():
            revision.publish(user=user, skip_permission_checks=True)
    except PublicationRefused as refused:
        return refused
    return None


def empty(now: datetime) -> int:
    """Delete for good what has been in the bin too long, each in its own transaction; return how many."""
    deleted = 0
    for pk in Binned.objects.filter(at__lte=now - KEPT).order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            # A page above may have taken it along.
            binned = Binned.objects.select_related("page").filter(pk=pk).first()
            if binned is not None:
                binned.page.specific.delete()
                deleted += 1
    return deleted


def outside(pages: QuerySet[Any]) -> QuerySet[Any]:
    """These pages without what is in the bin and what stands below it; one query, and a list of keys for a search."""
    binned = list(
        Binned.objects.order_by("pk").values_list("page_id", "page__path", "page__numchild")
    )
    found = pages.exclude(pk__in=[pk for pk, _path, _below in binned])
    # Most have nothing below them: only of the others the tree is asked.
    prefixes = [Q(path__startswith=path) for _pk, path, below in binned if below]
    if prefixes:
        found = found.exclude(pk__in=Page.objects.filter(reduce(or_, prefixes)).values("pk"))
    return found


def is_binned(page: Page) -> bool:
    """Whether a page, or one above it, is in the bin."""
    paths = [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]
    return bool(Binned.objects.filter(page__path__in=paths).exists())


def gate(page: Page, user: Any) -> None:
    """Nothing is published from the bin, by whatever path."""
    if is_binned(page):
        raise PublicationRefused(page, reasons=[str(IN_BIN)])


def refuse_ready(sender: type, page: Page, **_kwargs: Any) -> None:
    """A translation in the bin is not ready to go out: it would hold its French back."""
    if is_binned(page):
        raise companions.NotReady(str(IN_BIN))
