"""Fields: API v2's `fields=` grammar, the names it may hold, and the projection it asks for."""

from cms.api.fields.grammar import (
    DEFAULT,
    MAX_DEPTH,
    MAX_LENGTH,
    FieldSelection,
    Term,
    parse_fields,
)
from cms.api.fields.known import Known, any_of, known_names, require_known
from cms.api.fields.projection import project

__all__ = [
    "DEFAULT",
    "MAX_DEPTH",
    "MAX_LENGTH",
    "FieldSelection",
    "Known",
    "Term",
    "any_of",
    "known_names",
    "parse_fields",
    "project",
    "require_known",
]
