"""Kinds: what the text of a query parameter may be, the typed value it becomes, and its JSON Schema."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Generic, Literal, Protocol, TypeVar
from urllib.parse import unquote_to_bytes
from uuid import UUID

from django.utils.timezone import get_default_timezone

from cms.api import fields
from cms.api.spelling import nearest

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Schema = dict[str, Any]

#: Eighteen digits always fit the database's eight bytes.
MAX_INTEGER = 10**18 - 1
ROOT: Literal["root"] = "root"

_INTEGER = re.compile(r"[0-9]{1,18}")
_UUID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATETIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})"
)
_EARLIEST = datetime.min.replace(tzinfo=UTC)
_LATEST = datetime.max.replace(tzinfo=UTC)
#: U+FFFD stands where the bytes of the address were not UTF-8.
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"


class Malformed(ValueError):
    """The text is not of this kind; the message goes on from the parameter's name: “limit must be …”."""


class Kind(Protocol[T_co]):
    """One way to read a parameter: `parse` gives the value or raises `Malformed`."""

    def parse(self, text: str) -> T_co: ...

    def schema(self) -> Schema: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Integer:
    """Plain ASCII digits within bounds: no sign, no space, no other script's digits."""

    minimum: int = 0
    maximum: int = MAX_INTEGER

    def parse(self, text: str) -> int:
        if not _INTEGER.fullmatch(text) or not self.minimum <= int(text) <= self.maximum:
            raise Malformed(f"must be an integer from {self.minimum} to {self.maximum}")
        return int(text)

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.minimum, "maximum": self.maximum}


@dataclass(frozen=True, slots=True)
class Boolean:
    """`true`, `false`, `1` or `0`."""

    def parse(self, text: str) -> bool:
        if text not in {"true", "1", "false", "0"}:
            raise Malformed("must be true or false")
        return text in {"true", "1"}

    def schema(self) -> Schema:
        return {"anyOf": [{"type": "boolean"}, {"type": "integer", "enum": [0, 1]}]}


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a closed list."""

    choices: tuple[str, ...]

    def parse(self, text: str) -> str:
        if text in self.choices:
            return text
        meant = nearest(text, known=self.choices)
        hint = f" (the nearest is {meant})" if meant else ""
        raise Malformed(f"must be one of {', '.join(self.choices)}{hint}")

    def schema(self) -> Schema:
        return {"type": "string", "enum": list(self.choices)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Text of a fixed shape; `means` ends the sentence “must be …”."""

    pattern: str
    means: str

    def parse(self, text: str) -> str:
        if not re.fullmatch(self.pattern, text, flags=re.ASCII):
            raise Malformed(f"must be {self.means}")
        return text

    def schema(self) -> Schema:
        return {"type": "string", "pattern": f"^(?:{self.pattern})$"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf(Generic[T]):
    """Values between commas, each kept once, in order."""

    item: Kind[T]
    most: int

    def parse(self, text: str) -> tuple[T, ...]:
        parts = text.split(",")
        if len(parts) > self.most:
            raise Malformed(f"must hold at most {self.most} values")
        try:
            return tuple(dict.fromkeys(self.item.parse(part) for part in parts))
        except Malformed as reason:
            raise Malformed(f"must be a list between commas, and each value {reason}") from None

    def schema(self) -> Schema:
        return {"type": "array", "items": self.item.schema(), "minItems": 1, "maxItems": self.most}


@dataclass(frozen=True, slots=True)
class IdOrRoot:
    """The id of a page, or `root` for the front page of the site."""

    def parse(self, text: str) -> int | Literal["root"]:
        if text == ROOT:
            return ROOT
        try:
            return Integer(minimum=1).parse(text)
        except Malformed:
            raise Malformed("must be the id of a page, or root") from None

    def schema(self) -> Schema:
        return {"anyOf": [Integer(minimum=1).schema(), {"type": "string", "const": ROOT}]}


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant with its offset, or a date: the start of that day in the newsroom's time zone."""

    def parse(self, text: str) -> datetime:
        try:
            if _DATE.fullmatch(text):
                day = date.fromisoformat(text)
                return _in_utc(datetime.combine(day, time.min, tzinfo=get_default_timezone()))
            if _DATETIME.fullmatch(text):
                return _in_utc(datetime.fromisoformat(text))
        except ValueError:
            pass  # The 30th of February has the right shape: the answer is the same.
        raise Malformed("must be a date, or a time with Z or an offset (write its + as %2B)")

    def schema(self) -> Schema:
        return {
            "type": "string",
            "anyOf": [{"format": "date-time"}, {"format": "date"}],
        }


def _in_utc(moment: datetime) -> datetime:
    """The same instant in UTC; at either end of the calendar, that end."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return _EARLIEST if moment.year == 1 else _LATEST


@dataclass(frozen=True, slots=True)
class Identifier:
    """A UUID with its hyphens."""

    def parse(self, text: str) -> UUID:
        if not _UUID.fullmatch(text):
            raise Malformed("must be a UUID")
        return UUID(text)

    def schema(self) -> Schema:
        return {"type": "string", "format": "uuid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Free text: composed (NFC), trimmed, without control characters."""

    longest: int = 200

    def parse(self, text: str) -> str:
        clean = unicodedata.normalize("NFC", text).strip()
        if not clean or len(text) > self.longest or not _is_readable(text):
            raise Malformed(f"must be 1 to {self.longest} characters of text")
        return clean

    def schema(self) -> Schema:
        return _readable_text(self.longest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """The path of an address, as browsers write it or decoded; a query stays as it is, a fragment goes.

    Repeated slashes become one and a missing first slash is put, as API v2 does; the last one is left to the caller.
    """

    longest: int = 2_000

    def parse(self, text: str) -> str:
        path, mark, query = text.partition("#")[0].partition("?")
        try:
            path = unquote_to_bytes(path).decode()
        except UnicodeError:
            raise Malformed(self._must) from None
        path = unicodedata.normalize("NFC", re.sub("/+", "/", f"/{path}"))
        if not text.strip() or len(text) > self.longest or not _is_readable(text + path):
            raise Malformed(self._must)
        return f"{path}{mark}{query}"

    @property
    def _must(self) -> str:
        return f"must be the path of an address, of at most {self.longest} characters"

    def schema(self) -> Schema:
        return _readable_text(self.longest)


def _readable_text(longest: int) -> Schema:
    """What `_is_readable` says, as far as a pattern can, and that something is there to read."""
    return {
        "type": "string",
        "minLength": 1,
        "maxLength": longest,
        "pattern": r"^(?=.*\S)[^\u0000-\u001f\u007f-\u009f\ufffd]+$",
    }


def _is_readable(text: str) -> bool:
    """Whether it holds no control character, no half of a surrogate pair and nothing that was not UTF-8."""
    return _UNREADABLE not in text and all(
        unicodedata.category(character) not in {"Cc", "Cs"} for character in text
    )


@dataclass(frozen=True, slots=True)
class Fields:
    """A selection of fields, in API v2's grammar."""

    def parse(self, text: str) -> fields.FieldSelection:
        return fields.parse_fields(text)

    def schema(self) -> Schema:
        return {
            "type": "string",
            "minLength": 1,
            "maxLength": fields.MAX_LENGTH,
            "pattern": "^[a-z0-9_*(),-]+$",
        }
