"""Plain text as it is pasted from a site or a mail, read into copy."""

from news.importers.plain.article import parse

__all__ = ["parse"]
