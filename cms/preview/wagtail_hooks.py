"""What previews add to the admin: the panel's token, the links one sends, and the way from a block to its form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from cms.preview import entrance, sharing, sources, userbar

hooks.register("construct_wagtail_userbar", userbar.across_origins)


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # Wagtail's hooks carry no types.
def addresses() -> list[URLPattern]:
    """Four doors of our own."""
    return [
        path("apercus/jeton/", entrance.mint, name="preview_mint"),
        path("apercus/liens/", sharing.all_links, name="preview_all_links"),
        path("apercus/liens/<int:page_id>/", sharing.links, name="preview_links"),
        path("apercus/liens/<int:token_id>/couper/", sharing.revoke, name="preview_revoke"),
    ]


@hooks.register("register_page_header_buttons")  # type: ignore[untyped-decorator]
def share_button(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """In the page's menu: a link for somebody without an account."""
    if sources.may_see(page, user):
        url = reverse("preview_links", args=[page.pk])
        yield Button(_("Partager un aperçu"), url, icon_name="link", priority=65)


@hooks.register("register_reports_menu_item")  # type: ignore[untyped-decorator]
def report() -> MenuItem:
    """All links at a glance."""
    return MenuItem(_("Liens d’aperçu"), reverse("preview_all_links"), icon_name="link", order=850)


@hooks.register("insert_editor_js")  # type: ignore[untyped-decorator]
def script() -> str:
    """In the form: the panel keeps its place, and a click in it finds the field."""
    return format_html('<script src="{}" defer></script>', static("preview/js/panel.js"))
