"""The desk's list of articles: what is being written, by whom, where it stands."""

from __future__ import annotations

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
    ParentPageColumn,
)
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permissions import policy_registry

from cms.editorial.bin.acts import outside
from news.models import ArticlePage, Author, Byline, SectionPage
from news.models.vocabulary import Genre

STATUSES = [
    ("live", _("En ligne")),
    ("changed", _("En ligne, modifié depuis")),
    ("scheduled", _("Programmé")),
    ("draft", _("Brouillon")),
]
OF_STATUS: dict[str, dict[str, Any]] = {
    "live": {"live": True},
    "changed": {"live": True, "has_unpublished_changes": True},
    "scheduled": {"_revisions__approved_go_live_at__isnull": False},
    "draft": {"live": False},
}


class ArticleFilterSet(WagtailFilterSet):
    """Filters a desk uses. Each ends in a list of keys, because a search can only be narrowed by those."""

    section = django_filters.ModelChoiceFilter(
        label=_("Rubrique"),
        queryset=SectionPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by(
            "path"
        ),
        method="below_section",
    )
    genre = django_filters.MultipleChoiceFilter(
        label=_("Genre"), choices=Genre.choices, method="of_genre"
    )
    author = django_filters.ModelChoiceFilter(
        label=_("Signature"), queryset=Author.objects.all(), method="signed_by"
    )
    status = django_filters.ChoiceFilter(label=_("État"), choices=STATUSES, method="of_status")
    first_published_at = django_filters.DateFromToRangeFilter(
        label=_("Première publication"), widget=DateRangePickerWidget
    )

    class Meta:
        model = ArticlePage
        fields: list[str] = []

    def below_section(self, queryset: QuerySet, name: str, section: SectionPage) -> QuerySet:
        """Articles of the section and of its sub-sections."""
        return _among(queryset, ArticlePage.objects.descendant_of(section))

    def of_genre(self, queryset: QuerySet, name: str, genres: list[str]) -> QuerySet:
        """Articles of any of the genres; all of them when none is chosen."""
        return queryset.filter(genre__in=genres) if genres else queryset

    def signed_by(self, queryset: QuerySet, name: str, author: Author) -> QuerySet:
        """Articles an author signs, whatever for."""
        return _among(queryset, ArticlePage.objects.filter(bylines__author=author))

    def of_status(self, queryset: QuerySet, name: str, status: str) -> QuerySet:
        """Articles that stand where the desk asks."""
        return _among(queryset, ArticlePage.objects.filter(**OF_STATUS[status]))


def _among(queryset: QuerySet, articles: QuerySet) -> QuerySet:
    return queryset.filter(pk__in=articles.order_by().values("pk"))


def signatures(article: ArticlePage) -> str:
    """Who signs, in order."""
    return ", ".join(getattr(article, "signed", []))


class ArticleIndexView(IndexView):
    """The list itself; its cost does not grow with its length."""

    add_item_label = _("Écrire un article")
    results_template_name = "news/articles_results.html"

    def get_base_queryset(self) -> QuerySet:
        """Nothing that is in the bin: Wagtail asks no hook here."""
        return outside(super().get_base_queryset())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        articles = {article.pk: article for article in context["object_list"]}
        for article in articles.values():
            article.signed = []
        bylines = Byline.objects.filter(article__in=articles).order_by("article", "sort_order")
        for article_id, name in bylines.values_list("article", "author__name"):
            articles[article_id].signed.append(name)
        return context


class ArticlesMenuItem(MenuItem):
    """Shown to whoever works on pages."""

    def is_shown(self, request: Any) -> bool:
        policy = policy_registry.get_by_type(ArticlePage)
        actions = ArticleIndexView.any_permission_required
        return bool(policy.user_has_any_permission(request.user, actions))


class ArticleListingViewSet(PageListingViewSet):
    """« Articles », in the main menu."""

    name = "articles"
    model = ArticlePage
    icon = "doc-full"
    menu_label = _("Articles")
    menu_order = 110
    add_to_admin_menu = True
    menu_item_class = ArticlesMenuItem
    index_view_class = ArticleIndexView
    filterset_class = ArticleFilterSet
    columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Titre"), sort_key="title", classname="title"),
        ParentPageColumn("parent", label=_("Rubrique")),
        Column("genre", label=_("Genre"), accessor="get_genre_display", sort_key="genre"),
        Column("authors", label=_("Signatures"), accessor=signatures),
        NumberColumn("char_count", label=_("Signes"), sort_key="char_count"),
        DateColumn(
            "latest_revision_created_at",
            label=_("Modifié"),
            sort_key="latest_revision_created_at",
        ),
        PageStatusColumn("status", label=_("État"), sort_key="live"),
    ]
