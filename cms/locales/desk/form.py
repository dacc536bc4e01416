"""The form of a French page: its other languages, and what publishing this version would make stale there."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel
from wagtail.models import Page

from cms.locales import rights
from cms.locales.freshness import reading
from cms.locales.models import Companion


class LanguagesPanel(Panel):
    """The page in other languages: what is stale, and what publishing this version would make so."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "locales/languages_panel.html"

        def is_shown(self) -> bool:
            """Only on French pages that exist: what is translated from."""
            page = self.instance
            return bool(
                super().is_shown()
                and page.pk
                and page.locale.language_code == settings.LANGUAGE_CODE
            )

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            others = list(
                self.instance.get_translations().select_related("locale").order_by("locale")
            )
            context["languages"] = languages(self.instance, others)
            context["may_publish"] = rights.may_publish(self.request.user, self.instance)
            return context


def languages(page: Page, others: list[Page]) -> list[dict[str, Any]]:
    """What the form says of each translation; four queries and the page's own texts."""
    since = reading.stale_since([other.pk for other in others])
    coming = reading.would_go_stale(page) if others else {}
    ready = _ready(page) if others else {}
    return [
        {
            "name": other.locale.get_display_name(),
            "page": other,
            "since": since.get(other.pk),
            "coming": coming.get(other.locale.language_code, []),
            "companion": ready.get(other.locale_id),
        }
        for other in others
    ]


def _ready(page: Page) -> dict[int, Companion]:
    waiting = Companion.objects.filter(translation__source__object_id=page.translation_key)
    return {it.translation.target_locale_id: it for it in waiting.select_related("translation")}


def languages_panel() -> LanguagesPanel:
    """What a page's form shows of its other languages."""
    return LanguagesPanel(heading=_("Autres langues"))
