"""The typed layer: a query string becomes typed values, or a problem that names the parameter at fault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.http import QueryDict

from cms.api import errors
from cms.api.parameters.kinds import Kind, ListOf, Malformed
from cms.api.spelling import nearest, shown

T = TypeVar("T")

MAX_PARAMETERS = 50
#: No kind takes more; a list of a hundred ids takes less.
MAX_VALUE_LENGTH = 3_072


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(Generic[T]):
    """A declared query parameter. It comes once: several values stand in one, between commas, as in API v2."""

    name: str
    kind: Kind[T]
    description: str
    #: The value of a request that does not give it; `None` means there is none.
    default: T | None = None
    required: bool = False
    #: Names of parameters that cannot come with it.
    excludes: frozenset[str] = frozenset()
    #: Names of parameters it means nothing without.
    needs: frozenset[str] = frozenset()

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of its value."""
        if self.default is None:
            return self.kind.schema()
        default = list(self.default) if isinstance(self.default, tuple) else self.default
        return {**self.kind.schema(), "default": default}

    def openapi(self) -> dict[str, Any]:
        """The Parameter Object of OpenAPI 3.1."""
        said: dict[str, Any] = {
            "name": self.name,
            "in": "query",
            "required": self.required,
            "description": self.description,
        }
        if isinstance(self.kind, ListOf):
            said |= {"style": "form", "explode": False}
        return {**said, "schema": self.schema()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """The typed values of one request. Asking for a parameter its endpoint does not declare is a `KeyError`."""

    values: Mapping[str, Any]
    given: frozenset[str]

    def __getitem__(self, parameter: Parameter[T]) -> T:
        """The value of a required parameter, or of one with a default."""
        value: T | None = self.values[parameter.name]
        if value is None:
            raise KeyError(parameter.name)
        return value

    def get(self, parameter: Parameter[T]) -> T | None:
        """The value given, else the default, else nothing."""
        value: T | None = self.values[parameter.name]
        return value

    def __contains__(self, parameter: Parameter[Any]) -> bool:
        """Whether the request gave it."""
        return parameter.name in self.given


def parse(query: QueryDict, *, allowed: Iterable[Parameter[Any]]) -> Parameters:
    """Read a query string against what an endpoint declares; the first fault found is raised as a problem."""
    declared = {parameter.name: parameter for parameter in allowed}
    _refuse_a_crowd(query)
    for name in query:
        if name not in declared:
            raise _unknown(name, known=declared)
    for name, texts in query.lists():
        if len(texts) != 1:
            raise _invalid(errors.REPEATED_PARAMETER, name, "must come once")
    given = frozenset(query)
    for name in sorted(given):
        _refuse_conflicts(declared[name], given=given)
    return Parameters(
        values={name: _value(each, query) for name, each in declared.items()}, given=given
    )


def _refuse_a_crowd(query: QueryDict) -> None:
    if sum(len(texts) for _name, texts in query.lists()) > MAX_PARAMETERS:
        raise errors.Problem(
            errors.TOO_MANY_PARAMETERS, detail=f"At most {MAX_PARAMETERS} parameters are read."
        )


def _refuse_conflicts(parameter: Parameter[Any], *, given: frozenset[str]) -> None:
    conflicts = sorted(parameter.excludes & given)
    if conflicts:
        raise errors.Problem(
            errors.CONFLICTING_PARAMETERS,
            detail=f"{parameter.name} cannot come with {conflicts[0]}.",
            parameter=parameter.name,
            conflicts_with=conflicts[0],
        )
    missing = sorted(parameter.needs - given)
    if missing:
        raise _invalid(errors.INVALID_PARAMETER, parameter.name, f"must come with {missing[0]}")


def _value(parameter: Parameter[T], query: QueryDict) -> T | None:
    text = query.get(parameter.name)
    if text is None:
        if parameter.required:
            raise _invalid(errors.INVALID_PARAMETER, parameter.name, "must be given")
        return parameter.default
    if len(text) > MAX_VALUE_LENGTH:
        raise _invalid(
            errors.INVALID_PARAMETER,
            parameter.name,
            f"must be at most {MAX_VALUE_LENGTH} characters long",
        )
    try:
        return parameter.kind.parse(text)
    except Malformed as reason:
        raise _invalid(errors.INVALID_PARAMETER, parameter.name, str(reason)) from None


def _unknown(name: str, *, known: Iterable[str]) -> errors.Problem:
    """The same words whatever the name is: they never tell whether a column is called so."""
    meant = nearest(name, known=known)
    hint = f" The nearest known one is {meant}." if meant else ""
    return errors.Problem(
        errors.UNKNOWN_PARAMETER,
        detail=f"This parameter is not known here.{hint}",
        parameter=shown(name),
        nearest=meant,
    )


def _invalid(kind: errors.ProblemType, name: str, reason: str) -> errors.Problem:
    return errors.Problem(kind, detail=f"{name} {reason}.", parameter=name)
