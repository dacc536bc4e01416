"""Authors and topics in the admin: what the lists show and how one looks for someone."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from cms.core.snippets import LocalSnippetViewSet
from news.models import Author, Topic


class AuthorFilterSet(WagtailFilterSet):
    """By what they are to the newsroom."""

    class Meta:
        model = Author
        fields = ["kind", "active"]


class AuthorViewSet(LocalSnippetViewSet):
    """« Auteurs »."""

    model = Author
    icon = "user"
    menu_label = _("Auteurs")
    list_display = [
        "name",
        Column("kind", label=_("Qualité"), accessor="get_kind_display", sort_key="kind"),
        "role",
        BooleanColumn("active", label=_("En activité"), sort_key="active"),
    ]
    filterset_class = AuthorFilterSet
    ordering = ["sort_name", "name", "pk"]
    list_per_page = 50
    copy_view_enabled = False


class TopicFilterSet(WagtailFilterSet):
    """By what they are about."""

    class Meta:
        model = Topic
        fields = ["kind"]


class TopicViewSet(LocalSnippetViewSet):
    """« Sujets »."""

    model = Topic
    icon = "tag"
    menu_label = _("Sujets")
    list_display = [
        "name",
        Column("kind", label=_("Nature"), accessor="get_kind_display", sort_key="kind"),
        "medtop",
        "wikidata",
    ]
    filterset_class = TopicFilterSet
    ordering = ["name", "pk"]
    list_per_page = 50
    copy_view_enabled = False


class NewsroomViewSetGroup(SnippetViewSetGroup):
    """« Rédaction », in the main menu."""

    items = (AuthorViewSet, TopicViewSet)
    menu_label = _("Rédaction")
    menu_icon = "group"
    menu_name = "redaction"
    menu_order = 120
