"""Catalogue: what the demonstration holds, by the names its files use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

CONTENT = Path(__file__).parent / "content"


class UnknownName(KeyError):
    """A file of the demonstration names something that the others do not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Primary keys by kind (`picture`, `file`, `article`, `section`, `author`, `topic`), then by name."""

    ids: Mapping[str, Mapping[str, int]]

    def find(self, kind: str, *, name: str) -> int:
        """The primary key of what a file names."""
        try:
            return self.ids[kind][name]
        except KeyError:
            raise UnknownName(f"There is no {kind} called “{name}” in the demonstration.") from None

    def among(self, kind: str, *, names: Iterable[str]) -> list[int]:
        """The primary keys of those of these names that are there, in order."""
        known = self.ids.get(kind, {})
        return [known[name] for name in names if name in known]

    def with_kind(self, kind: str, *, ids: Mapping[str, int]) -> Catalogue:
        """The same catalogue, knowing one more kind."""
        return Catalogue(ids={**self.ids, kind: ids})


def listed(name: str) -> Any:
    """What `content/<name>.yaml` says."""
    return yaml.safe_load((CONTENT / f"{name}.yaml").read_text(encoding="utf-8"))
