"""Glossaries as CSV: taken as a whole, or not at all with the lines that are wrong."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from cms.locales.exchange.refusals import FileRefused
from cms.locales.models import Term
from cms.locales.terms.glossary import fold

#: Larger is no glossary.
MOST_BYTES: Final = 1024 * 1024
MOST_ERRORS: Final = 10
_HEADINGS: Final = frozenset({"français", "francais", "fr"})
#: The columns, with the signs each may have.
_MOST_SIGNS: Final = {"french": 200, "translation": 200, "note": 400}


def take_in(data: bytes, *, locale: Locale) -> int:
    """Add the terms of a file, and replace those it has again; say how many. `FileRefused` before anything is written."""
    terms = _read(data, locale=locale)
    with transaction.atomic():
        Term.objects.bulk_create(
            terms,
            update_conflicts=True,
            unique_fields=["locale", "key"],
            update_fields=["french", "translation", "note"],
        )
    return len(terms)


def _read(data: bytes, *, locale: Locale) -> list[Term]:
    errors: list[str] = []
    terms: dict[str, Term] = {}
    for line, cells in _lines(data):
        wrong = _wrong(cells, known=terms)
        if wrong:
            errors.append(_("Ligne %(line)d : %(wrong)s") % {"line": line, "wrong": wrong})
            continue
        french, translation, note = [*cells, ""][:3]
        terms[fold(french)] = Term(
            locale=locale, french=french, key=fold(french), translation=translation, note=note
        )
    if errors:
        raise FileRefused(*errors[:MOST_ERRORS], _("Rien n’a été importé."))
    if not terms:
        raise FileRefused(_("Ce fichier ne contient aucun terme."))
    return list(terms.values())


def _lines(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The number of each line that is not empty, and its cells; the headings are left out."""
    if len(data) > MOST_BYTES:
        raise FileRefused(_("Ce fichier est trop gros : 1 Mo au plus."))
    try:
        text = data.decode("utf-8-sig")
        first = text.partition("\n")[0]
        rows = csv.reader(StringIO(text), delimiter=";" if ";" in first else ",", strict=True)
        for cells in rows:
            tidy = [" ".join(cell.split()) for cell in cells]
            is_heading = rows.line_num == 1 and tidy and tidy[0].casefold() in _HEADINGS
            if any(tidy) and not is_heading:
                yield rows.line_num, tidy
    except UnicodeDecodeError as error:
        raise FileRefused(_("Ce fichier n’est pas en UTF-8.")) from error
    except csv.Error as error:
        raise FileRefused(
            _("Ligne %(line)d : ce n’est pas du CSV. Rien n’a été importé.")
            % {"line": rows.line_num}
        ) from error


def _wrong(cells: list[str], *, known: dict[str, Term]) -> str:
    """What is wrong with a line; empty when nothing is."""
    if not 2 <= len(cells) <= len(_MOST_SIGNS):
        return _("il faut deux ou trois colonnes : français, traduction, remarque.")
    if not (cells[0] and cells[1]):
        return _("le français ou sa traduction manque.")
    if "\x00" in "".join(cells):
        return _("un signe ne peut pas être gardé.")
    if fold(cells[0]) in known:
        return _("« %(term)s » est déjà dans ce fichier.") % {"term": cells[0]}
    for cell, most in zip(cells, _MOST_SIGNS.values(), strict=False):
        if len(cell) > most:
            return _("un texte dépasse %(most)d signes.") % {"most": most}
    return ""
