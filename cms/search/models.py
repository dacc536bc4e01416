"""The index: what can be found of each published document, and the names readers may begin to type."""

from __future__ import annotations

from django.db import models


class SearchEntry(models.Model):
    """What can be found of one document.

    PostgreSQL keeps vectors beside these columns (`stems` in the document's language, `words` as they stand, `heads` for
    ranking: the stems without the body's) and SQLite a full-text table; migration 0002 makes them.
    """

    page_id = models.BigIntegerField(primary_key=True)
    locale = models.CharField(max_length=12)
    #: As API v2 names it (`news.ArticlePage`): what one type holds is counted without its documents.
    page_type = models.CharField(max_length=100)
    #: The title as folded words: the exact title is found first.
    title = models.TextField()
    #: What the excerpt is cut from, as readers see it.
    text = models.TextField(default="")
    #: Tells whether the texts changed, without comparing them.
    stamp = models.CharField(max_length=32)

    def __str__(self) -> str:
        return f"page:{self.page_id} {self.title}"


class SearchName(models.Model):
    """One name of something public: a page's title, an author, a topic under each of its names, a section."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    #: Empty where the name is the same in every language.
    locale = models.CharField(max_length=12)
    #: As readers see it.
    name = models.CharField(max_length=300)
    #: Folded, after a space: a name is found by the beginning of any of its words.
    words = models.TextField()
    #: When a page leaves: it is suggested no longer, whether the worker runs or not.
    expires_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "object_id"], name="search_name_of"),
            models.Index(fields=["words"], name="search_name_exactly"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id} {self.name}"
