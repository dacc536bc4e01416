"""What a browser sends when an editor saves the article form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

INLINES = ("bylines", "article_topics", "secondary_sections", "corrections", "comments")


def article_form(
    *, body: Iterable[tuple[str, Any]] = (), action: str = "", **fields: Any
) -> dict[str, Any]:
    """The fields of the form; `action` is the button: none saves a draft."""
    data = {
        "title": "Le marché rouvre",
        "slug": "le-marche-rouvre",
        "genre": "news",
        "access": "free",
        "commercial_status": "none",
        "ai_use": "none",
        "urgency": "5",
        "body": streamfield(list(body)),
        **{name: inline_formset([]) for name in INLINES},
        **fields,
    }
    if action:
        data[f"action-{action}"] = action
    return nested_form_data(data)  # type: ignore[no-any-return]


def picture_block(image: Any, **said: Any) -> tuple[str, dict[str, Any]]:
    """An image block as the form sends it; an unticked box is not sent at all."""
    return "image", {"image": image.pk, "alt": "Un quai", "caption": "", "credit": "", **said}
