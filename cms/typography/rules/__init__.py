"""The rules of French typography, one module a family."""

from cms.typography.rules.order import IN_ORDER, RULES
from cms.typography.rules.rule import Rule

__all__ = ["IN_ORDER", "RULES", "Rule"]
