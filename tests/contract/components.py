"""What stored texts are held against: the components of the exported document."""

from __future__ import annotations

import json

import jsonschema_rs

from cms.contract.files import exported

DOCUMENT = json.loads(exported()["openapi.json"])


def validator(component):
    """A compiled validator of a component of the exported document."""
    schemas = {"$schema": "https://json-schema.org/draft/2020-12/schema", **DOCUMENT}
    return jsonschema_rs.Draft202012Validator(
        {**schemas, "$ref": f"#/components/schemas/{component}"}, validate_formats=True
    )


def faults(component, texts):
    """Where and why the texts are not of the component."""
    checked = validator(component)
    return [
        f"{error.instance_path}: {error.message}"
        for text in texts
        for error in checked.iter_errors(json.loads(text))
    ]
