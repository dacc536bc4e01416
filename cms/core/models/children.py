"""Children of pages and snippets whose words are translated with them: a byline's mention, a correction, a menu's label."""

from __future__ import annotations

from typing import Any

from wagtail.models import Orderable, TranslatableMixin


class TranslatedChild(TranslatableMixin, Orderable):
    """One of an ordered list; its language is its parent's."""

    class Meta(Orderable.Meta):
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.locale_id is None:
            self.locale = self.get_default_locale()
        super().save(*args, **kwargs)
