"""The dashboard: each section, how much of it is translated, and how much of that is stale."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import Substr
from wagtail.admin.ui.components import Component
from wagtail.models import Locale, Page

from cms.locales.desk.report import stale_pages
from cms.locales.models import PublishedText

#: Length of the tree path of a page directly under a front page.
_SECTION_PATH = 3 * Page.steplen


class CoveragePanel(Component):
    """On the dashboard: each section, how much of it is translated, and how much of that is stale."""

    name = "coverage"
    template_name = "locales/coverage.html"
    order = 250

    def __init__(self, user: Any) -> None:
        self.user = user

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {
            "rows": coverage(),
            "locales": _other_locales(),
            "waiting": stale_pages(self.user)[:5],
        }


def coverage() -> list[dict[str, Any]]:
    """Section → of its public French pages, how many are public in each language, and stale; constant in queries."""
    french = Page.objects.filter(
        locale__language_code=settings.LANGUAGE_CODE, live=True, depth__gt=3
    ).annotate(top=Substr("path", 1, _SECTION_PATH))
    totals = _by_section(french)
    titles = dict(Page.objects.filter(path__in=totals).values_list("path", "title"))
    cells = [_of_locale(french, locale) for locale in _other_locales()]
    return [
        {
            "title": titles.get(top, ""),
            "total": total,
            "cells": [
                {
                    "translated": translated.get(top, 0),
                    "stale": stale.get(top, 0),
                    "share": round(100 * translated.get(top, 0) / total),
                }
                for translated, stale in cells
            ],
        }
        for top, total in sorted(totals.items())
    ]


def _of_locale(french: QuerySet[Page], locale: Locale) -> tuple[dict[str, int], dict[str, int]]:
    there = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale=locale, live=True, alias_of=None
    )
    stale = PublishedText.objects.filter(
        page__translation_key=OuterRef("translation_key"),
        page__locale=locale,
        page__live=True,
        stale_since__isnull=False,
    )
    return _by_section(french.filter(Exists(there))), _by_section(french.filter(Exists(stale)))


def _by_section(pages: QuerySet[Page]) -> dict[str, int]:
    return dict(pages.values("top").order_by("top").annotate(n=Count("pk")).values_list("top", "n"))


def _other_locales() -> list[Locale]:
    return list(
        Locale.objects.exclude(language_code=settings.LANGUAGE_CODE).order_by("language_code")
    )
