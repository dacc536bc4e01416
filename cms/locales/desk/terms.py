"""« Glossaire »: the terms of one language, kept by those who translate into it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.models import Locale

from cms.locales.exchange.refusals import FileRefused
from cms.locales.models import Term
from cms.locales.terms.csv_files import MOST_BYTES, take_in
from cms.locales.terms.glossary import fold, terms_of


class TermForm(forms.ModelForm):
    """One term; a French word has one translation in each language."""

    class Meta:
        model = Term
        fields = ["french", "translation", "note"]

    def clean(self) -> dict[str, Any]:
        """The same word again is an error here, where somebody may have missed it; in a file it replaces."""
        cleaned: dict[str, Any] = super().clean() or {}
        self.instance.key = fold(cleaned.get("french", ""))
        same = Term.objects.filter(locale=self.instance.locale_id, key=self.instance.key)
        if same.exclude(pk=self.instance.pk).exists():
            self.add_error("french", _("Ce terme est déjà dans le glossaire."))
        return cleaned


def glossary(request: HttpRequest, locale_id: int) -> HttpResponse:
    """The list, a form to add to it, and a way in for files; the guard has asked who translates into the language."""
    locale = get_object_or_404(Locale, pk=locale_id)
    form = TermForm(request.POST or None, instance=Term(locale=locale))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Le terme est au glossaire."))
        return redirect("glossary", locale_id)
    context = {"locale": locale, "terms": terms_of(locale), "form": form}
    return render(request, "locales/glossary.html", context)


@require_POST
def import_terms(request: HttpRequest, locale_id: int) -> HttpResponse:
    """Take a CSV file in, as a whole or not at all."""
    locale = get_object_or_404(Locale, pk=locale_id)
    try:
        count = take_in(_given(request), locale=locale)
    except FileRefused as refused:
        for message in refused.messages:
            messages.error(request, message)
    else:
        said = ngettext("Un terme a été importé.", "%(count)s termes ont été importés.", count)
        messages.success(request, said % {"count": count})
    return redirect("glossary", locale_id)


def _given(request: HttpRequest) -> bytes:
    given = request.FILES.get("file")
    if given is None:
        raise FileRefused(_("Choisissez un fichier CSV."))
    data: bytes = given.read(MOST_BYTES + 1)
    return data


@require_POST
def delete_term(request: HttpRequest, locale_id: int, term_id: int) -> HttpResponse:
    """Take a term out."""
    get_object_or_404(Term, pk=term_id, locale=locale_id).delete()
    messages.success(request, _("Le terme n’est plus au glossaire."))
    return redirect("glossary", locale_id)
