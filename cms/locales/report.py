"""The report on translations, cut to what its reader may see."""

from __future__ import annotations

from typing import Any

from wagtail_localize.views.report import TranslationsReportView

from cms.locales import rights


class OwnTranslationsReport(TranslationsReportView):
    """wagtail-localize's report, which lists every title to everybody."""

    def get_queryset(self) -> Any:
        """In an order of its own, so that its pages neither repeat nor miss a row."""
        mine = rights.visible_translations(self.request.user)
        return super().get_queryset().filter(pk__in=mine.values("pk")).order_by("-pk")
