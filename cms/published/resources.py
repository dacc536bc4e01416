"""Resources: the JSON of authors, topics, images, files and the site's frame, kept while a public document uses them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from wagtail.models import Locale, Site

from cms.core.models import NewsImage
from cms.core.references import ImageUse
from cms.published import dirty, entries, keys, log
from cms.published.building import dump, etag_of
from cms.published.expansion import Expander, document_value
from cms.published.models import Dependency, PublishedDocument, PublishedResource
from cms.published.registry import EntityBuilder, entity_builder, site_builder
from cms.published.renditions import absolute
from cms.published.shapes import resource_adapter, site_adapter
from cms.published.visibility import public_documents, public_images

#: Kinds of this module beyond what the registry brings.
FILES = ("image", "document")


def keep(node_keys: Iterable[str], *, now: datetime) -> None:
    """Make sure every entity or file a document is about to show has its resource."""
    wanted = {key for key in node_keys if _is_resource(key)}
    if not wanted:
        return
    ids = [int(keys.parse_node(key)[1]) for key in wanted]
    known = PublishedResource.objects.filter(object_id__in=ids).values_list("kind", "object_id")
    for key in sorted(wanted - {keys.node(kind, pk) for kind, pk in known}):
        project(key, now=now)


def sweep(node_keys: Iterable[str], *, now: datetime) -> None:
    """Remove the resources among `node_keys` that no public document shows any more, and what only they showed."""
    mine = {key for key in node_keys if _is_resource(key)}
    if not mine:
        return
    used = set(Dependency.objects.filter(key__in=mine).values_list("key", flat=True))
    for key in sorted(mine - used):
        _remove(key, now=now)


def project(key: str, *, now: datetime) -> None:
    """Make the stored resource equal what its row says; one that is gone or private is removed."""
    kind, pk = keys.parse_node(key)
    if kind == "site":
        _project_site(int(pk), now=now)
        return
    made = _made(kind, int(pk), now=now)
    if made is None:
        _remove(key, now=now)
        return
    if made.get("until") is not None:
        dirty.mark([key], now=now, due_at=made["until"], reason="expiry")
    # The files an entity shows are public because it is.
    keep(made["keys"], now=now)
    _store(key, made, now=now)


def drifted(key: str, *, now: datetime) -> bool:
    """Whether a stored entity or file is not what its row says; builds it, touches nothing."""
    kind, pk = keys.parse_node(key)
    made = _made(kind, int(pk), now=now)
    stored = (
        PublishedResource.objects.filter(kind=kind, object_id=int(pk))
        .values_list("etag", flat=True)
        .first()
    )
    return (etag_of(dump(made["value"])) if made else None) != stored


def private_files(node_keys: Iterable[str], *, now: datetime) -> set[str]:
    """Those of these files that the public may not see: private, deleted, or out of rights."""
    nodes = {key: keys.parse_node(key) for key in set(node_keys)}
    images = [int(pk) for kind, pk in nodes.values() if kind == "image"]
    files = [int(pk) for kind, pk in nodes.values() if kind == "document"]
    public: set[str] = set()
    if images:
        public |= {keys.node("image", row.pk) for row in public_images(images, now=now)}
    if files:
        public |= {keys.node("document", row.pk) for row in public_documents(files)}
    return set(nodes) - public


def used_among(node_keys: Iterable[str]) -> set[str]:
    """Those of these things that a public document shows."""
    shown = Dependency.objects.filter(key__in=list(node_keys))
    return set(shown.values_list("key", flat=True))


def is_used(key: str) -> bool:
    """Whether a public document shows this thing."""
    return Dependency.objects.filter(key=key).exists()


def _is_resource(key: str) -> bool:
    kind, _pk = keys.parse_node(key)
    return kind in FILES or entity_builder(kind) is not None


class _Made(dict[str, Any]):
    """The columns of one resource."""


def _made(kind: str, pk: int, *, now: datetime) -> _Made | None:
    return _file(kind, pk, now=now) if kind in FILES else _entity(kind, pk, now=now)


def _store(key: str, made: _Made, *, now: datetime) -> None:
    kind, pk = keys.parse_node(key)
    body = dump(made["value"])
    etag = etag_of(body)
    found = PublishedResource.objects.filter(
        kind=kind, object_id=int(pk), locale=made["locale"]
    ).first()
    _store_dependencies(key, made["keys"], now=now)
    if (
        found is not None
        and found.etag == etag
        and (found.slug, found.name) == (made["slug"], made["name"])
        and found.translation_key == made.get("translation_key")
    ):
        return
    row, _created = PublishedResource.objects.update_or_create(
        kind=kind,
        object_id=int(pk),
        locale=made["locale"],
        defaults={
            "slug": made["slug"][:255],
            "name": made["name"][:300],
            "body": body,
            "etag": etag,
            "changed_at": now,
            "translation_key": made.get("translation_key"),
        },
    )
    entries.put_resource(row)
    log.append(
        key,
        operation=log.PUT,
        tags=[keys.tag(key), f"{kind}s"],
        reason="resource",
        now=now,
        said={"type": kind, "locale": made["locale"], "etag": etag},
    )


def _store_dependencies(key: str, shown: set[str], *, now: datetime) -> None:
    """Make the stored dependencies equal `shown`; a former portrait or logo may now be nobody's."""
    rows = Dependency.objects.filter(dependent=key)
    known = set(rows.values_list("key", flat=True))
    rows.filter(key__in=known - shown).delete()
    Dependency.objects.bulk_create(
        [Dependency(dependent=key, key=used) for used in sorted(shown - known)],
        ignore_conflicts=True,
    )
    dirty.mark_unused(known - shown, now=now)


