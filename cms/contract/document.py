"""The document: the whole contract as OpenAPI 3.1."""

from __future__ import annotations

from functools import cache
from typing import Any

from cms.api.deprecations import DEPRECATIONS
from cms.contract import headers, responses
from cms.contract.components import REFERENCE, components
from cms.contract.operations import PREFIX, Operation, documented
from cms.contract.version import VERSION
from cms.preview.endpoint import TOKEN_HEADER

JSON = "application/json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
#: One parameter of a path: Wagtail's ids, within eight bytes.
ID = {
    "name": "id",
    "in": "path",
    "required": True,
    "description": "The id, as lists and documents say it.",
    "schema": {"type": "integer", "minimum": 1, "maximum": 10**18 - 1, "examples": [12]},
}
TAGS = {
    "Pages": "Public pages: lists of cards, documents, and the way from a path to them.",
    "Search": "From words to pages, and from the beginning of a word to names.",
    "Changes": "The change feed that builds, caches and apps follow.",
    "Frame": "What surrounds every page: publisher, menus, sections, languages, redirects.",
    "Catalogues": "Authors, topics, images and files, each only while a public document uses it.",
    "Preview": "Pages, authors and topics before they are public, for whoever holds a token.",
}
_TOKEN = "previewToken"  # noqa: S105 a scheme's name
_TOKEN_SCHEME = {
    "type": "apiKey",
    "in": "header",
    "name": TOKEN_HEADER,
    "description": "The token of one preview, as the admin put it in the fragment of the front end's address.",
}
_ABOUT = """\
The public read API of Chapô. It serves what was published, never a draft, and nothing that names a reader. Drafts have one
address of their own, `/preview/`, for whoever holds a token.

Every answer is compact JSON in UTF-8; times are UTC and end in `Z`; errors are `application/problem+json` (RFC 9457).
Fields are only ever added within a major version; a reader skips blocks, page types and words it does not know."""


@cache
def openapi() -> dict[str, Any]:
    """The contract. Built once: types do not change while a process runs."""
    schemas = _with_deprecations(components())
    return {
        "openapi": "3.1.1",
        "jsonSchemaDialect": DIALECT,
        "info": {
            "title": "Chapô read API",
            "version": VERSION,
            "description": _ABOUT,
            "license": {"name": "BSD-3-Clause", "identifier": "BSD-3-Clause"},
        },
        "servers": [{"url": "/", "description": "The server this document came from."}],
        "security": [],
        "tags": [{"name": name, "description": said} for name, said in TAGS.items()],
        "paths": {f"{PREFIX}{operation.path}": _path(operation) for operation in documented()},
        "components": {
            "schemas": schemas,
            "headers": headers.HEADERS,
            "securitySchemes": {_TOKEN: _TOKEN_SCHEME},
            "responses": responses.shared(documented()),
        },
    }


def _with_deprecations(schemas: dict[str, Any]) -> dict[str, Any]:
    for gone in DEPRECATIONS:
        said = schemas[gone.component]["properties"][gone.property]
        said |= {
            "deprecated": True,
            "description": f"{said['description']} Gone on {gone.gone_on}: {gone.replacement}.",
        }
    return schemas


def _path(operation: Operation) -> dict[str, Any]:
    said = {
        "operationId": operation.name,
        "summary": operation.summary,
        "description": operation.description,
        "tags": [operation.tag],
        "parameters": _parameters(operation),
        "responses": _responses(operation),
    }
    if operation.is_private:
        said["security"] = [{_TOKEN: []}]
    return {"get": said}


def _parameters(operation: Operation) -> list[dict[str, Any]]:
    in_path = [ID] if "{id}" in operation.path else []
    return [*in_path, *(parameter.openapi() for parameter in operation.parameters)]


def _responses(operation: Operation) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if operation.answers:
        said["200"] = {
            "description": operation.summary,
            "headers": headers.references(operation.headers),
            "content": {JSON: {"schema": _schema(operation)}},
        }
        if "ETag" in operation.headers:
            said["304"] = {
                "description": "The caller holds this answer already.",
                "headers": headers.references(headers.CACHED),
            }
    else:
        said["302"] = {
            "description": "The document is there.",
            "headers": headers.references(operation.headers),
        }
    return {**said, **responses.of_problems(operation)}


def _schema(operation: Operation) -> dict[str, Any]:
    names = list(dict.fromkeys([operation.answers, operation.whole, operation.part]))
    references = [{"$ref": f"{REFERENCE}{name}"} for name in names if name]
    return references[0] if len(references) == 1 else {"anyOf": references}
