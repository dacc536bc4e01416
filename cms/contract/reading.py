"""Reading: the contract in the order of a page for people, with an example of every question that runs as it stands."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from cms.contract.components import REFERENCE
from cms.contract.document import JSON, TAGS, openapi
from cms.contract.operations import PREFIX

#: A name that is only known when a list has been asked.
KEY = "{translation_key}"
#: Parameter → a value for the example of an operation; other examples go without.
ASKED: dict[str, dict[str, str]] = {
    "listPages": {"type": "article", "limit": "3"},
    "findPage": {"html_path": "/"},
    "resolvePath": {"path": "/"},
    "getTranslation": {"translation_key": KEY, "locale": "en", "fallback": "fr"},
    "search": {"q": "port", "facets": "true", "limit": "3"},
    "suggest": {"q": "po"},
    "listChanges": {"limit": "5"},
    "getSite": {"locale": "fr"},
}
#: Detail → the list whose first item it reads.
_FIRST_OF = "/{id}/"


def chapters() -> dict[str, Any]:
    """Operations by tag, then components by kind, as the template shows them."""
    said = openapi()
    operations = [_operation(path, item["get"]) for path, item in said["paths"].items()]
    schemas = said["components"]["schemas"]
    return {
        "about": said["info"]["description"],
        "tags": [
            {
                "name": name,
                "description": description,
                "operations": [each for each in operations if each["tag"] == name],
            }
            for name, description in TAGS.items()
        ],
        "kinds": _kinds(schemas),
    }


def _operation(path: str, said: dict[str, Any]) -> dict[str, Any]:
    query = urlencode(ASKED.get(said["operationId"], {}), safe="{}")
    return {
        "name": said["operationId"],
        "path": path,
        "tag": said["tags"][0],
        "summary": said["summary"],
        "description": said["description"],
        "parameters": [_parameter(each) for each in said["parameters"]],
        "answers": [_answer(status, each) for status, each in said["responses"].items()],
        "example": f"{path}?{query}" if query else path,
        # An id that exists is only known when the list has been asked.
        "first_of": _first_of(path, query),
    }


def _first_of(path: str, query: str) -> str:
    """The list whose first item has what an example needs."""
    if KEY in query:
        return f"{PREFIX}/pages/?limit=1&fields=id,translation_key"
    return f"{path.removesuffix(_FIRST_OF)}/?limit=1" if path.endswith(_FIRST_OF) else ""


def _parameter(said: dict[str, Any]) -> dict[str, Any]:
    schema = said["schema"]
    return {
        "name": said["name"],
        "required": said["required"],
        "type": type_in_words(schema),
        "default": schema.get("default"),
        "limits": _limits(schema),
        "description": said["description"],
    }


def _limits(schema: dict[str, Any]) -> str:
    words = ("minimum", "maximum", "minLength", "maxLength", "maxItems", "pattern")
    return ", ".join(f"{word} {schema[word]}" for word in words if word in schema)


def _answer(status: str, said: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in said:
        said = openapi()["components"]["responses"][said["$ref"].rpartition("/")[2]]
    content = said.get("content", {})
    schema = next(iter(content.values()))["schema"] if content else {}
    return {
        "status": status,
        "description": said["description"],
        "types": names_in(schema),
        "headers": ", ".join(said.get("headers", {})),
        "is_problem": bool(content) and JSON not in content,
    }


def names_in(schema: dict[str, Any]) -> list[str]:
    """The components an answer may be."""
    branches = schema.get("oneOf") or schema.get("anyOf") or [schema]
    return [branch["$ref"].removeprefix(REFERENCE) for branch in branches if "$ref" in branch]


def _kinds(schemas: dict[str, Any]) -> list[dict[str, Any]]:
    kinds: dict[str, list[dict[str, Any]]] = {
        "Pages": [],
        "Blocks": [],
        "Values": [],
        "Problems": [],
    }
    for name, schema in schemas.items():
        kinds[_kind(name)].append(_component(name, schema))
    return [{"name": name, "components": components} for name, components in kinds.items()]


def _kind(name: str) -> str:
    endings = {"Problem": "Problems", "Block": "Blocks", "Page": "Pages", "Document": "Pages"}
    return next((kind for ending, kind in endings.items() if name.endswith(ending)), "Values")


def _component(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    required = set(schema.get("required", ()))
    return {
        "name": name,
        "description": schema.get("description", ""),
        "members": names_in(schema) if "oneOf" in schema else [],
        "properties": [
            {
                "name": key,
                "type": type_in_words(said),
                "optional": key not in required,
                "description": said.get("description", ""),
                "example": _example(said),
            }
            for key, said in schema.get("properties", {}).items()
        ],
    }


def _example(said: dict[str, Any]) -> str:
    return json.dumps(said["examples"][0], ensure_ascii=False) if said.get("examples") else ""


def type_in_words(schema: dict[str, Any]) -> str:
    """`string or null`, `list of Card`, `"h2" or "h3"`."""
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(REFERENCE)
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " or ".join(json.dumps(value) for value in schema["enum"])
    branches = schema.get("oneOf") or schema.get("anyOf")
    if branches and "type" not in schema:
        return " or ".join(type_in_words(branch) for branch in branches)
    if schema.get("type") == "array":
        return f"list of {type_in_words(schema['items'])}"
    named = schema.get("type", "anything")
    words = " or ".join(named) if isinstance(named, list) else str(named)
    return f"{words} ({schema['format']})" if "format" in schema else words
