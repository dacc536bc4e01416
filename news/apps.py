"""The newsroom's content: articles, sections, topics, authors."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = "Rédaction"

    def ready(self) -> None:
        from news.documents import register

        register()
