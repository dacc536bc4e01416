"""Projection: the part of a JSON document that a selection asks for.

At the top, a name reaches the document and its `meta` alike, as in API v2. Inside an object, naming keys keeps exactly
these and what identifies the object; taking keys away keeps the rest. Lists are projected item by item.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from cms.api.fields.grammar import FieldSelection, Term

META = "meta"
#: What tells one object from another: kept when keys are named, unless `_` comes first.
IDENTITY = frozenset({"id", "type", META})

JSONObject = dict[str, Any]


def project(
    document: JSONObject, selection: FieldSelection, *, default: Collection[str] | None = None
) -> JSONObject:
    """The chosen part of a document, its keys in their order; `default` is everything unless it says less.

    A name in `default` stands for that key of the document and of `meta`; the name `meta` stands for all of `meta`.
    """
    chosen = _chosen_at_the_top(selection, default=default, keys=document.keys() - {META})
    meta = document.get(META) or {}
    chosen_of_meta = _chosen_of_meta(selection, default=default, keys=meta.keys())
    below = _below(selection)
    projected: JSONObject = {}
    for key, value in document.items():
        if key in chosen:
            projected[key] = _project_value(value, below.get(key))
        elif key == META and chosen_of_meta:
            projected[META] = _keep(value, chosen_of_meta, below=below)
    return projected


def _chosen_at_the_top(
    selection: FieldSelection, *, default: Collection[str] | None, keys: Collection[str]
) -> set[str]:
    start = _starting_keys(selection, default=default, keys=keys)
    return _applied(selection.terms, start=start) & set(keys)


def _chosen_of_meta(
    selection: FieldSelection, *, default: Collection[str] | None, keys: Collection[str]
) -> set[str]:
    start = _starting_keys(selection, default=default, keys=keys)
    if META in start:
        start |= set(keys)
    return _applied(_spoken_of_meta(selection.terms, keys=keys), start=start) & set(keys)


def _starting_keys(
    selection: FieldSelection, *, default: Collection[str] | None, keys: Collection[str]
) -> set[str]:
    if selection.start == "none":
        return set()
    if selection.start == "all" or default is None:
        return set(keys)
    return set(default)


def _spoken_of_meta(terms: Iterable[Term], *, keys: Collection[str]) -> list[Term]:
    """The terms with `meta` and `meta(…)` spelt out as the names they stand for."""
    spelt: list[Term] = []
    for term in terms:
        if term.name != META:
            spelt.append(term)
            continue
        names = keys if term.below is None else chosen_keys(term.below, keys=keys)
        spelt.extend(Term(name=name, negated=term.negated) for name in names)
    return spelt


def _below(selection: FieldSelection) -> dict[str, FieldSelection]:
    """Name → what is wanted of its value; `meta(…)` speaks of the names it holds."""
    below: dict[str, FieldSelection] = {}
    for term in selection.terms:
        if term.below is not None:
            below |= _below(term.below) if term.name == META else {term.name: term.below}
    return below


def _project_value(value: Any, selection: FieldSelection | None) -> Any:
    if selection is None:
        return value
    if isinstance(value, list):
        return [_project_value(item, selection) for item in value]
    if isinstance(value, dict):
        keys = chosen_keys(selection, keys=value)
        return _keep(value, keys, below=_below_each(selection.terms))
    return value


def _below_each(terms: Iterable[Term]) -> dict[str, FieldSelection]:
    return {term.name: term.below for term in terms if term.below is not None}


def _keep(
    value: JSONObject, keys: Collection[str], *, below: dict[str, FieldSelection]
) -> JSONObject:
    return {key: _project_value(item, below.get(key)) for key, item in value.items() if key in keys}


def chosen_keys(selection: FieldSelection, *, keys: Collection[str]) -> set[str]:
    """The keys of a nested object that a selection keeps."""
    names_some = any(not term.negated for term in selection.terms)
    if selection.start == "none":
        start: set[str] = set()
    elif selection.start == "default" and names_some:
        start = set(IDENTITY)
    else:
        start = set(keys)
    return _applied(selection.terms, start=start) & set(keys)


def _applied(terms: Iterable[Term], *, start: set[str]) -> set[str]:
    """Names added and taken away in the order they come."""
    chosen = set(start)
    for term in terms:
        if term.negated:
            chosen.discard(term.name)
        else:
            chosen.add(term.name)
    return chosen
