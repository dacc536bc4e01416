"""Files: which hold copy, and that any bytes are either copy or a refusal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from news.importers import identity
from news.importers.blocks import Items, Paragraph
from news.importers.copy import Copy, CopyError
from news.importers.files import NoSuchPath, find, label, parse, parse_bytes
from news.importers.text import is_storable
from tests.news.importers.pastes import MARKDOWN, PASTE, TITLE


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PASTE)


def test_a_directory_gives_its_copy_in_order_and_counts_the_rest(tmp_path):
    write(tmp_path, "b.txt", "a.md", "lundi/c.MARKDOWN", "photo.jpg", ".git/d.txt", ".e.txt")

    found = find([tmp_path])

    assert [path.relative_to(tmp_path).as_posix() for path in found.files] == [
        "a.md",
        "b.txt",
        "lundi/c.MARKDOWN",
    ]
    assert found.ignored == 1


def test_a_file_named_twice_is_read_once_and_needs_no_known_ending(tmp_path):
    write(tmp_path, "papier", "a.txt")

    found = find([tmp_path / "papier", tmp_path / "a.txt", tmp_path])

    assert found.files == (tmp_path / "papier", tmp_path / "a.txt")


def test_a_path_that_leads_nowhere_is_said(tmp_path):
    with pytest.raises(NoSuchPath, match=r"absent\.txt"):
        find([tmp_path / "absent.txt"])


def test_front_matter_makes_a_text_file_markdown(tmp_path):
    (tmp_path / "a.txt").write_text(MARKDOWN)

    assert parse(tmp_path / "a.txt").external_id == "belle-etoile"


def test_a_paste_is_known_by_the_name_of_its_file(tmp_path):
    write(tmp_path, "lundi/péniche.txt")

    assert parse(tmp_path / "lundi" / "péniche.txt").external_id == "file:péniche.txt"


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    with pytest.raises(CopyError, match="cannot be read: Is a directory"):
        parse(tmp_path)


def test_a_name_that_is_no_text_can_be_printed_and_stored():
    path = Path(os.fsdecode(b"caf\xe9.txt"))

    assert label(path) == "caf\ufffd.txt"
    assert is_storable(identity.of_file(str(path)))


def test_two_spellings_of_one_name_are_one_article():
    assert identity.of_file("e\u0301te\u0301.md") == identity.of_file("dossier/été.md")


def test_a_very_long_name_still_fits_its_column():
    ids = {identity.of_file(f"{'a' * 250}{end}.md") for end in "bc"}

    assert len(ids) == 2
    assert max(map(len, ids)) <= identity.LIMIT
    assert all(map(identity.is_of_file, ids))


def outcome(data: bytes, path: str) -> Copy | CopyError:
    try:
        return parse_bytes(data, path=path)
    except CopyError as error:
        return error


ENDINGS = st.sampled_from(["a.md", "a.txt"])
PIECES = st.sampled_from(
    [
        "---", "\n", "\n\n", "title: ", "# ", "## ", "> ", "- ", "1. ", "***", "[a](", ")", "![", "|", "```", "«", "»",
        "Par Anne Le Gall", "Publié le 3 mars 2026", "Fin.", TITLE, "\u00a0", "-- ", "Titre : ", "?", "<b>", "&amp;",
    ]
)  # fmt: skip


@given(st.binary(), ENDINGS)
def test_any_bytes_are_copy_or_a_refusal(data, path):
    assert isinstance(outcome(data, path), Copy | CopyError)


@given(st.text(), ENDINGS)
def test_any_text_is_copy_or_a_refusal(text, path):
    assert isinstance(outcome(text.encode("utf-8", "surrogatepass"), path), Copy | CopyError)


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=30).map("".join), ENDINGS)
def test_what_looks_like_copy_is_copy_or_a_refusal(text, path):
    copy = outcome(text.encode("utf-8", "surrogatepass"), path)

    assert isinstance(copy, CopyError) or (copy.title and copy.blocks)


@given(st.text(min_size=1))
def test_markup_in_a_paste_stays_text(text):
    copy = outcome(f"{PASTE}\n\n<b>{text}</b><script>.".encode("utf-8", "surrogatepass"), "a.txt")

    assume(isinstance(copy, Copy))
    rich = [str(block.value) for block in copy.blocks if isinstance(block, Paragraph | Items)]
    assert not any("<script" in html or "<b>" in html for html in rich)
