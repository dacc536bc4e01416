"""The page form: an address left empty is formed of the title, the French way."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from cms.core.typesetting.setting import set_page_right
from cms.typography.slugs import french_slug

#: A page needs an address even when its title has no letter at all.
SLUG_OF_NO_TITLE = "page"
#: The first newspaper, the Relation of Strasbourg, is of 1605; what lies outside is a slip of the hand.
_YEARS: Final = range(1605, 2200)
_YEAR: Final = _("L’année doit être comprise entre %(first)s et %(last)s : vérifiez la date.")


class PageForm(WagtailAdminPageForm):
    """Asks for no address: whoever writes a title has given one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "slug" in cleaned and not cleaned["slug"]:
            cleaned["slug"] = free_slug(
                cleaned.get("title") or "", parent=self.parent_page, page=self.instance
            )
        for name, value in list(cleaned.items()):
            if isinstance(value, datetime) and value.year not in _YEARS:
                self.add_error(name, _YEAR % {"first": _YEARS[0], "last": _YEARS[-1]})
        return cleaned

    def save(self, commit: bool = True) -> Page:
        """Set the texts right as they are kept, by button or by autosave; the panel says what to leave as typed."""
        shown = "typography_shown" in self.data
        set_page_right(self.instance, kept=self.data.getlist("typography_kept") if shown else None)
        return super().save(commit=commit)


def free_slug(title: str, *, parent: Page, page: Page) -> str:
    """The address a title gives below `parent`, numbered from 2 where another page has it."""
    base = french_slug(title) or SLUG_OF_NO_TITLE
    return next(
        slug
        for n in count(1)
        if Page._slug_is_available(slug := base if n == 1 else f"{base}-{n}", parent, page)
    )
