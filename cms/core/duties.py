"""Duties: what rooms ask the worker to do now and then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import ImproperlyConfigured

Duty = Callable[[datetime], Any]

_duties: dict[str, Duty] = {}


def register_duty(name: str, duty: Duty) -> None:
    """Take a duty; a second one of its name is a mistake."""
    if name in _duties:
        raise ImproperlyConfigured(f"The duty “{name}” is already there")
    _duties[name] = duty


def duties() -> dict[str, Duty]:
    """Every duty, by name."""
    return dict(_duties)
