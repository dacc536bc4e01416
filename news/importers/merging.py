"""Merging: what a file changed since its last import, laid over what the desk changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: Equal to no value: without a base, every difference is a conflict.
_NOTHING = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """`changes` are the file's to make; `conflicts` were changed on both sides, each its own way."""

    changes: Mapping[str, Any]
    conflicts: tuple[str, ...]
    #: Whether the desk changed anything an import fills.
    is_edited: bool


def merge(file: Mapping[str, Any], *, article: Mapping[str, Any], base: Mapping[str, Any]) -> Merge:
    """Compare field by field. A field neither side changed since `base`, or both changed alike, is left alone."""
    edited = {name for name in file if article[name] != base.get(name, _NOTHING)}
    new = {
        name
        for name, value in file.items()
        if value not in (article[name], base.get(name, _NOTHING))
    }
    return Merge(
        changes={
            name: value
            for name, value in file.items()
            if name not in edited and value != article[name]
        },
        conflicts=tuple(name for name in file if name in edited & new),
        is_edited=bool(edited),
    )
