"""Bootstrap: puts roles and workflow of the tables in the database, and French where Wagtail's first data is English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from cms.editorial import roles
from cms.editorial.roles import ROLES, Place, Role, Step

ACCESS_ADMIN = "wagtailadmin.access_admin"
#: Depth of front pages in the tree.
_FRONT = 2


@dataclass(kw_only=True)
class Report:
    """What was missing and was put in place; nothing, the second time."""

    changes: list[str] = field(default_factory=list)

    def note(self, sentence: str, *, changed: bool = True) -> None:
        """Remember a change, if it is one."""
        if changed:
            self.changes.append(sentence)

    def summary(self) -> str:
        """Lines for a terminal."""
        return "\n".join(self.changes) or "Roles and workflow are already in place."


def bootstrap() -> Report:
    """Add what the tables ask for; rights given by hand since then stay as they are."""
    report = Report()
    with transaction.atomic():
        groups = {key: _group(role, report=report) for key, role in ROLES.items()}
        _rights(groups, report=report)
        _workflows(groups, report=report)
        _leftovers(report)
    return report


def _group(role: Role, *, report: Report) -> Group:
    group, is_new = Group.objects.get_or_create(name=role.label)
    report.note(f"Group “{role.label}”", changed=is_new)
    return group


def _rights(groups: dict[str, Group], *, report: Report) -> None:
    """Every role's rights on models, in the library and on pages; a statement for each of the three kinds."""
    rights = {
        f"{right.content_type.app_label}.{right.codename}": right
        for right in Permission.objects.select_related("content_type")
    }
    library = Collection.get_first_root_node()
    below = {place: _pages(*place) for place in {(r.place, r.language) for r in ROLES.values()}}
    models, shelves, pages = [], [], []
    for key, role in ROLES.items():
        group = groups[key]
        models += [
            Group.permissions.through(group=group, permission=rights[name])
            for name in sorted({ACCESS_ADMIN, *role.models})
        ]
        shelves += [
            GroupCollectionPermission(group=group, collection=library, permission=rights[name])
            for name in _library_names(role)
        ]
        pages += [
            GroupPagePermission(
                group=group, page=page, permission=rights[f"wagtailcore.{action}_page"]
            )
            for page in below[role.place, role.language]
            for action in sorted(role.pages)
        ]
    _give(models, Group.permissions.through, "group_id", "permission_id", report=report)
    _give(
        shelves,
        GroupCollectionPermission,
        "group_id",
        "permission_id",
        "collection_id",
        report=report,
    )
    _give(pages, GroupPagePermission, "group_id", "permission_id", "page_id", report=report)


def _give(entries: list[Any], model: Any, *fields: str, report: Report) -> None:
    """Write the entries of the model that are not there yet; these fields tell them apart."""
    held = set(model._default_manager.values_list(*fields))
    missing = [entry for entry in entries if attrgetter(*fields)(entry) not in held]
    model._default_manager.bulk_create(missing)
    for entry in missing:
        where = f" below “{entry.page}”" if "page_id" in fields else ""
        report.note(f"“{entry.group}” may {entry.permission.codename}{where}")


def _library_names(role: Role) -> list[str]:
    """Wagtail asks for the rights of its own two models, whatever models a site puts in their place."""
    images = [f"wagtailimages.{action}_image" for action in sorted(role.images)]
    return images + [f"wagtaildocs.{action}_document" for action in sorted(role.documents)]


def _pages(place: Place, language: str) -> list[Page]:
    """Where a role works today; a locale opened later is found at the next run."""
    front = Page.objects.filter(pk__in=Site.objects.values("root_page")).not_exact_type(Page)
    if place is Place.PARTNERS:
        front = Page.objects.filter(slug=roles.PARTNERS_SLUG, locale__in=front.values("locale"))
    found = Page.objects.filter(translation_key__in=front.values("translation_key"))
    if place is Place.LANGUAGE:
        found = found.filter(locale__language_code=language)
    return list(found.order_by("path"))


def _workflows(groups: dict[str, Group], *, report: Report) -> None:
    """One for French, from the root of the tree; one for each other language, from its front page."""
    names = (roles.WORKFLOW_LABEL, roles.LEFTOVER_WORKFLOW)
    first = Workflow.objects.filter(name__in=names).order_by("pk").first() or Workflow()
    _name(first, roles.WORKFLOW_LABEL, report=report)
    _steps(first, roles.WORKFLOW, groups=groups, report=report)
    _lead(Page.get_first_root_node(), first, report=report)
    for code, step in roles.REVISIONS.items():
        front = Page.objects.filter(depth=_FRONT, locale__language_code=code).first()
        if front is not None:
            workflow = Workflow.objects.filter(name=step.label).first() or Workflow()
            _name(workflow, step.label, report=report)
            _steps(workflow, (step,), groups=groups, report=report)
            _lead(front, workflow, report=report)


def _steps(
    workflow: Workflow, steps: Iterable[Step], *, groups: dict[str, Group], report: Report
) -> None:
    for order, step in enumerate(steps):
        task = _task(step, workflow=workflow, groups=groups, report=report)
        WorkflowTask.objects.get_or_create(
            workflow=workflow, task=task, defaults={"sort_order": order}
        )


def _lead(page: Page, workflow: Workflow, *, report: Report) -> None:
    """What stands below a page goes through this workflow, unless somebody chose another."""
    _entry, is_new = WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
    report.note(f"Workflow “{workflow}” below “{page}”", changed=is_new)


def _task(step: Step, *, workflow: Workflow, groups: dict[str, Group], report: Report) -> Task:
    """The step's task; the one Wagtail made in English becomes the first."""
    known = GroupApprovalTask.objects.filter(name=step.label).order_by("pk").first()
    leftover = GroupApprovalTask.objects.filter(name=roles.LEFTOVER_WORKFLOW).order_by("pk").first()
    task = known or leftover or GroupApprovalTask()
    if known is None:
        _name(task, step.label, report=report)
        task.groups.set([groups[key] for key in step.roles])
    return task


def _name(thing: Workflow | Task, name: str, *, report: Report) -> None:
    if thing.name != name:
        thing.name = name
        thing.save()
        report.note(f"{type(thing).__name__} “{name}”")


def _leftovers(report: Report) -> None:
    """Drop the two groups nobody is in, and name the two roots in French."""
    for group in Group.objects.filter(name__in=roles.LEFTOVER_GROUPS, user__isnull=True):
        report.note(f"No more group “{group}”")
        group.delete()
    # By `update`: a root has no public address, and renaming it concerns no reader.
    pages = Page.objects.filter(depth=1, title=roles.LEFTOVER_ROOT).update(
        title=roles.ROOT_LABEL, draft_title=roles.ROOT_LABEL
    )
    library = Collection.objects.filter(depth=1, name=roles.LEFTOVER_ROOT).update(
        name=roles.ROOT_LABEL
    )
    report.note(
        f"“{roles.LEFTOVER_ROOT}” is now “{roles.ROOT_LABEL}”", changed=bool(pages or library)
    )
