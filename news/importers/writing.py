"""Writing: make an article of copy, or bring an article up to date with its copy, beside the desk's own work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from wagtail.models import PageLogEntry, Revision

from cms.core import gates
from cms.core.gates import PublicationRefused
from cms.core.typesetting.setting import set_page_right
from news.importers import content, identity, merging, typeset
from news.importers.content import Content
from news.importers.copy import Copy, CopyError
from news.models import ArticlePage, SectionPage

#: What the history of a page says of a version an import saved; nobody else writes it.
IMPORTED: Final = "chapo.import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What happened to the article."""

    is_new: bool = False
    is_changed: bool = False
    is_published: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How far to go: publish or leave drafts; write, or only say what would be written."""

    publish: bool
    dry_run: bool


def create(copy: Copy, wanted: Content, *, section: SectionPage, mode: Mode) -> Written:
    """Add an article below its section."""
    article = ArticlePage(external_id=copy.external_id, locale=section.locale, live=False)
    content.apply(wanted, article, copy=copy)
    if mode.dry_run:
        refused = _foreseen(article) if mode.publish else ()
    else:
        section.add_child(instance=article)
        refused = _save(article, publish=mode.publish)
    return Written(is_new=True, is_published=mode.publish and not refused, notes=refused)


def update(
    copy: Copy, wanted: Content, article: ArticlePage, *, section: SectionPage, mode: Mode
) -> Written:
    """Lay what the file changed over the article as the desk has it; refuse what both changed."""
    latest = article.get_latest_revision()
    draft = latest.as_object() if latest else article
    file, theirs, base = (
        typeset.compared(known, locale=section.locale)
        for known in (wanted, content.of(draft), _base(article))
    )
    _check_same_text(copy, file, known=(theirs, base))
    merge = merging.merge(file, article=theirs, base=base)
    _check_free(copy, article, merge)
    is_waiting = bool(merge.changes) or not article.live or article.has_unpublished_changes
    obstacle = _obstacle(article, latest) if is_waiting else ""
    publish = mode.publish and is_waiting and not obstacle
    refused: tuple[str, ...] = ()
    _lay(merge.changes, draft, copy=copy, wanted=wanted)
    if mode.dry_run:
        refused = _foreseen(draft) if publish else ()
    elif merge.changes:
        refused = _save(draft, publish=publish)
    elif publish:
        refused = _publish(latest or article.save_revision(log_action=IMPORTED))
    notes = _notes(article, section=section, merge=merge, mode=mode, obstacle=obstacle)
    return Written(
        is_changed=bool(merge.changes),
        is_published=publish and not refused,
        notes=(*notes, *refused),
    )


def _lay(changes: Mapping[str, Any], draft: ArticlePage, *, copy: Copy, wanted: Content) -> None:
    """Set what changes, in the file's words; an article that was set right stays so."""
    content.apply({name: wanted[name] for name in changes}, draft, copy=copy)
    if changes and draft.typography_edits:
        set_page_right(draft)


def existing(copy: Copy, *, section: SectionPage) -> ArticlePage | None:
    """The article that copy was imported as before; an alias is another article's mirror."""
    found = ArticlePage.objects.filter(
        external_id=copy.external_id, locale=section.locale, alias_of=None
    ).order_by("pk")
    if len(found) > 1:
        numbers = ", ".join(str(article.pk) for article in found)
        message = f"pages {numbers} all have the id “{copy.external_id}”"
        raise CopyError(message, path=copy.path, line=copy.lines.get("id", 0))
    return found[0] if found else None


def _base(article: ArticlePage) -> Content:
    """The article as it was last imported; {} when no version of it is left."""
    imported = article.revisions.filter(pk__in=_imported(article))
    last = imported.order_by("-created_at", "-pk").first()
    return content.of(last.as_object()) if last else {}


def _imported(article: ArticlePage) -> Any:
    """The ids of the versions imports saved. That a version has no user says nothing: its author's account may be gone."""
    entries = PageLogEntry.objects.filter(page=article.pk, action=IMPORTED)
    return entries.values_list("revision_id", flat=True)


def _check_same_text(copy: Copy, wanted: Content, *, known: tuple[Content, ...]) -> None:
    """Two files of one name may be two texts: they are when they share neither title nor paragraph."""
    if not identity.is_of_file(copy.external_id):
        return
    blocks = [block for content in known for block in content.get("body", [])]
    titles = [content.get("title") for content in known]
    if wanted["title"] in titles or any(block in blocks for block in wanted["body"]):
        return
    message = f"“{titles[0]}” came from a file of this name and shares nothing with it; give it an id in front matter"
    raise CopyError(message, path=copy.path)


def _check_free(copy: Copy, article: ArticlePage, merge: merging.Merge) -> None:
    if merge.conflicts:
        fields = ", ".join(merge.conflicts)
        message = f"the desk and the file both changed {fields}; the article is left as it is"
        raise CopyError(message, path=copy.path)
    if merge.changes and article.get_lock():
        raise CopyError("the article is locked by the desk; it is left as it is", path=copy.path)


def _obstacle(article: ArticlePage, latest: Revision | None) -> str:
    """Why a publication is not ours to make; "" when it is."""
    if article.first_published_at and not article.live:
        return "withdrawn by the desk"
    if article.has_unpublished_changes and latest and latest.pk not in _imported(article):
        return "somebody is working on a draft"
    return ""


def _notes(
    article: ArticlePage, *, section: SectionPage, merge: merging.Merge, mode: Mode, obstacle: str
) -> Any:
    parent = article.get_parent()
    if parent.pk != section.pk:
        yield f"stays in section “{parent.slug}”"
    if merge.is_edited:
        yield "keeps what the desk changed"
    if mode.publish and obstacle:
        yield f"not published: {obstacle}"
    if merge.changes and article.live and not mode.publish:
        yield "saved as a draft: readers still see the text that was published"


def _save(article: ArticlePage, *, publish: bool) -> tuple[str, ...]:
    article.measure()
    revision = article.save_revision(log_action=IMPORTED)
    return _publish(revision) if publish else ()


def _publish(revision: Revision) -> tuple[str, ...]:
    """Publish, or leave the draft and say why the checklist refused it."""
    try:
        revision.publish()
    except PublicationRefused as refused:
        return _told(refused)
    return ()


def _foreseen(article: ArticlePage) -> tuple[str, ...]:
    """What publishing would be refused for, asked without writing anything."""
    try:
        gates.check(article)
    except PublicationRefused as refused:
        return _told(refused)
    return ()


def _told(refused: PublicationRefused) -> tuple[str, ...]:
    return (f"not published: {' '.join(refused.reasons)}",)
