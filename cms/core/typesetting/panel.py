"""The typography panel: each edit with its rule, and a box that brings back what was typed."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from cms.core.typesetting.setting import is_french
from cms.typography.signs import NARROW, NO_BREAK

#: How no-break spaces are shown to who has to judge them.
VISIBLE = str.maketrans({NO_BREAK: "␣", NARROW: "⍽", " ": "·"})
_AROUND = 12
#: Markup around an edit, whole or cut off by where its context begins or ends.
_MARKUP = re.compile(r"<[^<>]*>|^[^<>]*>|<[^<>]*$")


def visible(text: str) -> str:
    """Return a text whose spaces are seen."""
    return unescape(text).translate(VISIBLE)


def words(context: str) -> str:
    """Return what an editor reads of the words beside an edit."""
    return unescape(_MARKUP.sub("", context))


class TypographyPanel(Panel):
    """Lists what typography set right at the last save."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "core/panels/typography.html"

        def is_shown(self) -> bool:
            """Only French is set right; a translation may carry the notes of its source."""
            return bool(super().is_shown()) and is_french(self.instance)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["edits"] = [
                {
                    "id": record["id"],
                    "kept": record["kept"],
                    "text": capfirst(record["text"]),
                    "label": record["label"],
                    "rule": record["rule"],
                    "before": visible(record["before"]),
                    "after": visible(record["after"]),
                    "left": words(record["left"])[-_AROUND:],
                    "right": words(record["right"])[:_AROUND],
                }
                for record in self.instance.typography_edits
            ]
            return context


def typography_panel() -> MultiFieldPanel:
    """What a page's form shows of typography: the edits, and the way out."""
    return MultiFieldPanel(
        [TypographyPanel(), FieldPanel("typography_off")], heading=_("Typographie")
    )
