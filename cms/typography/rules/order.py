"""The order of the rules: signs first, then quotation marks, then the spaces around them."""

from __future__ import annotations

from cms.typography.rules import advice, characters, numbers, punctuation, quotes, words
from cms.typography.rules.rule import Rule

IN_ORDER: tuple[Rule, ...] = (
    *characters.RULES,
    *quotes.RULES,
    *punctuation.RULES,
    *numbers.RULES,
    *words.RULES,
    *advice.RULES,
)
RULES = {rule.id: rule for rule in IN_ORDER}
