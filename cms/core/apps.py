"""The core: what every page, image and block has in common."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"
    verbose_name = "Fonds"

    def ready(self) -> None:
        from cms.core import acts, gates, usages

        acts.install()
        gates.install()
        usages.install()
