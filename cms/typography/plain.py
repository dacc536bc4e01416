"""Texts without their typography: for search keys, and for fonts that lack a narrow space."""

from __future__ import annotations

from cms.typography.signs import NARROW, NO_BREAK

_PLAIN = str.maketrans({"’": "'", NO_BREAK: " ", NARROW: " "})
_WIDE = str.maketrans({NARROW: NO_BREAK})


def plain(text: str) -> str:
    """Return what a keyboard types: ' for ’, a space for ␣ and ⍽."""
    return text.translate(_PLAIN)


def without_narrow_spaces(text: str) -> str:
    """Put ␣ for ⍽: some fonts show U+202F as a box."""
    return text.translate(_WIDE)
