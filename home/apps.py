"""The front page and the frame around every page."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = "Une"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_save

        from home import documents, menus
        from home.models import MenuItem

        documents.register()
        menus.register()
        for signal, uid in ((post_save, "home.link_saved"), (post_delete, "home.link_deleted")):
            signal.connect(menus.link_changed, sender=MenuItem, dispatch_uid=uid)
