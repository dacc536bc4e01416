"""Components: the JSON Schema of every named type, in the words of OpenAPI 3.1."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from cms.contract import problems
from cms.contract.answers import answer_types

REFERENCE = "#/components/schemas/"
#: `document` is the published JSON of a page; a file readers download goes by its own name.
RENAMED = {"Document": "File"}
Schema = dict[str, Any]


@cache
def components() -> dict[str, Schema]:
    """Name → schema, in alphabetical order: a diff between two exports then shows what changed."""
    declared = {**_declared(), **problems.schemas()}
    blocks = {
        name: schema
        for name, schema in declared.items()
        if name.endswith("Block") and "const" in schema["properties"]["type"]
    }
    declared["Block"] = _block_union(blocks)
    parts = _part(declared)
    declared |= {"Part": parts, "PartList": _part_list(declared["CardList"])}
    _exemplify(declared)
    return dict(sorted(declared.items()))


def _declared() -> dict[str, Schema]:
    """What pydantic says of the types, without the titles it makes up."""
    types = answer_types()
    inputs = [(name, "serialization", TypeAdapter(shape)) for name, shape in types.items()]
    _keys, said = TypeAdapter.json_schemas(inputs, ref_template=REFERENCE + "{model}")  # type: ignore[arg-type]
    return {RENAMED.get(name, name): _clean(schema) for name, schema in said["$defs"].items()}


def _clean(value: Any, *, names: bool = False) -> Any:
    """Without pydantic's titles, references under their public names; `names` where keys are property names."""
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, str) and value.startswith(REFERENCE):
        name = value.removeprefix(REFERENCE)
        return REFERENCE + RENAMED.get(name, name)
    if not isinstance(value, dict):
        return value
    return {
        key: _clean(item, names=key in {"properties", "mapping"} and not names)
        for key, item in value.items()
        if names or key != "title"
    }


def _block_union(blocks: dict[str, Schema]) -> Schema:
    """Every block of every stream: what a renderer is exhaustive over."""
    mapping = {
        schema["properties"]["type"]["const"]: REFERENCE + name
        for name, schema in sorted(blocks.items())
    }
    return {
        "description": "Any block of any story. A reader skips a type it does not know: new ones may be published.",
        "oneOf": [{"$ref": reference} for reference in mapping.values()],
        "discriminator": {"propertyName": "type", "mapping": mapping},
    }


def _part(declared: dict[str, Schema]) -> Schema:
    """What `fields=` leaves of a page or a resource: any of their properties, objects cut down too."""
    properties: dict[str, Schema] = {}
    for name in ["Card", *_members(declared["Page"]), *_resources(declared)]:
        for key, schema in declared[name]["properties"].items():
            properties[key] = (
                _either(properties[key], schema) if key in properties else _loose(schema)
            )
    return {
        "type": "object",
        "description": "What `fields=` asked for: some of the properties of a page or a resource, each as it is there; "
        "objects may be cut down too.",
        "additionalProperties": False,
        "properties": dict(sorted(properties.items())),
        "examples": [{"id": 12, "title": "Le port rouvre mardi"}],
    }


def _members(union: Schema) -> list[str]:
    return [member["$ref"].removeprefix(REFERENCE) for member in union["oneOf"]]


def _resources(declared: dict[str, Schema]) -> list[str]:
    return sorted(name for name in declared if name.endswith("Resource"))


def _loose(schema: Schema) -> Schema:
    """A scalar keeps its type; what may be cut down is said elsewhere."""
    kept = {"description": schema["description"]}
    if "$ref" in str(schema) or schema.get("type") in {"array", "object"}:
        return kept
    types = {schema.get("type"), *(member.get("type") for member in schema.get("anyOf", []))} - {
        None
    }
    examples = {"examples": schema["examples"]} if "examples" in schema else {}
    return {**kept, **examples, "type": _types(types)} if types else kept


def _either(one: Schema, other: Schema) -> Schema:
    loose = _loose(other)
    if "type" not in one or "type" not in loose:
        return {"description": one["description"]}
    return {**one, "type": _types({*_listed(one["type"]), *_listed(loose["type"])})}


def _types(types: set[str]) -> str | list[str]:
    return next(iter(types)) if len(types) == 1 else sorted(types)


def _listed(types: str | list[str]) -> list[str]:
    return [types] if isinstance(types, str) else types


def _part_list(card_list: Schema) -> Schema:
    items = {**card_list["properties"]["items"], "items": {"$ref": f"{REFERENCE}Part"}}
    properties = {**card_list["properties"], "items": items}
    return {**card_list, "properties": properties}


def _exemplify(declared: dict[str, Schema]) -> None:
    """Give each object an example made of its properties' own."""
    for schema in declared.values():
        if "properties" in schema and "required" in schema:
            schema["examples"] = [example_of(schema, declared=declared)]


def example_of(schema: Schema, *, declared: dict[str, Schema]) -> Any:
    """A value of the schema, put together from the examples below it."""
    if "const" in schema:
        return schema["const"]
    if schema.get("examples"):
        return schema["examples"][0]
    if "$ref" in schema:
        return example_of(declared[schema["$ref"].removeprefix(REFERENCE)], declared=declared)
    for branch in [*schema.get("oneOf", []), *schema.get("anyOf", [])][:1]:
        return example_of(branch, declared=declared)
    if schema.get("type") == "array":
        return _some_items(schema, declared=declared)
    if "properties" in schema:
        return {
            name: example_of(inner, declared=declared)
            for name, inner in schema["properties"].items()
        }
    return None


def _some_items(schema: Schema, *, declared: dict[str, Schema]) -> list[Any]:
    """One item, but no stream in an example: the blocks have their own."""
    item = schema["items"]
    reference = item.get("$ref", "").removeprefix(REFERENCE)
    if "oneOf" in declared.get(reference, {}):
        return []
    return [example_of(item, declared=declared)]
