"""The article form: what must be right before a text leaves the desk; a draft is saved as it is."""

from __future__ import annotations

from django.utils import timezone

from cms.core.forms.pages import PageForm
from cms.editorial.checklist import Act, blocking


class ArticleForm(PageForm):
    """Asks the checklist when the text is submitted, approved or published."""

    class Media:
        js = ["news/js/tally.js"]
        css = {"all": ["news/css/tally.css"]}

    def is_valid(self) -> bool:
        # Sending a text back must never fail for what the text lacks.
        if self.data.get("workflow-action-name") == "reject":
            self.defer_required_fields()
        return bool(super().is_valid())

    def _post_clean(self) -> None:
        """The article now says what was typed: what stops it is said where it is to be mended."""
        super()._post_clean()
        if self.is_deferred_validation:
            return
        now = timezone.now()  # noqa: TID251 a form is a door
        for one in blocking(self.instance, act=self._act(), user=self.for_user, now=now):
            name = one.place.field
            # A block says by itself what its picture lacks.
            if name in self.fields and name not in self.errors:
                self.add_error(name, one.place.message)

    def _act(self) -> Act:
        return Act.PUBLICATION if self.data.get("action-publish") else Act.SUBMISSION
