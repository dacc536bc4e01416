"""Pointers: from a block's id to its place in the document (RFC 6901), so that a click in a preview finds the form.

They stand beside the document, in preview answers only; nothing is written into its strings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def block_pointers(document: Mapping[str, Any]) -> dict[str, str]:
    """Block id → JSON pointer, of blocks however deep."""
    return dict(_walk(document, ""))


def _walk(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        if {"type", "value", "id"} <= value.keys() and isinstance(value["id"], str):
            yield value["id"], pointer
        for name, inner in value.items():
            yield from _walk(inner, f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}")
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from _walk(inner, f"{pointer}/{place}")
