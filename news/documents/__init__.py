"""Documents: what the newsroom's pages and people say in public."""

from __future__ import annotations

from cms.published.registry import EntityBuilder, PageBuilder, register_page
from cms.published.watching import publish_entity
from news.documents.articles import PAID, article_shape, build_article
from news.documents.people_and_topics import author_shape, build_author, build_topic, topic_shape
from news.documents.sections import build_section, section_shape
from news.models import ArticlePage, Author, SectionPage, Topic

__all__ = ["PAID", "article_shape", "build_article", "register"]


def register() -> None:
    """Bring the newsroom's builders to the read model."""
    register_page(
        PageBuilder(
            model=ArticlePage,
            type="article",
            build=build_article,
            shape=article_shape,
            hidden_until=lambda page: page.embargo_until,
        )
    )
    register_page(
        PageBuilder(model=SectionPage, type="section", build=build_section, shape=section_shape)
    )
    publish_entity(
        EntityBuilder(
            model=Author,
            kind="author",
            build=build_author,
            shape=author_shape,
            label=lambda author: {"id": author.pk, "name": author.name, "slug": author.slug},
            name=lambda author: author.sort_name,
        )
    )
    publish_entity(
        EntityBuilder(
            model=Topic,
            kind="topic",
            build=build_topic,
            shape=topic_shape,
            label=lambda topic: {
                "id": topic.pk,
                "name": topic.name,
                "slug": topic.slug,
                "kind": topic.kind,
            },
            name=lambda topic: topic.name,
        )
    )
