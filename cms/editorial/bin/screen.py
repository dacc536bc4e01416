"""The screen « Corbeille », and the deletions of the admin that lead there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.editorial.bin import acts
from cms.editorial.models import Binned
from cms.locales.desk import still_public


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """What somebody may take out again, the latest first."""
    rows = [
        {"binned": one, "until": one.at + acts.KEPT}
        for one in Binned.objects.select_related("page").order_by("-at", "-pk")
        if _may(request.user, one.page)
    ]
    return render(request, "editorial/bin.html", {"rows": rows})


@require_POST
def take_out(request: HttpRequest, binned_id: int) -> HttpResponse:
    """Put one back, and say what came back as a draft only."""
    binned = get_object_or_404(Binned.objects.select_related("page"), pk=binned_id)
    page = binned.page
    if not _may(request.user, page):
        raise PermissionDenied
    refused = acts.put_back(binned, user=request.user)
    messages.success(request, _("« %(title)s » est de retour à sa place.") % {"title": page.title})
    for one in refused:
        messages.warning(request, str(one))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def put_in(request: HttpRequest, pages: Iterable[Page]) -> HttpResponse:
    """What « Supprimer » does; the way back is said."""
    now = timezone.now()  # noqa: TID251 a view is a door
    chosen = [page for page in pages if page.permissions_for_user(request.user).can_delete()]
    parent = chosen[0].get_parent() if chosen else None
    for page in chosen:
        # One below another that has just gone is there already.
        if not acts.is_binned(page):
            acts.put(page, user=request.user, now=now)
    said = ngettext(
        "Une page est à la corbeille (Rapports › Corbeille) : elle peut en revenir pendant 30 jours.",
        "%(count)s pages sont à la corbeille (Rapports › Corbeille) : elles peuvent en revenir pendant 30 jours.",
        len(chosen),
    )
    messages.success(request, said % {"count": len(chosen)})
    for page in chosen:
        still_public.tell(request, page)
    return redirect("wagtailadmin_explore", parent.pk) if parent else redirect("wagtailadmin_home")


def _may(user: Any, page: Page) -> bool:
    """Whoever may delete it; what stands below a page of the bin waits for that one."""
    is_free = not acts.is_binned(page.get_parent())
    return is_free and bool(page.permissions_for_user(user).can_delete())


class BinMenuItem(MenuItem):
    """Shown to whoever works on some page."""

    def is_shown(self, request: HttpRequest) -> bool:
        mine = page_permission_policy.instances_user_has_any_permission_for(
            request.user, {"add", "change", "publish"}
        )
        return bool(mine.exists())
