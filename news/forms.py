"""The article form: what must be right before a text leaves the desk; a draft is saved as it is."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.core.forms.pages import PageForm
from cms.editorial import embargo
from cms.editorial.checklist import Act, blocking
from news import corrections

CORRECTION_STANDS = _(
    "Une correction parue ne se modifie ni ne se retire : ajoutez-en une autre. (« %(text)s »)"
)


class ArticleForm(PageForm):
    """Asks the checklist when the text is submitted, approved or published."""

    class Media:
        js = ["news/js/tally.js"]
        css = {"all": ["news/css/tally.css"]}

    #: Whether what was typed ends an embargo sooner, by somebody who may.
    lifts_embargo = False

    def is_valid(self) -> bool:
        # Sending a text back must never fail for what the text lacks.
        if self.data.get("workflow-action-name") == "reject":
            self.defer_required_fields()
        return bool(super().is_valid())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self._check_corrections()
        self._check_embargo(cleaned)
        return cleaned

    def save(self, commit: bool = True) -> Page:
        """Say who lifts an embargo; a preview comes here too, and only a version that is kept ends one."""
        self.instance.embargo_lifted_by = self.for_user if self.lifts_embargo else None
        return super().save(commit=commit)

    def _check_embargo(self, cleaned: dict[str, Any]) -> None:
        """Not even a draft ends an embargo sooner: somebody would publish it."""
        if embargo.FIELD not in cleaned:
            return
        now = timezone.now()  # noqa: TID251 a form is a door
        known = embargo.standing(self.instance, now=now)
        until = embargo.to_the_second(cleaned[embargo.FIELD], known=known)
        cleaned[embargo.FIELD] = until
        if known is None or not embargo.ends_sooner(until, than=known):
            return
        self.lifts_embargo = embargo.may_lift(self.for_user)
        if not self.lifts_embargo:
            self.add_error(embargo.FIELD, embargo.refusal(known))

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

    def _post_clean(self) -> None:
        """The article now says what was typed: what stops it is said where it is to be mended."""
        super()._post_clean()
        if self.is_deferred_validation:
            return
        self.instance.parent_to_be = self.parent_page
        now = timezone.now()  # noqa: TID251 a form is a door
        for one in blocking(self.instance, act=self._act(), user=self.for_user, now=now):
            name = one.place.field
            # A block says by itself what its picture lacks.
            if name in self.fields and name not in self.errors:
                self.add_error(name, one.place.message)

    def _act(self) -> Act:
        return Act.PUBLICATION if self.data.get("action-publish") else Act.SUBMISSION