def _remove(key: str, *, now: datetime) -> None:
    kind, pk = keys.parse_node(key)
    removed, _by_model = PublishedResource.objects.filter(kind=kind, object_id=int(pk)).delete()
    entries.remove_resource(kind, int(pk))
    used = set(Dependency.objects.filter(dependent=key).values_list("key", flat=True))
    Dependency.objects.filter(dependent=key).delete()
    if removed:
        log.append(
            key,
            operation=log.REMOVE,
            tags=[keys.tag(key), f"{kind}s"],
            reason="resource",
            now=now,
            said={"type": kind},
        )
    sweep(used, now=now)


def _meta(type_name: str, kind: str, pk: int) -> dict[str, str]:
    return {"type": type_name, "detail_url": absolute(f"/api/v2/{kind}s/{pk}/")}


def _entity(kind: str, pk: int, *, now: datetime) -> _Made | None:
    builder = entity_builder(kind)
    row = builder.model._default_manager.filter(pk=pk).first() if builder else None
    if builder is None or row is None:
        return None
    locale = row.locale.language_code if hasattr(row, "locale") else ""
    expander = Expander(locale=locale, source_locale=settings.LANGUAGE_CODE, now=now)
    value = entity_value(row, builder=builder, expander=expander)
    resource_adapter(kind).validate_python(value)
    return _Made(
        value=value,
        locale=locale,
        slug=getattr(row, "slug", ""),
        name=builder.name(row),
        keys=expander.keys,
        translation_key=getattr(row, "translation_key", None),
    )


def entity_value(row: Any, *, builder: EntityBuilder, expander: Expander) -> dict[str, Any]:
    """What an entity says; the `id` of one that was never saved is 0."""
    pk, model = row.pk or 0, builder.model
    meta = _meta(f"{model._meta.app_label}.{model.__name__}", builder.kind, pk)
    return {"id": pk, "meta": meta, **expander.expand(builder.build(row))}


def _file(kind: str, pk: int, *, now: datetime) -> _Made | None:
    if kind == "image":
        image = public_images([pk], now=now).first()
        return _image(image, now=now) if image else None
    document = public_documents([pk]).first()
    if document is None:
        return None
    value: dict[str, Any] = {**document_value(document)}
    value = {"id": value.pop("id"), "meta": _meta("core.NewsDocument", "document", pk), **value}
    resource_adapter("document").validate_python(value)
    return _Made(value=value, locale="", slug="", name=document.title, keys=set())


def _image(image: NewsImage, *, now: datetime) -> _Made | None:
    expanded = Expander(locale="", source_locale="", now=now).expand(
        {"image": ImageUse(id=image.pk)}
    )["image"]
    if expanded is None:
        return None
    expanded.pop("id")
    value = {
        "id": image.pk,
        "meta": _meta("core.NewsImage", "image", image.pk),
        # The title of an image is a working name: public answers carry what a use would.
        "title": image.caption or image.default_alt,
        **expanded,
        "creator": image.creator,
        "source": image.source,
        "copyright_notice": image.copyright_notice,
    }
    resource_adapter("image").validate_python(value)
    return _Made(
        value=value,
        locale="",
        slug="",
        name=image.caption or image.default_alt,
        keys=set(),
        until=image.rights_expire_at,
    )


def _project_site(site_id: int, *, now: datetime) -> None:
    builder = site_builder()
    if builder is None:
        return
    node = keys.node("site", site_id)
    site = Site.objects.filter(pk=site_id).first()
    codes = Locale.objects.order_by("pk").values_list("language_code", flat=True) if site else ()
    frames = {
        code: _frame(builder.build(site, code, now), site=site, locale=code, now=now)
        for code in codes
    }
    # The frames of every language share one node: it shows what any of them does, and nothing they did before.
    shown = {key for made in frames.values() for key in made["keys"]}
    keep(shown, now=now)
    for made in frames.values():
        _store(node, _Made({**made, "keys": shown}), now=now)
    PublishedResource.objects.filter(kind="site", object_id=site_id).exclude(
        locale__in=frames
    ).delete()
    _store_dependencies(node, shown, now=now)


def _frame(own: Mapping[str, Any], *, site: Site, locale: str, now: datetime) -> _Made:
    expander = Expander(locale=locale, source_locale=settings.LANGUAGE_CODE, now=now)
    meta = {"type": "wagtailcore.Site", "detail_url": absolute(f"/api/v2/site/?locale={locale}")}
    value = {"id": site.pk, "meta": meta, **expander.expand(own)}
    site_adapter().validate_python(value)
    return _Made(value=value, locale=locale, slug="", name=site.hostname, keys=expander.keys)


def public_locales() -> set[str]:
    """The languages at least one public page is in."""
    return set(PublishedDocument.objects.values_list("locale", flat=True).distinct())
