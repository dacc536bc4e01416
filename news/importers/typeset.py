"""Typeset: content as French typography sets it, so that setting a text right counts as nobody's change of it."""

from __future__ import annotations

import json

from wagtail.models import Locale

from cms.core.typesetting.texts import Text, rewrite
from cms.typography import set_right
from news.importers import content, story
from news.importers.content import Content
from news.models import ArticlePage


def compared(known: Content, *, locale: Locale) -> Content:
    """What two versions are compared by; {} stays {}. Never written: a file's words are stored as it has them."""
    if not known:
        return known
    words = {name: known[name] for name in content.COLUMNS}
    page = ArticlePage(locale=locale, **words, body=json.dumps(known["body"]))

    def typeset(text: Text) -> str:
        language = text.language or locale.language_code
        return set_right(text.text, language=language, html=text.html).text

    rewrite(page, typeset)
    columns = {name: getattr(page, name) for name in content.COLUMNS}
    return {**known, **columns, "body": story.essence(content.blocks(page))}
