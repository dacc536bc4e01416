"""Names: finds a person's name however it is written, and puts other words in its place. Pure: it reads no database."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cms.typography.slugs import french_slug

_TAG = re.compile(r"<[^>]+>")
#: A text that is an address, or one part of it.
_ADDRESS = re.compile(r"[a-z0-9/_.:%-]+")
_QUOTED_ADDRESS = re.compile(r"""(?<=["'])[^"'\s<>]*/[^"'\s<>]*(?=["'])""")
_BETWEEN = r"(?:[\s\u00a0\u202f]|&nbsp;|&#160;)+"
_APOSTROPHE = r"(?:['’]|&#x27;|&#39;|&rsquo;)"
_HYPHEN = "[-\u2010\u2011]"
_MARKS = "[\u0300-\u036f]*"


class NameStays(Exception):
    """The name is cut by its formatting and could not be replaced."""

    def __init__(self, where: str) -> None:
        super().__init__(f"{self.__doc__} {where}")
        self.where = where


def _accented() -> dict[str, str]:
    """Plain letter → all the Latin letters that are it with an accent."""
    letters: dict[str, str] = {}
    for sign in map(chr, range(0xC0, 0x180)):
        plain = unicodedata.normalize("NFD", sign)[0].lower()
        if plain.isascii():
            letters[plain] = letters.get(plain, "") + sign
    return letters


_ACCENTED = _accented()


@dataclass(frozen=True, slots=True, kw_only=True)
class Anonymiser:
    """The forms of one name, and the words that replace them all."""

    words: str
    slug: str
    text: re.Pattern[str]
    address: re.Pattern[str]

    @classmethod
    def of(cls, forms: Iterable[str], *, words: str) -> Anonymiser:
        """The longest form is replaced first: « Jean Dupont » before « Dupont »."""
        known = sorted({" ".join(form.split()) for form in forms if form.strip()}, key=len)[::-1]
        if not known:
            raise ValueError("There is no name to replace.")
        slugs = [re.escape(slug) for form in known if (slug := french_slug(form))]
        return cls(
            words=words,
            slug=french_slug(words) or "x",
            text=_whole("|".join(map(_spelled, known)), edge=r"\w"),
            address=_whole("|".join(slugs) or "(?!)", edge="a-z0-9"),
        )

    def clean(self, text: str) -> str:
        """The text without the name; the addresses in it stay addresses."""
        if _ADDRESS.fullmatch(text):
            return self.address.sub(self.slug, text)
        quoted = _QUOTED_ADDRESS.sub(lambda found: self.address.sub(self.slug, found[0]), text)
        return self.text.sub(lambda _found: self.words, quoted)

    def clean_json(self, value: Any) -> Any:
        """The same in every string of a JSON value, and in JSON that is kept as a string."""
        if isinstance(value, dict):
            return {name: self.clean_json(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [self.clean_json(inner) for inner in value]
        if not isinstance(value, str):
            return value
        inner = _inner(value)
        if inner is not None:
            cleaned = self.clean_json(inner)
            return value if cleaned == inner else json.dumps(cleaned)
        return self.clean(value)

    def must_be_gone(self, value: Any, *, where: str) -> None:
        """Raise `NameStays` where a reader would still see the name."""
        if isinstance(value, dict | list):
            for inner in value.values() if isinstance(value, dict) else value:
                self.must_be_gone(inner, where=where)
        elif isinstance(value, str) and (inner := _inner(value)) is not None:
            self.must_be_gone(inner, where=where)
        elif isinstance(value, str) and self.text.search(html.unescape(_TAG.sub("", value))):
            raise NameStays(where)


def _inner(text: str) -> Any:
    """The JSON value a string holds, if it is one of several parts."""
    if not text.startswith(("[", "{")):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None


def _whole(alternatives: str, *, edge: str) -> re.Pattern[str]:
    return re.compile(f"(?<![{edge}])(?:{alternatives})(?![{edge}])", re.IGNORECASE)


def _spelled(form: str) -> str:
    """A pattern for one form: any space, apostrophe or hyphen, with its accents or without."""
    return _BETWEEN.join("".join(map(_sign, word)) for word in form.split())


def _sign(sign: str) -> str:
    if sign in "'’":
        return _APOSTROPHE
    if sign in "-\u2010\u2011":
        return _HYPHEN
    plain = unicodedata.normalize("NFD", sign)[0]
    if plain.isalpha():
        return f"[{re.escape(plain)}{_ACCENTED.get(plain.lower(), '')}]{_MARKS}"
    return re.escape(sign) if sign.isascii() else sign
