"""Markdown with front matter, read into copy."""

from news.importers.markdown.article import parse

__all__ = ["parse"]
