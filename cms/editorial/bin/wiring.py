"""Wiring: deletions lead to the bin, and what is in it is in no list of the admin."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page

from cms.editorial.bin import acts, screen


@hooks.register("before_delete_page")  # type: ignore[untyped-decorator]  # Wagtail's hooks carry no types.
def delete_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The button of one page; Wagtail has asked who may."""
    if request.method == "POST":
        return screen.put_in(request, [page])
    said = gettext("La page va à la corbeille : elle peut en revenir pendant 30 jours.")
    messages.info(request, said)
    return None


@hooks.register("before_bulk_action")  # type: ignore[untyped-decorator]
def delete_pages(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """The button under a list."""
    if action_type != "delete" or not issubclass(action.model, Page):
        return None
    return screen.put_in(request, sorted(objects, key=lambda page: page.path))


@hooks.register("before_edit_page")  # type: ignore[untyped-decorator]
def edit_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Nobody writes in the bin."""
    if not acts.is_binned(page):
        return None
    messages.error(request, str(acts.IN_BIN))
    return redirect("page_bin")


@hooks.register("construct_explorer_page_queryset")  # type: ignore[untyped-decorator]
def list_pages(parent: Page, pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """In no list of what stands below a page."""
    return acts.outside(pages)


@hooks.register("construct_page_chooser_queryset")  # type: ignore[untyped-decorator]
def choose_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Nor where a page is chosen."""
    return acts.outside(pages)


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def bin_addresses() -> list[URLPattern]:
    """The screen, and the way back."""
    return [
        path("reports/corbeille/", screen.show, name="page_bin"),
        path("corbeille/<int:binned_id>/remettre/", screen.take_out, name="take_out_of_bin"),
    ]


@hooks.register("register_reports_menu_item")  # type: ignore[untyped-decorator]
def bin_item() -> screen.BinMenuItem:
    """« Corbeille », in the reports menu."""
    url = reverse("page_bin")
    return screen.BinMenuItem(_("Corbeille"), url, name="bin", icon_name="bin", order=900)
