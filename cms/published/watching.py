"""Watching: which rows, when written or deleted, make documents dirty."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from cms.published import receivers
from cms.published.registry import EntityBuilder, SiteBuilder, register_entity, register_site


def watch(model: type[Model], receiver: Callable[..., Any]) -> None:
    """Call a receiver whenever a row of `model` is written or deleted."""
    _write_whole(model)
    uid = f"published.{model._meta.label}"
    post_save.connect(receiver, sender=model, weak=False, dispatch_uid=f"{uid}.saved")
    post_delete.connect(receiver, sender=model, weak=False, dispatch_uid=f"{uid}.deleted")


def _write_whole(model: Any) -> None:
    """A row and what its receivers mark and hide are one transaction: Django makes one only where a model has parents."""
    model.save_base = transaction.atomic(savepoint=False)(model.save_base)


def follow_moves(model: Any) -> None:
    """Collections are moved by SQL that tells nobody."""
    move = model.move

    @wraps(move)
    def moved(self: Any, *arguments: Any, **options: Any) -> None:
        with transaction.atomic():
            move(self, *arguments, **options)
            receivers.collection_changed(model, instance=self)

    model.move = moved


def publish_entity(builder: EntityBuilder) -> None:
    """Register an entity's builder and follow its rows."""
    register_entity(builder)
    watch(builder.model, partial(receivers.entity_changed, kind=builder.kind))


def publish_site(builder: SiteBuilder) -> None:
    """Register the builder of the site's frame and follow what it shows."""
    register_site(builder)
    for model in builder.watches:
        watch(model, receivers.frame_changed)
