"""Problems: the schema of each problem type, told apart by its `type`."""

from __future__ import annotations

from typing import Any

from cms.api.errors import PROBLEM_TYPES, ProblemType

#: Member beyond RFC 9457's own → its schema.
MEMBERS: dict[str, dict[str, Any]] = {
    "nearest": {
        "anyOf": [{"type": "string"}, {"type": "null"}],
        "description": "The known name closest to the one given; null when none is close.",
        "examples": ["locale"],
    },
    "conflicts_with": {
        "type": "string",
        "description": "The other parameter, which excludes this one.",
        "examples": ["offset"],
    },
    "field": {
        "type": "string",
        "description": "The name in `fields=` that is not known.",
        "examples": ["titel"],
    },
    "found": {
        "type": "string",
        "enum": ["none", "gone"],
        "description": "`gone` when a page was published here once, `none` when there never was.",
        "examples": ["none"],
    },
    "notice": {
        "anyOf": [{"type": "string"}, {"type": "null"}],
        "description": "What the newsroom tells readers about it, in plain text; null when it says nothing.",
        "examples": ["Cet article a été retiré."],
    },
    "resync": {
        "type": "string",
        "description": "Address that gives the head of the feed: note it, copy every page, then follow from there.",
        "examples": ["/api/v2/changes/?limit=0"],
    },
}


def component(kind: ProblemType) -> str:
    """`unknown-parameter` → `UnknownParameterProblem`."""
    return "".join(word.capitalize() for word in kind.name.split("-")) + "Problem"


def schema(kind: ProblemType) -> dict[str, Any]:
    """The closed schema of one problem type."""
    properties = {
        "type": {
            "type": "string",
            "const": kind.uri,
            "description": "Which problem this is; switch on it.",
            "examples": [kind.uri],
        },
        "title": {
            "type": "string",
            "description": "The same words for every problem of this type, in English.",
            "examples": [kind.title],
        },
        "status": {
            "type": "integer",
            "const": kind.status,
            "description": "HTTP status of the answer.",
            "examples": [kind.status],
        },
        "detail": {
            "type": "string",
            "description": "What is wrong with this request, for a developer; its words may change.",
            "examples": [f"{kind.title}."],
        },
        "parameter": {
            "anyOf": [{"type": "string"}, {"type": "null"}],
            "description": "The query parameter at fault; null when none is.",
            "examples": ["limit"],
        },
        **{name: MEMBERS[name] for name in kind.members},
    }
    return {
        "type": "object",
        "description": f"{kind.title}.",
        "additionalProperties": False,
        "required": list(properties),
        "properties": properties,
    }


def schemas() -> dict[str, Any]:
    """Every problem type, and their union."""
    mapping = {kind.uri: f"#/components/schemas/{component(kind)}" for kind in PROBLEM_TYPES}
    union = {
        "description": "Why a request was not answered as asked (RFC 9457).",
        "oneOf": [{"$ref": reference} for reference in mapping.values()],
        "discriminator": {"propertyName": "type", "mapping": mapping},
    }
    return {**{component(kind): schema(kind) for kind in PROBLEM_TYPES}, "Problem": union}
