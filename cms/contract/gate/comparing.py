"""Comparing: walk two OpenAPI documents and say every difference a reader could notice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cms.contract.gate.difference import Difference, at
from cms.contract.gate.requests import compare_parameters
from cms.contract.gate.schemas import compare_schemas, differing, names_of

Said = dict[str, Any]


def compare(old: Said, new: Said) -> list[Difference]:
    """Every difference, each once, in the order of the document."""
    found = [
        *_paths(old, new),
        *compare_schemas(old["components"]["schemas"], new["components"]["schemas"]),
    ]
    return list(dict.fromkeys(found))


def _paths(old: Said, new: Said) -> Iterator[Difference]:
    for path, before in old["paths"].items():
        for method, operation in before.items():
            where = at("$.paths", path, method)
            after = new["paths"].get(path, {}).get(method)
            if after is None:
                yield Difference(kind="path-removed", path=where)
                continue
            yield from compare_parameters(operation, after, where=where)
            yield from _answers(_Answers(old, operation), _Answers(new, after), where=where)
    for path in new["paths"].keys() - old["paths"].keys():
        yield Difference(kind="path-added", path=at("$.paths", path))


class _Answers:
    """The responses of one operation, references followed."""

    def __init__(self, document: Said, operation: Said) -> None:
        self.document = document
        self.by_status = {
            status: self._followed(said) for status, said in operation["responses"].items()
        }

    def header(self, said: Said) -> Said:
        return self._followed(said)

    def _followed(self, said: Said) -> Said:
        if "$ref" not in said:
            return said
        found: Any = self.document
        for key in said["$ref"].removeprefix("#/").split("/"):
            found = found[key]
        return dict(found)


def _answers(old: _Answers, new: _Answers, *, where: str) -> Iterator[Difference]:
    for status, before in old.by_status.items():
        path = at(where, "responses", status)
        after = new.by_status.get(status)
        if after is None:
            yield Difference(kind="status-removed", path=path)
            continue
        yield from _headers(old, before, new, after, where=path)
        yield from _contents(before, after, where=path)
    for status in new.by_status.keys() - old.by_status.keys():
        yield Difference(kind="status-added", path=at(where, "responses", status))


def _headers(
    old: _Answers, before: Said, new: _Answers, after: Said, *, where: str
) -> Iterator[Difference]:
    names = after.get("headers", {})
    for name, said in before.get("headers", {}).items():
        was_sure = old.header(said)["required"]
        if name not in names or (was_sure and not new.header(names[name])["required"]):
            yield Difference(kind="header-removed", path=at(where, "headers", name))
    for name in names.keys() - before.get("headers", {}).keys():
        yield Difference(kind="header-added", path=at(where, "headers", name))


def _contents(before: Said, after: Said, *, where: str) -> Iterator[Difference]:
    for content, said in before.get("content", {}).items():
        path = at(where, "content", content)
        kept = after.get("content", {}).get(content)
        if kept is None:
            yield Difference(kind="content-changed", path=path)
            continue
        schema, other = said["schema"], kept["schema"]
        gone = names_of(schema) - names_of(other)
        for name in sorted(gone):
            yield Difference(kind="member-removed", path=at(path, "schema", name))
        for name in sorted(names_of(other) - names_of(schema)):
            # A problem more is one more thing that can go wrong; an answer of another shape is not.
            kind = "member-added" if content.endswith("problem+json") else "type-changed"
            yield Difference(kind=kind, path=at(path, "schema", name))
        if not names_of(schema) and differing(schema, other):
            yield Difference(kind="type-changed", path=at(path, "schema"))
