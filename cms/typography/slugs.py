"""French slugs: the ASCII address of a French title."""

from __future__ import annotations

import re
import unicodedata

#: Dropped before Unicode spells them as letters: n° 1 and 2º are not « no 1 » and « 2o ».
_SILENT = str.maketrans(dict.fromkeys("°ºª"))
#: Letters that Unicode does not take apart; case is folded first, so ß is already ss.
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"}
)
#: Accents once decomposed, and what is not seen: a soft hyphen, a zero-width space.
_UNSEEN = frozenset({"Mn", "Me", "Cf"})
_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")


def french_slug(text: str, *, max_length: int = 255) -> str:
    """`L’été à Où ?` → `l-ete-a-ou`; "" when no letter or digit is left. Applying it twice changes nothing."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_SILENT)).casefold()
    letters = unicodedata.normalize("NFKD", decomposed).translate(_LETTERS)
    plain = "".join(sign for sign in letters if unicodedata.category(sign) not in _UNSEEN)
    slug = _BETWEEN_WORDS.sub("-", plain).strip("-")
    if len(slug) <= max_length:
        return slug
    whole_words = slug[: max_length + 1].rpartition("-")[0]
    return whole_words or slug[:max_length]
