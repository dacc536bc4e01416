"""Grants: what a database role may do that serves public reads, and nothing else."""

from __future__ import annotations

import re

from django.db import connection

from cms.published.models import (
    Change,
    DocumentFacet,
    FormerPath,
    LogState,
    PublishedDocument,
    PublishedResource,
)
from cms.search.models import SearchEntry, SearchName

#: Every table a public read touches. None holds a draft, a person's account or a session.
READ = (
    PublishedDocument, DocumentFacet, PublishedResource, FormerPath, Change, LogState, SearchEntry, SearchName,
)  # fmt: skip
_ROLE = re.compile(r"[a-z_][a-z0-9_]{0,62}")


class RoleRefused(ValueError):
    """A role's name is lower-case letters, digits and underscores, and the database is PostgreSQL."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def statements(role: str) -> list[str]:
    """The SQL that lets a role read what is public; whatever else it could do in this schema is taken away first."""
    if not _ROLE.fullmatch(role):
        raise RoleRefused
    quote = connection.ops.quote_name
    tables = ", ".join(quote(model._meta.db_table) for model in READ)
    return [
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {quote(role)}",
        f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {quote(role)}",
        f"GRANT USAGE ON SCHEMA public TO {quote(role)}",
        f"GRANT SELECT ON {tables} TO {quote(role)}",
    ]


def grant(role: str) -> None:
    """Run them."""
    if connection.vendor != "postgresql":
        raise RoleRefused
    with connection.cursor() as cursor:
        for sql in statements(role):
            cursor.execute(sql)
