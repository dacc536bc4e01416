"""Locks: a page's builds run one after the other, and a withdrawal waits for none to resurrect it.

A build holds the page's lock (and a share of the one below); a withdrawal holds the general lock alone until the
editor's transaction ends. So a build that read the page while it was public commits before the withdrawal deletes, or
starts after it and reads the truth. SQLite has one writer at a time and needs neither.
"""

from __future__ import annotations

from django.db import connection

_NAMESPACE = 0x63686170  # "chap"
_EVERYTHING = 0


def hold_for_build(page_id: int) -> None:
    """Wait for other builds of this page and for withdrawals under way; held until the transaction ends."""
    _hold_one(page_id % 2_147_483_647)


def hold_for_frame(site_id: int) -> None:
    """The same for a site's frame: it shows pages, and two builds of it must not overtake each other."""
    _hold_one(-site_id)


def _hold_one(number: int) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, %s)", [_NAMESPACE, _EVERYTHING])
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_NAMESPACE, number])


def hold_alone() -> None:
    """Wait for builds under way and let none start until the transaction ends.

    What a build is about to depend on is not visible before it commits, so whoever looks dependencies up, or removes what
    nothing depends on, holds this first.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_NAMESPACE, _EVERYTHING])
