"""A tree of three hundred sections, opened in every language of the newsroom."""

from __future__ import annotations

import os
import pty
import re
import resource
import subprocess
import sys
import termios
import time
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page

from news.models import SectionPage

pytestmark = pytest.mark.model
ROOT = Path(__file__).resolve().parent.parent.parent
SECTIONS = 300
#: Seconds that were promised.
PROMISED = 10
#: What the operator's own process is asked to do, and to tell.
GROW = """
from tests.conftest import make_home
from tests.locales.test_big_trees import grow
grow(make_home())
"""
COUNT = """
from wagtail.models import Page
for code in ("fr", "en", "es"):
    print(code, Page.objects.filter(depth__gt=1, locale__language_code=code).count())
"""


def grow(home):
    """Thirty sections with nine below each."""
    for number in range(SECTIONS // 10):
        above = home.add_child(instance=SectionPage(title=f"Rubrique {number}"))
        for inner in range(9):
            above.add_child(instance=SectionPage(title=f"Rubrique {number}.{inner}"))


class Operator:
    """Somebody at a terminal, with a newsroom of their own on SQLite, set as `make run` sets it."""

    def __init__(self, folder):
        outside = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        settings = {
            "CHAPO_DATA_DIR": str(folder),
            "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        }
        self.options = {"cwd": ROOT, "env": {**outside, **settings}}

    def run(self, *arguments):
        """What a command prints."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            **self.options,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        ).stdout

    def watch(self, *arguments):
        """What a command shows on a terminal."""
        terminal, inside = pty.openpty()
        termios.tcsetwinsize(inside, (24, 100))
        command = [sys.executable, "manage.py", *arguments]
        with subprocess.Popen(command, **self.options, stdout=inside, stderr=inside) as process:
            os.close(inside)
            shown = b""
            # A terminal whose program has ended is an error to read.
            with suppress(OSError):
                while piece := os.read(terminal, 65_536):
                    shown += piece
            assert process.wait() == 0, shown.decode()
        os.close(terminal)
        return shown.decode()


def computed():
    """Seconds of processor that processes which have ended took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_an_operator_opens_three_hundred_sections_in_two_languages(tmp_path, capsys):
    """From the return key to the prompt: Python's start, both languages, and the bar."""
    operator = Operator(tmp_path)
    operator.run("migrate", "-v0")
    operator.run("shell", "-v0", "-c", GROW)
    started, worked = time.monotonic(), computed()

    shown = operator.watch("sync_locales")

    seconds, worked = time.monotonic() - started, computed() - worked
    with capsys.disabled():
        print(f"\n300 sections × 2 on SQLite: {seconds:.1f} s, {worked:.1f} s of a processor")  # noqa: T201
    for language in ("Anglais", "Espagnol"):
        bars = re.findall(rf"{language}: +(\d+)%", shown)
        assert len(set(bars)) > 3, shown
    assert f"{2 * (SECTIONS + 1)} pages created" in shown
    assert operator.run("shell", "-v0", "-c", COUNT) == "fr 301\nen 301\nes 301\n"
    assert "already" in operator.watch("sync_locales")
    assert seconds <= PROMISED


@pytest.mark.django_db
def test_three_hundred_sections_are_synchronised_and_timed(newsroom, settings, capsys):
    """In one language, with every task done at once, as the suite does them."""
    settings.WAGTAIL_CONTENT_LANGUAGES = [("fr", "Français"), ("en", "Anglais")]
    grow(newsroom.home)
    asked = count()

    def counted(execute, *what):
        next(asked)
        return execute(*what)

    started = time.monotonic()

    with connection.execute_wrapper(counted):
        call_command("sync_locales", verbosity=0)

    seconds = time.monotonic() - started
    each = next(asked) / (SECTIONS + 1)
    with capsys.disabled():
        print(f"\n300 sections in {seconds:.1f} s on {connection.vendor}, {each:.0f} queries each")  # noqa: T201
    assert Page.objects.filter(locale__language_code="en").count() == SECTIONS + 1
    assert seconds <= PROMISED
