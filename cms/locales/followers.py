"""Followers: what else stands in every language beside the trees of pages, brought by the rooms that own it."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ImproperlyConfigured
from wagtail.models import Locale

#: Makes what a language is missing, and says how many things it made or changed; none, the second time.
Follower = Callable[[Locale], int]

_followers: dict[str, Follower] = {}


def register(name: str, follower: Follower) -> None:
    """Take a follower; a second one of the same name is a mistake."""
    if name in _followers:
        raise ImproperlyConfigured(f"“{name}” already stands in every language")
    _followers[name] = follower


def bring(locale: Locale) -> int:
    """Bring every follower to a language; say how many things were made or changed."""
    return sum(follower(locale) for follower in _followers.values())
