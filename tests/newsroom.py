"""A newsroom for tests: makes the content a test speaks of, through the same doors editors use."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Drawing
from wagtail.models import Locale, Page

from cms.core.models import NewsDocument, NewsImage
from cms.published.models import PublishedDocument
from home.models import HomePage
from news.models import ArticlePage, Author, Byline, SectionPage, Topic
from news.models.links import ArticleTopic


@dataclass(kw_only=True)
class Newsroom:
    """Sections, articles, people and pictures on demand."""

    home: HomePage
    settle: Callable[[], Any]
    numbers: Any = field(default_factory=lambda: count(1))

    def locale(self, code: str = "fr") -> Locale:
        return Locale.objects.get_or_create(language_code=code)[0]

    def section(
        self, title: str = "Politique", *, parent: Page | None = None, **fields: Any
    ) -> SectionPage:
        page = SectionPage(title=title, **fields)
        (parent or self.home).add_child(instance=page)
        return page

    def article(
        self,
        title: str = "Un titre",
        *,
        section: Page | None = None,
        publish: bool = True,
        **fields: Any,
    ) -> ArticlePage:
        """An article under a section, published through a revision unless told not to."""
        parent = section or self._any_section()
        authors, topics = fields.pop("authors", []), fields.pop("topics", [])
        page = ArticlePage(title=title, live=False, **{"body": [paragraph("Du texte.")], **fields})
        page.bylines = [Byline(author=author) for author in authors]
        page.article_topics = [ArticleTopic(topic=topic) for topic in topics]
        parent.add_child(instance=page)
        if publish:
            self.publish(page)
        return page

    def publish(self, page: Page) -> None:
        """Publish what the page says, as the admin does."""
        page.save_revision().publish()
        page.refresh_from_db()

    def author(self, name: str = "Anne Le Gall", **fields: Any) -> Author:
        return Author.objects.create(name=name, locale=self.locale(), **fields)

    def topic(self, name: str = "Port", **fields: Any) -> Topic:
        return Topic.objects.create(name=name, locale=self.locale(), **fields)

    def image(self, title: str = "Quai", **fields: Any) -> NewsImage:
        return NewsImage.objects.create(
            title=title,
            file=picture(f"image-{next(self.numbers)}.jpg"),
            **{"credit": "Studio", "default_alt": "Un quai", **fields},
        )

    def document(self, title: str = "Rapport", **fields: Any) -> NewsDocument:
        file = SimpleUploadedFile(f"rapport-{next(self.numbers)}.txt", b"Un rapport.")
        return NewsDocument.objects.create(title=title, file=file, **fields)

    def body_of(self, page: Page) -> list[dict[str, Any]]:
        """The published blocks of an article."""
        return json.loads(PublishedDocument.objects.get(page_id=page.pk).body)["body"]

    def _any_section(self) -> Page:
        return SectionPage.objects.descendant_of(self.home).first() or self.section()


def paragraph(html: str) -> dict[str, Any]:
    """A stored paragraph block."""
    return {
        "type": "paragraph",
        "value": f"<p>{html}</p>",
        "id": "11111111-1111-4111-8111-111111111111",
    }


def picture(name: str = "image.jpg", *, size: tuple[int, int] = (40, 30)) -> SimpleUploadedFile:
    """A small real JPEG."""
    buffer = BytesIO()
    Drawing.new("RGB", size, "teal").save(buffer, "JPEG")
    return SimpleUploadedFile(name, buffer.getvalue(), content_type="image/jpeg")
