"""The real command rebuilds everything on a terminal, is stopped by Ctrl-C, resumes, and a second run changes nothing."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time

from tests.durability.staging import newsroom

from cms.published.models import Change, PublishedDocument, RebuildRun
from tests.bench import loading
from tests.bench.corpus import Cast

#: Rows and columns.
WINDOW = (40, 120)
COMMAND = [sys.executable, "manage.py", "rebuild_published"]


def write(count: int) -> None:
    """Write the rows of `count` articles, of which the read model knows nothing yet."""
    desk = newsroom()
    cast = Cast(
        images=[desk.image().pk for _number in range(4)],
        authors=[desk.author(f"Autrice {number}").pk for number in range(10)],
        topics=[desk.topic(f"Sujet {number}").pk for number in range(10)],
    )
    loading._articles(count, sections=loading._sections(desk), cast=cast)


def on_a_terminal(*, stop_after: int | None = None) -> tuple[int, str]:
    """Run the command on a terminal, press Ctrl-C after some documents; give its exit code and what it said."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *WINDOW, 0, 0))
    process = subprocess.Popen(COMMAND, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    said, pressed = b"", stop_after is None
    while process.poll() is None or select.select([ours], [], [], 0)[0]:
        if select.select([ours], [], [], 0.1)[0]:
            try:
                said += os.read(ours, 65_536)
            except OSError:
                # The terminal is closed when the command ends.
                break
        if not pressed and PublishedDocument.objects.count() > (stop_after or 0):
            pressed = True
            process.send_signal(signal.SIGINT)
    os.close(ours)
    return process.wait(), said.decode()


def main(count: int) -> None:
    """Run the drill; print its verdict."""
    # What is started in the background may have been made deaf to Ctrl-C, and its children with it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    write(count)
    code, _said = on_a_terminal(stop_after=count // 4)
    stopped_at = PublishedDocument.objects.count()
    noted = RebuildRun.objects.exists()
    started = time.monotonic()
    resumed, said = on_a_terminal()
    seconds = time.monotonic() - started
    # Below the bar of pages another counts rows.
    shown = {int(number) for number in re.findall(r"(\d+)/\d+ \[[^\]\r]*page/s", said)}
    documents, changes = PublishedDocument.objects.count(), Change.objects.count()
    again, last_words = on_a_terminal()
    verdict = {
        "pages": count,
        "stopped_with": code,
        "stopped_at": stopped_at,
        "noted": noted,
        "resumed_with": resumed,
        "percentages_shown": len(set(re.findall(r"(\d+)%", said))),
        "resumed_at": min(shown - {0}, default=0),
        "seconds_to_resume": round(seconds, 1),
        "missing": count - PublishedDocument.objects.filter(type="article").count(),
        "documents": documents,
        "second_run_with": again,
        "changes_of_second_run": Change.objects.count() - changes,
        "last_words": last_words.strip().splitlines()[-1],
    }
    sys.stdout.write(f"{json.dumps(verdict, ensure_ascii=False)}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
