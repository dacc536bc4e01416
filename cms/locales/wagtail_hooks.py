"""What translation adds to the admin: a report that lists only what its reader may see."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

from cms.locales.report import OwnTranslationsReport

REPORT = "localize/reports/translations/"


# Before wagtail-localize's own addresses: the first that matches answers.
@hooks.register("register_admin_urls", order=-1)  # type: ignore[untyped-decorator]  # Wagtail has no hints.
def own_report() -> list[URLPattern]:
    """The addresses stay wagtail-localize's, so that its links and filters lead here."""
    return [
        path(REPORT, OwnTranslationsReport.as_view(), name="own_translations"),
        path(
            f"{REPORT}results/",
            OwnTranslationsReport.as_view(results_only=True),
            name="own_translations_results",
        ),
    ]
