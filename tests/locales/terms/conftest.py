"""An article to remember; and what each database offers is only collected there: a skipped test would look like a passed one."""

from __future__ import annotations

import pytest
from django.conf import settings

from tests.locales.terms.remembering import SAID

ON_POSTGRESQL = "postgresql" in settings.DATABASES["default"]["ENGINE"]

collect_ignore = ["test_memory_exactly.py" if ON_POSTGRESQL else "test_memory_nearly.py"]


@pytest.fixture
def elsewhere(newsroom, desk):
    """Another article, already translated."""
    article = newsroom.article("Ailleurs", standfirst=SAID)
    desk.published(article)
    return article
