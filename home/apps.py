"""The front page and the frame around every page."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Une"

    def ready(self) -> None:
        from home.documents import register

        register()
