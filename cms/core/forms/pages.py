"""The page form: an address left empty is formed of the title, the French way."""

from __future__ import annotations

from itertools import count
from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from cms.core.typesetting.setting import set_page_right
from cms.typography.slugs import french_slug

#: A page needs an address even when its title has no letter at all.
SLUG_OF_NO_TITLE = "page"


class PageForm(WagtailAdminPageForm):
    """Asks for no address: whoever writes a title has given one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "slug" in cleaned and not cleaned["slug"]:
            cleaned["slug"] = self._free_slug(cleaned.get("title") or "")
        return cleaned

    def save(self, commit: bool = True) -> Page:
        """Set the texts right as they are kept, by button or by autosave; the panel says what to leave as typed."""
        shown = "typography_shown" in self.data
        set_page_right(self.instance, kept=self.data.getlist("typography_kept") if shown else None)
        return super().save(commit=commit)

    def _free_slug(self, title: str) -> str:
        base = french_slug(title) or SLUG_OF_NO_TITLE
        return next(
            slug
            for n in count(1)
            if Page._slug_is_available(
                slug := base if n == 1 else f"{base}-{n}", self.parent_page, self.instance
            )
        )
