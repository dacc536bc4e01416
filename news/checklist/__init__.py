"""The checklist of an article."""

from news.checklist.table import RULES

__all__ = ["RULES"]
