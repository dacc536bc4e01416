"""Cursors: opaque places in a list or in the change log.

A checksum, not a signature: it catches what was cut, mistyped or taken from elsewhere. Whoever forges one only asks for
another place in a public list.
"""

from __future__ import annotations

import binascii
import hashlib
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from cms.api import errors

MAX_LENGTH = 3_072
#: What a cursor may look like from outside.
PATTERN = rf"[A-Za-z0-9_-]{{8,{MAX_LENGTH}}}"

SortValue = str | int | datetime

_MAX_INTEGER = 10**18 - 1
_MAX_TEXT = 300
_CHECKSUM_BYTES = 4
_SHAPE = re.compile(PATTERN)
_EPOCH = re.compile(r"[0-9A-Za-z-]{1,36}")
_CHANGE = re.compile(r"([0-9A-Za-z-]{1,36})\.([0-9]{1,18})")
_EPOCH_START = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCursor:
    """The last thing a page of a list showed: what the list is sorted on, its value there, and the id that breaks ties."""

    order: str
    value: SortValue
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeCursor:
    """How far a reader of the change log has come."""

    epoch: str
    position: int


def write_list_cursor(cursor: ListCursor) -> str:
    """The text a client hands back for the next page."""
    value = cursor.value
    if isinstance(value, datetime):
        value = (value.astimezone(UTC) - _EPOCH_START) // timedelta(microseconds=1)
    row = [cursor.order, value, cursor.id]
    return _seal(json.dumps(row, separators=(",", ":"), ensure_ascii=False).encode())


def read_list_cursor(text: str, *, order: str, sorts: type[SortValue]) -> ListCursor:
    """The place `text` stands for, in a list of this order whose sort column holds values of the type `sorts`."""
    try:
        row = json.loads(_open(text, parameter="cursor"))
    except (ValueError, RecursionError):
        raise _malformed("cursor") from None
    if not (isinstance(row, list) and len(row) == 3 and _is_integer(row[2], least=1)):
        raise _malformed("cursor")
    if row[0] != order:
        raise errors.Problem(
            errors.INVALID_PARAMETER,
            detail="cursor comes from a list in another order.",
            parameter="cursor",
        )
    return ListCursor(order=order, value=_sort_value(row[1], sorts=sorts), id=row[2])


def write_change_cursor(cursor: ChangeCursor) -> str:
    """The text a client hands back for the changes that follow."""
    if not _EPOCH.fullmatch(cursor.epoch):
        raise ValueError(f"“{cursor.epoch}” is not an epoch.")
    return _seal(f"{cursor.epoch}.{cursor.position}".encode())


def read_change_cursor(text: str) -> ChangeCursor:
    """The place in the log; whether its epoch is ours and its position still kept is for the caller to say."""
    try:
        found = _CHANGE.fullmatch(_open(text, parameter="after").decode("ascii"))
    except UnicodeDecodeError:
        raise _malformed("after") from None
    if found is None:
        raise _malformed("after")
    return ChangeCursor(epoch=found[1], position=int(found[2]))


def _sort_value(value: Any, *, sorts: type[SortValue]) -> SortValue:
    if sorts is str and isinstance(value, str) and len(value) <= _MAX_TEXT and _is_clean(value):
        return value
    if sorts is int and _is_integer(value, least=-_MAX_INTEGER):
        return int(value)
    if sorts is datetime and _is_integer(value, least=-_MAX_INTEGER):
        try:
            return _EPOCH_START + timedelta(microseconds=value)
        except OverflowError:
            raise _malformed("cursor") from None
    raise _malformed("cursor")


def _is_integer(value: Any, *, least: int) -> bool:
    return type(value) is int and least <= value <= _MAX_INTEGER


def _is_clean(text: str) -> bool:
    """Whether every database takes the text: no NUL, no half of a surrogate pair."""
    return not any(character == "\0" or "\ud800" <= character <= "\udfff" for character in text)


def _seal(payload: bytes) -> str:
    return urlsafe_b64encode(_checksum(payload) + payload).rstrip(b"=").decode("ascii")


def _open(text: str, *, parameter: str) -> bytes:
    if not _SHAPE.fullmatch(text):
        raise _malformed(parameter)
    try:
        sealed = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error:
        raise _malformed(parameter) from None
    payload = sealed[_CHECKSUM_BYTES:]
    # Sealing again also refuses a second spelling of the same bytes.
    if _seal(payload) != text:
        raise _malformed(parameter)
    return payload


def _checksum(payload: bytes) -> bytes:
    return hashlib.blake2s(payload, digest_size=_CHECKSUM_BYTES, person=b"cursor").digest()


def _malformed(parameter: str) -> errors.Problem:
    return errors.Problem(
        errors.INVALID_PARAMETER,
        detail=f"{parameter} is not a cursor this API gave.",
        parameter=parameter,
    )
