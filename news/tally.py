"""The tally: signs, words and reading time in the article form, counted on the server and followed as one types."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from news.counting import NOT_COUNTED, NOT_TEXT, WORDS_PER_MINUTE, count

#: Field → the soft limits in signs; beyond them the form warns and never blocks.
TARGETS = {"kicker": (0, 60), "title": (0, 110), "standfirst": (150, 400)}


class TallyPanel(Panel):
    """Shows what `news.counting` counts; the script counts the same way."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Calibrage"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "news/panels/tally.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            body = self.instance.body
            context["count"] = count(body.stream_block.get_prep_value(body))
            context["rules"] = {
                "targets": TARGETS,
                "not_counted": sorted(NOT_COUNTED),
                "not_text": sorted(NOT_TEXT),
                "words_per_minute": WORDS_PER_MINUTE,
            }
            return context
