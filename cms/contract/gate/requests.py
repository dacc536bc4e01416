"""Requests: what differs in the parameters an operation accepts. Accepting more breaks nobody, accepting less does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cms.contract.gate.difference import Difference, at
from cms.contract.gate.schemas import bare

Said = dict[str, Any]
#: Bound → whether a smaller one accepts less.
_BOUNDS = {"maximum": True, "maxLength": True, "maxItems": True, "minimum": False, "minLength": False, "minItems": False}  # fmt: skip


def compare_parameters(old: Said, new: Said, *, where: str) -> Iterator[Difference]:
    """The differences between the parameters of an operation."""
    before, after = _by_name(old), _by_name(new)
    for name, said in before.items():
        path = at(where, "parameters", name)
        if name not in after:
            yield Difference(kind="parameter-removed", path=path)
            continue
        if after[name]["required"] and not said["required"]:
            yield Difference(kind="parameter-required", path=path)
        yield from _values(said["schema"], after[name]["schema"], where=path)
    for name in after.keys() - before.keys():
        kind = "parameter-required" if after[name]["required"] else "parameter-added"
        yield Difference(kind=kind, path=at(where, "parameters", name))


def _by_name(operation: Said) -> dict[str, Said]:
    return {said["name"]: said for said in operation.get("parameters", ())}


def _values(old: Said, new: Said, *, where: str) -> Iterator[Difference]:
    """At most one difference: what is accepted less, or else what is accepted more."""
    if "items" in old and "items" in new:
        yield from _values(old["items"], new["items"], where=where)
        old, new = ({**schema, "items": None} for schema in (old, new))
    if old.get("default") != new.get("default"):
        yield Difference(kind="parameter-narrowed", path=where, detail="its default is another")
    if bare(old) == bare(new):
        return
    kind = "parameter-widened" if _accepts_all_of(old, new) else "parameter-narrowed"
    yield Difference(kind=kind, path=where)


def _accepts_all_of(old: Said, new: Said) -> bool:
    """Whether every value of the old schema is one of the new, as far as their keywords tell."""
    for key in bare(old).keys() | bare(new).keys():
        before, after = old.get(key), new.get(key)
        if before == after or after is None:
            continue
        if before is None or not _is_wider(key, before, after):
            return False
    return True


def _is_wider(key: str, before: Any, after: Any) -> bool:
    if key == "enum":
        return set(before) <= set(after)
    if key in _BOUNDS:
        return bool(before <= after if _BOUNDS[key] else before >= after)
    return False
