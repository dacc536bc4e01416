"""Terms: which of them a French text holds, and which its translation does not respect."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.html import strip_tags
from wagtail.models import Locale

from cms.locales.models import Term


def fold(text: str) -> str:
    """A term as it is recognised: its case, its apostrophes and the width of its spaces do not matter."""
    return " ".join(text.replace("’", "'").casefold().split())


def terms_of(locale: Locale) -> list[Term]:
    """The glossary into a language, in the order of the French; one query."""
    return list(Term.objects.filter(locale=locale).order_by("key"))


def found_in(french: str, terms: Iterable[Term]) -> list[Term]:
    """The terms a French text holds as whole words, singular or plural."""
    text = fold(strip_tags(french))
    return [term for term in terms if re.search(rf"(?<!\w){re.escape(term.key)}[sx]?(?!\w)", text)]


def unrespected(french: str, translation: str, terms: Iterable[Term]) -> list[Term]:
    """The terms of a French text that its translation says otherwise; none while there is no translation."""
    text = fold(strip_tags(translation))
    if not text:
        return []
    return [term for term in found_in(french, terms) if fold(term.translation) not in text]
