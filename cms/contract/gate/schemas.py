"""Schemas: what differs between the named types of two contracts, as a reader of answers sees it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cms.contract.gate.difference import Difference, at

Schema = dict[str, Any]
_SCHEMAS = "$.components.schemas"
#: Words about a value, which are no promise about it.
_ANNOTATIONS = {"description", "examples", "title", "deprecated", "default"}
#: What `fields=` leaves follows from the other types, and is compared there.
_DERIVED = {"Part", "PartList"}


def compare_schemas(old: dict[str, Schema], new: dict[str, Schema]) -> Iterator[Difference]:
    """The differences of every named type."""
    for name in sorted(old.keys() - _DERIVED):
        path = at(_SCHEMAS, name)
        if name not in new:
            yield Difference(kind="type-removed", path=path)
            continue
        yield from _type(old[name], new[name], where=path)
    for name in sorted(new.keys() - old.keys() - _DERIVED):
        yield Difference(kind="type-added", path=at(_SCHEMAS, name))


def names_of(schema: Schema) -> set[str]:
    """The types a union or a reference names."""
    branches = schema.get("oneOf") or schema.get("anyOf") or [schema]
    return {branch["$ref"].rpartition("/")[2] for branch in branches if "$ref" in branch}


def _type(old: Schema, new: Schema, *, where: str) -> Iterator[Difference]:
    if "properties" in old and "properties" in new:
        yield from _properties(old, new, where=where)
    elif "oneOf" in old and "oneOf" in new:
        yield from _members(old, new, where=where)
    elif differing(old, new):
        yield Difference(kind="type-changed", path=where)


def _members(old: Schema, new: Schema, *, where: str) -> Iterator[Difference]:
    before, after = _mapping(old), _mapping(new)
    for value in sorted(before.keys() - after.keys()):
        yield Difference(kind="member-removed", path=at(where, value))
    for value in sorted(after.keys() - before.keys()):
        yield Difference(kind="member-added", path=at(where, value))
    for value in sorted(before.keys() & after.keys()):
        if before[value] != after[value]:
            yield Difference(kind="type-changed", path=at(where, value))


def _mapping(schema: Schema) -> dict[str, str]:
    mapping: dict[str, str] = schema.get("discriminator", {}).get("mapping", {})
    return mapping or {name: name for name in names_of(schema)}


def _properties(old: Schema, new: Schema, *, where: str) -> Iterator[Difference]:
    before, after = old["properties"], new["properties"]
    added = [name for name in after if name not in before]
    for name, schema in before.items():
        path = at(where, "properties", name)
        if name not in after:
            yield _gone(schema, path=path, candidates={each: after[each] for each in added})
            continue
        if name in old.get("required", ()) and name not in new.get("required", ()):
            yield Difference(kind="property-optional", path=path)
        yield from _value(schema, after[name], where=path)
    for name in added:
        yield Difference(kind="property-added", path=at(where, "properties", name))


def _gone(schema: Schema, *, path: str, candidates: dict[str, Schema]) -> Difference:
    """A property that went; one of the same type that came at once is probably its new name."""
    same = [name for name, other in candidates.items() if not differing(schema, other)]
    if same:
        return Difference(kind="property-renamed", path=path, detail=f"now {same[0]}")
    return Difference(kind="property-removed", path=path)


def _value(old: Schema, new: Schema, *, where: str) -> Iterator[Difference]:
    """What changed in the value of a property, whose every change can be noticed."""
    if not differing(old, new):
        return
    if is_nullable(new) and not is_nullable(old):
        yield Difference(kind="property-nullable", path=where)
        old_value, new_value = old, without_null(new)
    else:
        old_value, new_value = old, new
    if "properties" in old_value and "properties" in new_value:
        yield from _properties(old_value, new_value, where=where)
    elif "enum" in _as_enum(old_value) and "enum" in _as_enum(new_value):
        yield from _enum(_as_enum(old_value), _as_enum(new_value), where=where)
    elif differing(old_value, new_value):
        narrowed = _is_narrower(old_value, new_value)
        kind = "property-narrowed" if narrowed else "type-changed"
        yield Difference(kind=kind, path=where)


def _as_enum(schema: Schema) -> Schema:
    return {**schema, "enum": [schema["const"]]} if "const" in schema else schema


def _enum(old: Schema, new: Schema, *, where: str) -> Iterator[Difference]:
    gone = [value for value in old["enum"] if value not in new["enum"]]
    came = [value for value in new["enum"] if value not in old["enum"]]
    if gone:
        yield Difference(kind="enum-narrowed", path=where, detail=", ".join(map(str, gone)))
    if came:
        yield Difference(kind="enum-widened", path=where, detail=", ".join(map(str, came)))
    rest = ({**each, "enum": [], "const": None} for each in (old, new))
    if differing(*rest):
        yield Difference(kind="type-changed", path=where)


def is_nullable(schema: Schema) -> bool:
    """Whether null is one of its values."""
    kind = schema.get("type")
    return (
        kind == "null"
        or (isinstance(kind, list) and "null" in kind)
        or any(is_nullable(branch) for branch in schema.get("anyOf", ()))
    )


def without_null(schema: Schema) -> Schema:
    """The same schema for a value that is there."""
    branches = [branch for branch in schema.get("anyOf", ()) if branch.get("type") != "null"]
    if len(branches) == 1:
        return {**{key: value for key, value in schema.items() if key != "anyOf"}, **branches[0]}
    return {**schema, "anyOf": branches} if branches else schema


def _is_narrower(old: Schema, new: Schema) -> bool:
    """Whether it is the same type with less in it: null gone, or a limit, format or closed list that was not there."""
    if is_nullable(old) and not differing(without_null(old), new):
        return True
    return old.get("type") == new.get("type") != None and all(  # noqa: E711 both given, and equal
        key in new and new[key] == value for key, value in bare(old).items()
    )


def differing(old: Schema, new: Schema) -> bool:
    """Whether the two promise different things of a value."""
    return bool(bare(old) != bare(new))


def bare(value: Any, *, names: bool = False) -> Any:
    """A schema without the words about it; under `properties` a key is a name, whatever it is called."""
    if isinstance(value, list):
        return [bare(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: bare(item, names=key in {"properties", "mapping"} and not names)
        for key, item in value.items()
        if names or key not in _ANNOTATIONS
    }
