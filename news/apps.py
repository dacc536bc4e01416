"""The newsroom's content: articles, sections, topics, authors."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = "Rédaction"

    def ready(self) -> None:
        from cms.editorial import checklist
        from news.checklist import RULES
        from news.documents import register
        from news.models import ArticlePage

        register()
        checklist.register(ArticlePage, RULES)
