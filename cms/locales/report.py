"""The report on translations, cut to what its reader may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import Translation, get_edit_url
from wagtail_localize.views.report import TranslationsReportView

from cms.locales import rights


class OwnTranslationsReport(TranslationsReportView):
    """wagtail-localize's report, which lists every title to everybody, and asks eight times for each."""

    def get_queryset(self) -> Any:
        """In an order of its own, so that its pages neither repeat nor miss a row."""
        mine = rights.visible_translations(self.request.user)
        rows = super().get_queryset().filter(pk__in=mine.values("pk")).order_by("-pk")
        return rows.select_related(
            "source__specific_content_type", "source__locale", "target_locale"
        )

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What its templates ask of each row is known before they do."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        _know(context["object_list"])
        return context


def _know(rows: Sequence[Translation]) -> None:
    """Answer the questions of a page of rows with one query for each kind of thing, pages being one."""
    keys: dict[Any, set[Any]] = defaultdict(set)
    for row in rows:
        keys[_model(row)].add(row.source.object_id)
    things = {
        (model, thing.translation_key, thing.locale_id): thing
        for model, wanted in keys.items()
        for thing in model._default_manager.filter(translation_key__in=wanted)
    }
    for row in rows:
        source = things.get((_model(row), row.source.object_id, row.source.locale_id))
        target = things.get((_model(row), row.source.object_id, row.target_locale_id))
        row.source.get_source_instance_edit_url = _edit_url(source)
        # Its templates show « None » as a title.
        row.get_target_instance = "" if target is None else target
        row.get_target_instance_edit_url = _edit_url(target)
        row.get_status_display = (
            _("Waiting for translations") if row.waiting_for_translation else _("Up to date")
        )


def _edit_url(thing: Any | None) -> str:
    """Empty where the thing was deleted."""
    return "" if thing is None else get_edit_url(thing)


def _model(row: Translation) -> Any:
    model = row.source.specific_content_type.model_class()
    return Page if issubclass(model, Page) else model
