"""« Traductions à rafraîchir »: the public translations whose French has gone ahead, oldest first, and what changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import django_filters
from django.conf import settings
from django.db.models import Count, F, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import diff_text
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Locale, Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import TranslationSource

from cms.locales import rights
from cms.locales.freshness import reading

AGES = [("1", _("plus d’un jour")), ("7", _("plus d’une semaine")), ("30", _("plus d’un mois"))]


#: Days since the French was first published: what readers see first, known without counting them.
RECENT = [("2", _("moins de deux jours")), ("7", _("moins d’une semaine"))]


class StaleFilterSet(WagtailFilterSet):
    """What a translator narrows the list to."""

    locale = django_filters.ModelChoiceFilter(
        label=_("Langue"),
        queryset=Locale.objects.exclude(language_code=settings.LANGUAGE_CODE),
    )
    section = django_filters.ModelChoiceFilter(
        label=_("Rubrique"),
        queryset=Page.objects.filter(
            depth=3, locale__language_code=settings.LANGUAGE_CODE
        ).order_by("path"),
        method="below_section",
    )
    age = django_filters.ChoiceFilter(label=_("Depuis"), choices=AGES, method="older_than")

    recent = django_filters.ChoiceFilter(
        label=_("Article publié depuis"), choices=RECENT, method="published_within"
    )

    class Meta:
        model = Page
        fields: list[str] = []

    def published_within(self, queryset: QuerySet, name: str, days: str) -> QuerySet:
        """Translations of articles that are news still."""
        since = timezone.now() - timedelta(days=int(days))  # noqa: TID251 a view is a door
        french = Page.objects.filter(
            locale__language_code=settings.LANGUAGE_CODE, first_published_at__gte=since
        )
        found: QuerySet = queryset.filter(translation_key__in=french.values("translation_key"))
        return found

    def below_section(self, queryset: QuerySet, name: str, section: Page) -> QuerySet:
        """Translations of what stands in a French section."""
        keys = Page.objects.descendant_of(section, inclusive=True).values("translation_key")
        found: QuerySet = queryset.filter(translation_key__in=keys)
        return found

    def older_than(self, queryset: QuerySet, name: str, days: str) -> QuerySet:
        """Stale for longer than this."""
        since = timezone.now() - timedelta(days=int(days))  # noqa: TID251 a view is a door
        found: QuerySet = queryset.filter(stale_since__lte=since)
        return found


def stale_pages(user: Any) -> QuerySet[Page]:
    """The stale translations somebody works on, the oldest first; constant in queries."""
    mine: QuerySet[Page] = page_permission_policy.instances_user_has_any_permission_for(
        user, rights.WORK
    )
    is_stale = Q(published_texts__stale_since__isnull=False)
    found: QuerySet[Page] = (
        mine.filter(is_stale)
        .annotate(
            stale_since=Min("published_texts__stale_since", filter=is_stale),
            stale_texts=Count("published_texts", filter=is_stale),
            language=F("locale__language_code"),
        )
        .order_by("stale_since", "pk")
    )
    return found


class StaleReport(ReportView):
    """The list."""

    page_title = _("Traductions à rafraîchir")
    header_icon = "rotate"
    index_url_name = "stale_translations"
    index_results_url_name = "stale_translations_results"
    filterset_class = StaleFilterSet
    default_ordering = "stale_since"
    list_export = ["title", "language", "stale_since", "stale_texts"]
    export_headings = {
        "title": _("Titre"),
        "language": _("Langue"),
        "stale_since": _("Périmée depuis"),
        "stale_texts": _("Textes changés"),
    }
    columns = [
        TitleColumn(
            "title",
            label=_("Titre"),
            get_url=lambda page: reverse("stale_translation", args=[page.pk]),
        ),
        Column("language", label=_("Langue")),
        DateColumn("stale_since", label=_("Périmée depuis")),
        NumberColumn("stale_texts", label=_("Textes changés")),
    ]

    def get_queryset(self) -> QuerySet[Page]:
        return stale_pages(self.request.user)


class StaleMenuItem(MenuItem):
    """Shown to whoever works on some translation."""

    def is_shown(self, request: HttpRequest) -> bool:
        mine = page_permission_policy.instances_user_has_any_permission_for(
            request.user, rights.WORK
        )
        return bool(mine.exclude(locale__language_code=settings.LANGUAGE_CODE).exists())


def changes(request: HttpRequest, page_id: int) -> HttpResponse:
    """Old French, new French and their difference, for each stale text of one translation; the guard has asked who may."""
    page = get_object_or_404(Page.objects.select_related("locale"), pk=page_id)
    source = TranslationSource.objects.filter(object_id=page.translation_key).first()
    context = {
        "page": page,
        "texts": [
            {
                "text": row,
                "difference": difference(row.source, row.source_now or ""),
            }
            for row in reading.stale_texts(page.pk)
        ],
        "edit_url": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "refresh_url": source and reverse("wagtail_localize:update_translations", args=[source.pk]),
    }
    return render(request, "locales/changes.html", context)


def difference(before: str, after: str) -> SafeString:
    """Both texts in one, with what went and what came marked."""
    marked: SafeString = diff_text(strip_tags(before), strip_tags(after)).to_html()
    return marked
