"""The core: what every page, image and block has in common."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"
    verbose_name = "Fonds"

    def ready(self) -> None:
        from cms.core import gates, usages

        gates.install()
        usages.install()
