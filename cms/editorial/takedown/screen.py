"""The screen « Retrait »: three acts, each said again before it is done."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.models import Page

from cms.editorial.models import Takedown
from cms.editorial.takedown import acts
from cms.editorial.takedown.names import Anonymiser, NameStays

Act = Takedown.Act
NAME_STAYS: Final = gettext_lazy(
    "Rien n’a été changé : le nom est coupé par la mise en forme (« %(field)s »). Retirez-la et recommencez."
)
DONE: Final = {
    Act.DEREFERENCE: gettext_lazy(
        "« %(title)s » est retiré des moteurs de recherche et de la recherche du site."
    ),
    Act.DEPUBLISH: gettext_lazy("« %(title)s » n’est plus en ligne ; ses adresses le disent."),
    Act.ANONYMISE: gettext_lazy("Le nom est remplacé dans toutes les versions de « %(title)s »."),
}


class TakedownForm(forms.Form):
    """What is decided, why, and what it needs."""

    act = forms.ChoiceField(
        label=gettext_lazy("Décision"), choices=Act.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=gettext_lazy("Motif"),
        help_text=gettext_lazy(
            "Gardé au registre, jamais public. N’y écrivez pas le nom à retirer."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    notice = forms.CharField(
        label=gettext_lazy("Avis au lecteur"),
        help_text=gettext_lazy("Pour dépublier : montré à l’adresse de l’article ; facultatif."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    names = forms.CharField(
        label=gettext_lazy("Nom à remplacer"),
        help_text=gettext_lazy(
            "Pour anonymiser : une forme par ligne (Jeanne Martin, Mme Martin, Martin)."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    replacement = forms.CharField(
        label=gettext_lazy("Remplacé par"), max_length=200, required=False
    )
    confirmed = forms.BooleanField(
        label=gettext_lazy("Je confirme : la décision vaut pour toutes les langues, aussitôt.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("act") == Act.ANONYMISE:
            for name in ("names", "replacement"):
                if not cleaned.get(name, "").strip():
                    self.add_error(name, _("À remplir pour anonymiser."))
        return cleaned


@require_http_methods(["GET", "POST"])
def take_down(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the three acts, or do the one that was confirmed."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not acts.may_take_down(request.user, page):
        raise PermissionDenied
    form = TakedownForm(request.POST or None)
    if form.is_valid() and _do(page, form, user=request.user):
        page.refresh_from_db()
        done = DONE[Act(form.cleaned_data["act"])]
        messages.success(request, done % {"title": page.title})
        return redirect(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))
    past = Takedown.objects.filter(page_id=page.pk).order_by("-pk")
    return render(request, "editorial/takedown.html", {"page": page, "form": form, "past": past})


def _do(page: Page, form: TakedownForm, *, user: Any) -> bool:
    """Whether it was done; else the form says why not."""
    said = form.cleaned_data
    common = {"user": user, "reason": said["reason"], "now": timezone.now()}  # noqa: TID251 a view is a door
    if said["act"] == Act.DEREFERENCE:
        acts.dereference(page, **common)
    elif said["act"] == Act.DEPUBLISH:
        acts.depublish(page, notice=said["notice"].strip(), **common)
    else:
        words = said["replacement"].strip()
        anonymiser = Anonymiser.of(said["names"].splitlines(), words=words)
        try:
            acts.anonymise(page, anonymiser=anonymiser, **common)
        except NameStays as stays:
            form.add_error("names", NAME_STAYS % {"field": stays.where})
            return False
    return True
