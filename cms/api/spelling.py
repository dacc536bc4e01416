"""Spelling: the known name a mistyped one was probably meant for, and how a stranger's text is quoted back."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

#: Comparing is quadratic, and no name we know is longer.
_COMPARED = 60
_SHOWN = 60


def nearest(name: str, *, known: Iterable[str]) -> str | None:
    """The known name closest to this one, or nothing when none is close."""
    found = get_close_matches(name[:_COMPARED], sorted(known), n=1, cutoff=0.6)
    return found[0] if found else None


def shown(text: str) -> str:
    """A stranger's text, cut and without anything that does not print."""
    cut = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in cut
    )
