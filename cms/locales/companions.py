"""Companions: what else stands in every language beside the trees of pages, brought by the rooms that own it."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ImproperlyConfigured
from wagtail.models import Locale

#: Makes what a language is missing, and says how many things it made or changed; none, the second time.
Companion = Callable[[Locale], int]

_companions: dict[str, Companion] = {}


def register(name: str, companion: Companion) -> None:
    """Take a companion; a second one of the same name is a mistake."""
    if name in _companions:
        raise ImproperlyConfigured(f"“{name}” already stands in every language")
    _companions[name] = companion


def bring(locale: Locale) -> int:
    """Bring every companion to a language; say how many things were made or changed."""
    return sum(companion(locale) for companion in _companions.values())
