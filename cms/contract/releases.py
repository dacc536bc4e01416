"""Releases: the documents front-end teams already build on, kept under `frontend-contract/released/`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

NAME = "openapi.json"


class AlreadyReleased(FileExistsError):
    """This version is out and reads otherwise: raise VERSION in cms/contract/version.py."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def number(version: str) -> tuple[int, ...]:
    """`1.10.0` → (1, 10, 0), which sorts as versions do."""
    return tuple(int(part) for part in version.split("."))


def last_released(folder: Path) -> tuple[str, dict[str, Any]] | None:
    """The last version and its document; none before the first release."""
    versions = [path.parent.name for path in (folder / "released").glob(f"*/{NAME}")]
    if not versions:
        return None
    last = max(versions, key=number)
    document: dict[str, Any] = json.loads((folder / "released" / last / NAME).read_text())
    return last, document


def release(text: str, *, version: str, folder: Path) -> Path:
    """Keep the document of a version for good."""
    target = folder / "released" / version / NAME
    if target.exists() and target.read_text() != text:
        raise AlreadyReleased
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)
    return target


def is_enough(version: str, *, after: str, breaks: bool, adds: bool) -> bool:
    """Whether the version says what changed: the first number for a break, the second for an addition."""
    old, new = number(after), number(version)
    if breaks:
        return new[0] > old[0]
    return new > old if adds else new >= old
