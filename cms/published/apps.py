"""Published documents: the read model, its projector and its log."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.apps import AppConfig
from django.db.models import Model
from django.db.models.signals import post_delete, post_save


class PublishedConfig(AppConfig):
    name = "cms.published"
    label = "published"
    verbose_name = "Documents publiés"

    def ready(self) -> None:
        from wagtail.contrib.redirects.models import Redirect
        from wagtail.models import (
            Collection,
            CollectionViewRestriction,
            Locale,
            PageViewRestriction,
            Site,
        )
        from wagtail.signals import post_page_move

        from cms.core.models import NewsDocument, NewsImage
        from cms.locales.signals import freshness_changed
        from cms.published import receivers
        from cms.published.watching import follow_moves, watch

        post_save.connect(receivers.page_saved, dispatch_uid="published.page_saved")
        post_page_move.connect(receivers.page_moved, dispatch_uid="published.page_moved")
        post_delete.connect(receivers.page_deleted, dispatch_uid="published.page_deleted")
        freshness_changed.connect(
            receivers.freshness_changed, dispatch_uid="published.freshness_changed"
        )
        watched: list[tuple[type[Model], Callable[..., Any]]] = [
            (PageViewRestriction, receivers.restriction_changed),
            (CollectionViewRestriction, receivers.collection_changed),
            (Collection, receivers.collection_changed),
            (Locale, receivers.frame_changed),
            (Site, receivers.site_changed),
            (NewsImage, partial(receivers.entity_changed, kind="image")),
            (NewsDocument, partial(receivers.entity_changed, kind="document")),
            (Redirect, partial(receivers.entity_changed, kind="redirect")),
        ]
        for model, receiver in watched:
            watch(model, receiver)
        follow_moves(Collection)
