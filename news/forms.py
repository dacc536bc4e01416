"""The article form: what must be right before a text leaves the desk; a draft is saved as it is."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from cms.core import rights
from cms.core.forms.pages import PageForm

#: Pictures of the article itself; those of its body are checked by their blocks.
PICTURES = ("hero", "social_image")


class ArticleForm(PageForm):
    """Checks pictures when the text is submitted, approved or published."""

    class Media:
        js = ["news/js/tally.js"]
        css = {"all": ["news/css/tally.css"]}

    def is_valid(self) -> bool:
        # Sending a text back must never fail for what the text lacks.
        if self.data.get("workflow-action-name") == "reject":
            self.defer_required_fields()
        return bool(super().is_valid())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            self._check_pictures(cleaned)
            self._check_alternative(cleaned)
        return cleaned

    def _check_pictures(self, cleaned: dict[str, Any]) -> None:
        now = timezone.now()  # noqa: TID251 a form is a door
        for name in PICTURES:
            image = cleaned.get(name)
            if image is not None and (refused := rights.refusal(image, now=now)):
                self.add_error(name, refused)

    def _check_alternative(self, cleaned: dict[str, Any]) -> None:
        """The hero's own words may come from the library."""
        image = cleaned.get("hero")
        if image is None or cleaned.get("hero_decorative"):
            return
        if not (cleaned.get("hero_alt") or image.default_alt):
            self.add_error("hero_alt", str(rights.NO_ALTERNATIVE))
