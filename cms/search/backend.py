"""The admin's search on PostgreSQL: drafts and library by the same configurations as readers' search."""

from __future__ import annotations

from typing import Any

from modelsearch.backends.database.postgres.postgres import PostgresSearchBackend

from cms.search.languages import PLAIN, configuration


class NewsSearchBackend(PostgresSearchBackend):
    """Wagtail's own, reading French without its accents; upstream has no option for what completes a word."""

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__({"SEARCH_CONFIG": configuration("fr"), **params})
        self.autocomplete_config = PLAIN
