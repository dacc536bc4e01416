"""The read model's tables: all that public reads ever touch.

Nothing here points at Wagtail's tables with a foreign key: a database role that may read only these tables can serve the
whole public API.
"""

from __future__ import annotations

from django.db import models


class PublishedDocument(models.Model):
    """The JSON of one live public page, as it was published."""

    page_id = models.BigIntegerField(primary_key=True)
    type = models.CharField(max_length=40)
    page_type = models.CharField(max_length=100)
    locale = models.CharField(max_length=12)
    translation_key = models.UUIDField(db_index=True)
    site_id = models.IntegerField()
    #: The site's host name; empty for the default site, so that readers need not name it.
    site = models.CharField(max_length=255, default="")
    path = models.TextField()
    #: The path alone may be too long for an index.
    path_hash = models.CharField(max_length=32, db_index=True)
    tree_path = models.CharField(max_length=255, db_index=True)
    depth = models.PositiveIntegerField()
    parent_id = models.BigIntegerField(null=True)
    slug = models.CharField(max_length=255, db_index=True)
    title = models.CharField(max_length=255)
    #: Lists sort on these, so they are never null; the body says what is not known.
    published_at = models.DateTimeField()
    first_published_at = models.DateTimeField()
    last_published_at = models.DateTimeField()
    #: When this page leaves, and when the first thing it shows does.
    expires_at = models.DateTimeField(null=True, db_index=True)
    fresh_until = models.DateTimeField(null=True)
    etag = models.CharField(max_length=32)
    changed_at = models.DateTimeField()
    card = models.TextField()
    body = models.TextField()
    #: What the page row said when this was built; the reconciler compares it without building.
    source_stamp = models.CharField(max_length=32)

    class Meta:
        indexes = [
            models.Index(fields=["-published_at", "-page_id"], name="published_newest"),
        ]

    def __str__(self) -> str:
        return f"page:{self.page_id} {self.path}"


class DocumentFacet(models.Model):
    """One list a document belongs to (`section:5`, `topic:3`, `type:news.ArticlePage`…), in list order."""

    document = models.ForeignKey(PublishedDocument, on_delete=models.CASCADE, related_name="facets")
    key = models.CharField(max_length=120)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "key"], name="published_facet_once")
        ]
        indexes = [
            models.Index(
                fields=["key", "-published_at", "-document"], name="published_facet_newest"
            )
        ]

    def __str__(self) -> str:
        return f"page:{self.document_id} in {self.key}"


class PublishedResource(models.Model):
    """The JSON of what is not a page (author, topic, image, document, site…), kept while a public document uses it."""

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    locale = models.CharField(max_length=12, default="")
    slug = models.CharField(max_length=255, default="")
    name = models.CharField(max_length=300, default="")
    etag = models.CharField(max_length=32)
    changed_at = models.DateTimeField()
    body = models.TextField()
    #: What it has in common with itself in other languages; none where it has no language.
    translation_key = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "locale"], name="published_resource_once"
            )
        ]
        indexes = [
            models.Index(fields=["kind", "name", "object_id"], name="published_resource_by_name")
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id} {self.locale}"


class Dependency(models.Model):
    """`dependent` shows something of `key`: both are node keys such as `page:12` or `author:3`."""

    dependent = models.CharField(max_length=60)
    key = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dependent", "key"], name="published_dependency_once")
        ]
        indexes = [models.Index(fields=["key", "dependent"], name="published_dependents")]

    def __str__(self) -> str:
        return f"{self.dependent} shows {self.key}"


class FormerPath(models.Model):
    """What an address without a page answers: a redirect, or the word that its page has gone."""

    site = models.CharField(max_length=255, default="")
    path = models.TextField()
    path_hash = models.CharField(max_length=32)
    #: Empty means gone.
    location = models.TextField(default="")
    permanent = models.BooleanField(default=True)
    redirect_id = models.BigIntegerField(null=True)
    target_page_id = models.BigIntegerField(null=True, db_index=True)
    locale = models.CharField(max_length=12, default="")
    #: Why the page has gone, in the newsroom's words to readers; often nothing.
    notice = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["path_hash"], name="published_former_path_once")
        ]

    def __str__(self) -> str:
        return f"{self.path} → {self.location or 'gone'}"


class Change(models.Model):
    """One public change. A trigger gives `position` when the transaction commits: dense, in commit order."""

    position = models.BigIntegerField(null=True, unique=True)
    operation = models.CharField(max_length=6)
    key = models.CharField(max_length=60)
    type = models.CharField(max_length=40, default="")
    locale = models.CharField(max_length=12, default="")
    path = models.TextField(default="")
    etag = models.CharField(max_length=32, default="")
    reason = models.CharField(max_length=20)
    #: The cache tags this change makes stale.
    tags = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(operation__in=["put", "remove"]),
                name="published_change_operation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.operation} {self.key}"


class LogState(models.Model):
    """The one row behind positions: the epoch of this log, the last position given, the oldest one kept."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    epoch = models.CharField(max_length=32)
    last = models.BigIntegerField(default=0)
    floor = models.BigIntegerField(default=0)
    #: What the stored documents were built with, or after a `~` are being built with; another value asks for a rebuild.
    built_with = models.CharField(max_length=32, default="")

    def __str__(self) -> str:
        return f"{self.epoch}.{self.last}"


class Dirty(models.Model):
    """A node that must be projected again. Written in the editor's transaction, deleted with the projection."""

    key = models.CharField(max_length=60)
    #: Direct edits go before what depends on them.
    priority = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    reason = models.CharField(max_length=20, default="edit")
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["priority", "id"], name="published_dirty_order"),
            models.Index(fields=["key"], name="published_dirty_key"),
        ]

    def __str__(self) -> str:
        return self.key


class RebuildRun(models.Model):
    """How far a rebuild of everything has come, so that an interrupted one resumes."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    last_page_id = models.BigIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"after page {self.last_page_id}"
