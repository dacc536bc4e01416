"""Known names: what `fields=` may name, read off the declared types of a document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from typing_extensions import TypeAliasType, get_type_hints, is_typeddict

from cms.api import errors
from cms.api.fields.grammar import MAX_DEPTH, FieldSelection, malformed
from cms.api.fields.projection import META
from cms.api.spelling import nearest

#: Name → the names below it: none below a scalar, `None` where anything may be.
Known: TypeAlias = "Mapping[str, Known | None]"


def require_known(selection: FieldSelection, *, known: Collection[str]) -> None:
    """Refuse names that are not known; a mapping (see `Known`) also says what is known below each name."""
    unknown = sorted(selection.names - set(known))
    if unknown:
        raise errors.Problem(
            errors.UNKNOWN_FIELD,
            detail=f"unknown fields: {', '.join(unknown)}",
            parameter="fields",
            field=unknown[0],
            nearest=nearest(unknown[0], known=known),
        )
    if isinstance(known, Mapping):
        for term in selection.terms:
            if term.below is not None:
                _require_known_below(term.name, term.below, known=known[term.name])


def _require_known_below(name: str, selection: FieldSelection, *, known: Known | None) -> None:
    if known is None:
        return
    if not known:
        raise malformed(f"names keys below “{name}”, which has none")
    require_known(selection, known=known)


def known_names(types: Mapping[str, Any]) -> Known:
    """Field name → declared type, as a tree of names; those of `meta` may be named without it, as in API v2."""
    tree = _below_fields(types, levels=MAX_DEPTH)
    return {**(tree.get(META) or {}), **tree}


def any_of(trees: Iterable[Known]) -> Known:
    """The names known in at least one tree."""
    merged: dict[str, Known | None] = {}
    for tree in trees:
        for name, below in tree.items():
            merged[name] = _merged(merged[name], below) if name in merged else below
    return merged


def _merged(one: Known | None, other: Known | None) -> Known | None:
    return None if one is None or other is None else any_of([one, other])


def _below_fields(types: Mapping[str, Any], *, levels: int) -> Known:
    return {name: _below(declared, levels=levels - 1) for name, declared in types.items()}


def _below(declared: Any, *, levels: int) -> Known | None:
    """The names below a value of this type; `None` below the depth any selection reaches."""
    if levels <= 0:
        return None
    if isinstance(declared, TypeAliasType):
        return _below(declared.__value__, levels=levels)
    if is_typeddict(declared):
        return _below_fields(get_type_hints(declared), levels=levels)
    origin, arguments = get_origin(declared), get_args(declared)
    if origin in (Annotated, list):
        return _below(arguments[0], levels=levels)
    if origin in (Union, UnionType):
        trees = [_below(member, levels=levels) for member in arguments if member is not NoneType]
        return None if None in trees else any_of(tree for tree in trees if tree is not None)
    return None if declared is Any or origin is dict or declared is dict else {}
