"""Differences: the closed table of what can change in a contract, whether it breaks a reader, and what to do instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of change. Without a remedy it is an addition, and breaks nobody."""

    said: str
    remedy: str = ""

    @property
    def breaks(self) -> bool:
        """Whether some reader of the released contract may trip over it."""
        return bool(self.remedy)


_KEEP = "Keep it, mark it deprecated, and announce its end"
KINDS: dict[str, Kind] = {
    "path-removed": Kind(said="The address is gone", remedy=f"{_KEEP}."),
    "status-removed": Kind(said="The status is gone", remedy="Readers handle it: keep answering it."),
    "content-changed": Kind(said="The content type is another", remedy="Keep the old one beside the new."),
    "header-removed": Kind(said="The header is gone or no longer sure", remedy="Keep sending it."),
    "parameter-removed": Kind(said="The parameter is gone", remedy=f"{_KEEP}; accept it meanwhile."),
    "parameter-required": Kind(said="The parameter is now required", remedy="Give it a default."),
    "parameter-narrowed": Kind(said="The parameter accepts less", remedy="Accept what was accepted."),
    "type-removed": Kind(said="The type is gone", remedy=f"{_KEEP}."),
    "member-removed": Kind(said="The block or page type is gone from the union", remedy=f"{_KEEP}."),
    "property-removed": Kind(said="The property is gone", remedy=f"{_KEEP}."),
    "property-renamed": Kind(said="The property has another name", remedy="Send both, and announce the end of the old."),
    "property-optional": Kind(said="The property may be absent", remedy="Send it always, empty if need be."),
    "property-nullable": Kind(said="The property may be null", remedy="Send an empty value, or add another property."),
    "property-narrowed": Kind(said="The property says less than before", remedy="Keep what it said; add another property."),
    "type-changed": Kind(said="The type is another", remedy="Add a property of the new type beside it."),
    "enum-narrowed": Kind(said="A value of the closed list is gone", remedy="Keep the value, and announce its end."),
    "enum-widened": Kind(said="A closed list has a new value", remedy="Readers are exhaustive over it: announce it with a date."),
    "path-added": Kind(said="A new address"),
    "status-added": Kind(said="A new status"),
    "header-added": Kind(said="A new header"),
    "parameter-added": Kind(said="A new optional parameter"),
    "parameter-widened": Kind(said="The parameter accepts more"),
    "type-added": Kind(said="A new type"),
    "member-added": Kind(said="A new member: readers skip it until they know it"),
    "property-added": Kind(said="A new property"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One change, at one place of the document."""

    kind: str
    #: JSONPath into the OpenAPI document.
    path: str
    detail: str = ""

    @property
    def breaks(self) -> bool:
        """Whether it may break a reader."""
        return KINDS[self.kind].breaks

    def __str__(self) -> str:
        kind = KINDS[self.kind]
        detail = f" ({self.detail})" if self.detail else ""
        return f"{self.path}: {kind.said}{detail}. {kind.remedy}".rstrip()


def at(path: str, *keys: str) -> str:
    """The JSONPath of something below `path`."""
    for key in keys:
        path += f".{key}" if _PLAIN.fullmatch(key) else f"['{key}']"
    return path
