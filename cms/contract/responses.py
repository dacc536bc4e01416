"""Responses: the problems an operation may answer with, by status, each combination declared once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from cms.api import errors
from cms.api.errors import CONTENT_TYPE, ProblemType
from cms.contract import headers, problems
from cms.contract.components import REFERENCE
from cms.contract.operations import Operation

RESPONSE = "#/components/responses/"


def of_problems(operation: Operation) -> dict[str, Any]:
    """Status → reference to the response, for every problem of an operation."""
    return {
        str(status): {"$ref": f"{RESPONSE}{_name(kinds)}"}
        for status, kinds in _by_status(operation).items()
    }


def shared(operations: Iterable[Operation]) -> dict[str, Any]:
    """Name → response, of every combination of problems some operation answers with."""
    found = {
        _name(kinds): _response(status, kinds)
        for operation in operations
        for status, kinds in _by_status(operation).items()
    }
    return dict(sorted(found.items()))


def _by_status(operation: Operation) -> dict[int, tuple[ProblemType, ...]]:
    by_status: dict[int, list[ProblemType]] = defaultdict(list)
    for kind in operation.every_problem:
        by_status[kind.status].append(kind)
    return {status: tuple(kinds) for status, kinds in sorted(by_status.items())}


def _name(kinds: tuple[ProblemType, ...]) -> str:
    """One kind gives its name; several, their status in words."""
    if len(kinds) == 1:
        return problems.component(kinds[0]).removesuffix("Problem")
    phrase = HTTPStatus(kinds[0].status).phrase.title().replace(" ", "")
    return f"{phrase}OfFields" if errors.UNKNOWN_FIELD in kinds else phrase


def _response(status: int, kinds: tuple[ProblemType, ...]) -> dict[str, Any]:
    names = ("Cache-Control", *headers.OF_STATUS.get(status, ()))
    return {
        "description": ", or ".join(dict.fromkeys(kind.title for kind in kinds)),
        "headers": headers.references(names),
        "content": {CONTENT_TYPE: {"schema": _schema(kinds)}},
    }


def _schema(kinds: tuple[ProblemType, ...]) -> dict[str, Any]:
    mapping = {kind.uri: f"{REFERENCE}{problems.component(kind)}" for kind in kinds}
    references = [{"$ref": reference} for reference in mapping.values()]
    if len(references) == 1:
        return references[0]
    return {"oneOf": references, "discriminator": {"propertyName": "type", "mapping": mapping}}
