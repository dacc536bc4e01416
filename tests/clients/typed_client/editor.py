"""An editor at work while others follow: each line read is an order, each line written says that it is done."""

from __future__ import annotations

import sys
import time

from tests.durability.staging import newsroom

PAUSE = 0.1


def main() -> None:
    """Make a small newsroom, then publish as often as each line says, or shorten the log."""
    desk = newsroom()
    pages = [desk.article(f"Article {number}") for number in range(3)]
    desk.settle()
    say("ready")
    for order in sys.stdin:
        if order.strip() == "forget":
            forget()
        else:
            for number in range(int(order)):
                page = pages[number % len(pages)]
                page.title = f"Titre {number} de {order.strip()}"
                desk.publish(page)
                time.sleep(PAUSE)
            desk.settle()
        say("done")


def forget() -> None:
    """Drop all of the change log but its end."""
    from cms.published.rebuild import prune  # noqa: PLC0415 models come after Django’s setup

    prune(keep=1)


def say(word: str) -> None:
    """One line, at once."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
