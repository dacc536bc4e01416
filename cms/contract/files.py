"""Files: what an export writes under `frontend-contract/`, and whether what is there is still that."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from cms.contract.components import REFERENCE, components
from cms.contract.document import DIALECT, openapi
from cms.contract.version import VERSION

#: Where a schema file says it lives; nothing needs to be served there.
IDENTITY = "https://chapo.example/contract"


def folder() -> Path:
    """`frontend-contract/` at the root of the project."""
    return Path(settings.BASE_DIR) / "frontend-contract"


def exported() -> dict[str, str]:
    """Path under the folder → text, of every file made without Node."""
    return {"openapi.json": pretty(openapi()), **_schema_files()}


def pretty(value: Any) -> str:
    """JSON as people read it, always the same bytes for the same value."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _schema_files() -> dict[str, str]:
    declared = components()
    blocks = dict.fromkeys(members(declared["Block"]), "blocks")
    pages = dict.fromkeys(members(declared["Page"]), "pages")
    unions = {"Block": "blocks", "Page": "pages"}
    return {
        f"schemas/{room}/{name}.json": pretty(standalone(name, room=room, declared=declared))
        for name, room in {**blocks, **pages, **unions}.items()
    }


def members(union: Mapping[str, Any]) -> list[str]:
    """The components of a union."""
    return [member["$ref"].removeprefix(REFERENCE) for member in union["oneOf"]]


def standalone(name: str, *, room: str, declared: Mapping[str, Any]) -> dict[str, Any]:
    """One component as a JSON Schema of its own, with everything it refers to under `$defs`."""
    needed = sorted(_reached(declared[name], declared=declared, seen={name}))
    local = {each: _localised(declared[each]) for each in needed}
    said = {
        "$schema": DIALECT,
        "$id": f"{IDENTITY}/{VERSION}/{room}/{name}.json",
        "title": name,
        **_localised(declared[name]),
    }
    return {**said, "$defs": local} if local else said


def _reached(schema: Any, *, declared: Mapping[str, Any], seen: set[str]) -> set[str]:
    """The components a schema needs, at any depth, without those already seen."""
    found: set[str] = set()
    for name in _references(schema) - seen:
        seen.add(name)
        found |= {name} | _reached(declared[name], declared=declared, seen=seen)
    return found


def _references(value: Any) -> set[str]:
    if isinstance(value, Mapping):
        own = (
            {value["$ref"].removeprefix(REFERENCE)} if isinstance(value.get("$ref"), str) else set()
        )
        return own.union(*(_references(inner) for inner in value.values()))
    if isinstance(value, list):
        return set().union(*(_references(inner) for inner in value))
    return set()


def _localised(value: Any) -> Any:
    """References into the document become references into `$defs`; discriminators are OpenAPI's alone."""
    if isinstance(value, Mapping):
        return {key: _localised(inner) for key, inner in value.items() if key != "discriminator"}
    if isinstance(value, list):
        return [_localised(inner) for inner in value]
    if isinstance(value, str) and value.startswith(REFERENCE):
        return f"#/$defs/{value.removeprefix(REFERENCE)}"
    return value
