"""Rules of the checklist: what each looks for, and whom it stops at which act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, Final

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise
from wagtail.models import Page

from cms.editorial.roles import ROLES

#: Stops whoever it is: a person of any role, an administrator, a command, the clock.
EVERYBODY: Final = frozenset({"*"})


class Act(Enum):
    """What is about to be done with a text."""

    SUBMISSION = "submission"
    PUBLICATION = "publication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Something lacking or doubtful, and where: a field of the form, and a block or a part of it."""

    message: str
    field: str
    block: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. Without `stops` it only advises; with it, it stops these roles at these acts."""

    key: str
    label: str | Promise
    #: Why it stops, or why it only advises: for whoever would change the table.
    reason: str
    look: Callable[[Any, datetime], Iterable[Place]]
    stops: Mapping[Act, frozenset[str]] = field(default_factory=dict)

    def stops_somebody(self, act: Act, *, roles: frozenset[str]) -> bool:
        """Whether the rule stops somebody of these roles at the act."""
        stopped = self.stops.get(act, frozenset())
        return stopped == EVERYBODY or bool(stopped & roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule found for somebody about to act."""

    rule: Rule
    place: Place
    is_blocking: bool


_rules: dict[type[Page], tuple[Rule, ...]] = {}


def register(model: type[Page], rules: Iterable[Rule]) -> None:
    """Take the rules of a page type; two tables for one type, or two rules of one key, are a mistake."""
    table = tuple(rules)
    keys = {rule.key for rule in table}
    if model in _rules or len(keys) < len(table):
        raise ImproperlyConfigured(f"{model.__name__} has two rules of one name")
    _rules[model] = table


def has_rules(page: Page) -> bool:
    """Whether there is anything to check."""
    return type(page) in _rules


def findings(page: Page, *, act: Act, user: Any, now: datetime) -> list[Finding]:
    """Everything the rules find, what blocks first."""
    roles = roles_of(user)
    found = [
        Finding(rule=rule, place=place, is_blocking=rule.stops_somebody(act, roles=roles))
        for rule in _rules.get(type(page), ())
        for place in rule.look(page, now)
    ]
    return sorted(found, key=lambda one: not one.is_blocking)


def blocking(page: Page, *, act: Act, user: Any, now: datetime) -> list[Finding]:
    """What stops this person; rules that stop nobody here are not even asked."""
    roles = roles_of(user)
    return [
        Finding(rule=rule, place=place, is_blocking=True)
        for rule in _rules.get(type(page), ())
        if rule.stops_somebody(act, roles=roles)
        for place in rule.look(page, now)
    ]


def roles_of(user: Any) -> frozenset[str]:
    """Names in the table of the roles somebody has; a command has none."""
    if user is None or not user.is_authenticated:
        return frozenset()
    labels = set(user.groups.values_list("name", flat=True))
    return frozenset(key for key, role in ROLES.items() if role.label in labels)
