"""Snippets in several languages: the preview of one that was never saved is in the language its form was opened for."""

from __future__ import annotations

from typing import Any

from wagtail.models import Locale
from wagtail.snippets.views.snippets import CreateView, PreviewOnCreateView, SnippetViewSet

from cms.core.languages import locale_named


class CreateInLanguage(CreateView):
    """The form for a new one; its preview is told the language, which Wagtail's is not."""

    def get_preview_url(self) -> str | None:
        """The address of the panel's preview."""
        url: str | None = super().get_preview_url()
        return url and str(self._set_locale_query_param(url))


class PreviewInLanguage(PreviewOnCreateView):
    """What a new one would be in the language that is asked for."""

    def get_object(self) -> Any:
        """Nothing yet, in a language."""
        made = super().get_object()
        code = self.request.GET.get("locale")
        made.locale = locale_named(code) if code else Locale.get_default()
        return made


class LocalSnippetViewSet(SnippetViewSet):
    """Snippets that are translated, and seen on a front end before they are saved."""

    add_view_class = CreateInLanguage
    preview_on_add_view_class = PreviewInLanguage
