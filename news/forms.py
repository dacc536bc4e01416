"""The article form: what must be right before a text leaves the desk; a draft is saved as it is."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core import rights
from cms.core.forms.pages import PageForm
from news import corrections

CORRECTION_STANDS = _(
    "Une correction parue ne se modifie ni ne se retire : ajoutez-en une autre. (« %(text)s »)"
)
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
        self._check_corrections()
        return cleaned

    def _check_corrections(self) -> None:
        """What readers were told is not taken back, not even in a draft: a further correction says more."""
        formset = self.formsets.get("corrections")
        known = corrections.told(self.instance) if formset is not None else {}
        if not known:
            return
        dropped = {form.instance.translation_key for form in formset.deleted_forms}
        for form in formset.forms:
            row = known.get(form.instance.translation_key)
            if row is None:
                continue
            if row.translation_key in dropped or corrections.changed(form.instance, row):
                self.add_error(None, CORRECTION_STANDS % {"text": row.text})

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
