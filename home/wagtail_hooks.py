"""What the front page adds to the admin: the menus of the site."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.models import Menu


class MenuViewSet(SnippetViewSet):
    """« Menus du site »."""

    model = Menu
    icon = "bars"
    menu_label = _("Menus du site")
    menu_order = 130
    add_to_admin_menu = True
    list_display = ["__str__"]
    copy_view_enabled = False


register_snippet(MenuViewSet)
