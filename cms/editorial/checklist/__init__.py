"""Checklists: what an editor is told, or stopped for, before a text leaves the desk."""

from cms.editorial.checklist.rules import (
    EVERYBODY,
    Act,
    Finding,
    Place,
    Rule,
    blocking,
    findings,
    register,
)

__all__ = ["EVERYBODY", "Act", "Finding", "Place", "Rule", "blocking", "findings", "register"]
