"""Uniqueness: a value that one row of a language has, refused in the form before the database refuses it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise


def refuse_taken(row: Any, field: str, *, said: str | Promise) -> None:
    """Raise `ValidationError` on the field where another row of the same language has its value.

    No form has a field of the language, and Django leaves out a constraint on what a form does not show.
    `said` names the other row by `%(other)s`.
    """
    rows = type(row)._default_manager.filter(**{field: getattr(row, field)})
    other = rows.filter(locale_id=row.locale_id).exclude(pk=row.pk).first()
    if other is not None:
        raise ValidationError({field: str(said) % {"other": other}})
