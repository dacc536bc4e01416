"""Roles and workflow: put in place once, in French, and never doubled."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Workflow,
)

from cms.editorial.bootstrap import bootstrap
from cms.editorial.roles import ROLES, WORKFLOW, WORKFLOW_LABEL

pytestmark = pytest.mark.django_db


@pytest.fixture
def first_data(home: Any) -> None:
    """What Wagtail's first migrations leave behind, in English."""
    moderators = Group.objects.get_or_create(name="Moderators")[0]
    Group.objects.get_or_create(name="Editors")
    workflow = Workflow.objects.get_or_create(name="Moderators approval")[0]
    task = GroupApprovalTask.objects.get_or_create(name="Moderators approval")[0]
    task.groups.set([moderators])
    workflow.workflow_tasks.get_or_create(task=task, defaults={"sort_order": 0})
    workflow.workflow_pages.get_or_create(page=Page.get_first_root_node())


def test_each_role_of_the_table_becomes_a_group(home):
    bootstrap()

    assert {role.label for role in ROLES.values()} <= set(
        Group.objects.values_list("name", flat=True)
    )


def test_a_second_run_changes_nothing(home):
    bootstrap()
    before = everything()

    report = bootstrap()

    assert report.changes == []
    assert everything() == before


def test_the_command_says_when_all_is_in_place(home, capsys):
    call_command("bootstrap_editorial")

    call_command("bootstrap_editorial")

    assert capsys.readouterr().out.endswith("Roles and workflow are already in place.\n")


def test_a_right_given_by_hand_is_kept(home):
    bootstrap()
    group = Group.objects.get(name=ROLES["redaction"].label)
    GroupPagePermission.objects.create(group=group, page=home, permission_type="lock")

    bootstrap()

    assert group.page_permissions.filter(permission__codename="lock_page").exists()


def test_nothing_english_is_left(first_data):
    bootstrap()

    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()
    assert set(Workflow.objects.values_list("name", flat=True)) == {WORKFLOW_LABEL}
    assert set(GroupApprovalTask.objects.values_list("name", flat=True)) == {
        step.label for step in WORKFLOW
    }
    assert Page.objects.get(depth=1).title == "Racine"
    assert Collection.objects.get(depth=1).name == "Racine"


def test_an_english_group_that_people_are_in_stays(first_data):
    user = get_user_model().objects.create_user("anne")
    user.groups.add(Group.objects.get(name="Editors"))

    bootstrap()

    assert user.groups.get().name == "Editors"


def test_the_workflow_holds_below_the_front_page(home):
    bootstrap()

    workflow = Page.objects.get(pk=home.pk).get_workflow()

    assert [task.name for task in workflow.tasks] == ["Relecture", "Validation"]


def test_a_locale_opened_later_is_found_at_the_next_run(home):
    bootstrap()
    english = home.copy_for_translation(Locale.objects.get_or_create(language_code="en")[0])

    bootstrap()

    translators = Group.objects.get(name=ROLES["traduction-en"].label)
    assert set(translators.page_permissions.values_list("page", flat=True)) == {english.pk}


def test_the_partners_desk_stays_in_its_section(newsroom):
    partners = newsroom.section("Partenaires", slug="partenaires")
    newsroom.section("Politique")

    bootstrap()

    desk = Group.objects.get(name=ROLES["partenariats"].label)
    assert set(desk.page_permissions.values_list("page", flat=True)) == {partners.pk}


def everything() -> dict[str, list[Any]]:
    """The whole of what the bootstrap writes."""
    return {
        "groups": list(Group.objects.order_by("pk").values_list("pk", "name")),
        "models": sorted(Group.permissions.through.objects.values_list("group", "permission")),
        "pages": sorted(GroupPagePermission.objects.values_list("group", "page", "permission")),
        "library": sorted(
            GroupCollectionPermission.objects.values_list("group", "collection", "permission")
        ),
        "workflows": sorted(Workflow.objects.values_list("pk", "name", "workflow_pages__page")),
        "tasks": sorted(
            GroupApprovalTask.objects.values_list("pk", "name", "groups", "workflow_tasks__pk")
        ),
    }
