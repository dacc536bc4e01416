"""French slugs: the ASCII address of a French title."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "°": "", "º": "", "ª": ""}
)
_NOT_ADDRESS = re.compile(r"[^a-z0-9]+")


def french_slug(text: str, *, max_length: int = 255) -> str:
    """`L’été à Où ?` → `l-ete-a-ou`; "" when no letter or digit is left. Applying it twice changes nothing."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    slug = _NOT_ADDRESS.sub("-", plain.lower()).strip("-")
    if len(slug) <= max_length:
        return slug
    cut = slug[: max_length + 1].rpartition("-")[0]
    return cut or slug[:max_length].strip("-")
