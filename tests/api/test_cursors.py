"""A cursor comes back as it was given, or not at all."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.api import cursors, errors
from cms.api.cursors import ChangeCursor, ListCursor

MOMENT = datetime(2026, 3, 1, 6, 30, 15, 123_456, tzinfo=UTC)
CLEAN = st.text(
    alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300
)


def written(**changes):
    place = {"order": "-published_at", "value": MOMENT, "id": 12} | changes
    return cursors.write_list_cursor(ListCursor(**place))


def read(text, *, order="-published_at", sorts=datetime):
    return cursors.read_list_cursor(text, order=order, sorts=sorts)


def sealed(payload):
    return cursors._seal(payload)


@given(st.datetimes(timezones=st.just(UTC)), st.integers(1, 10**18 - 1))
def test_a_place_in_time_comes_back(value, pk):
    place = ListCursor(order="-published_at", value=value, id=pk)

    assert read(cursors.write_list_cursor(place)) == place


@given(CLEAN)
def test_a_place_in_the_alphabet_comes_back(value):
    place = ListCursor(order="title", value=value, id=1)

    assert read(cursors.write_list_cursor(place), order="title", sorts=str) == place


@given(st.integers(-(10**18) + 1, 10**18 - 1))
def test_a_place_in_numbers_comes_back(value):
    place = ListCursor(order="id", value=value, id=1)

    assert read(cursors.write_list_cursor(place), order="id", sorts=int) == place


def test_an_instant_is_the_same_in_any_zone():
    paris = MOMENT.astimezone(timezone(timedelta(hours=1)))

    assert written(value=paris) == written(value=MOMENT)


@pytest.mark.parametrize("at", range(0, 40, 3))
def test_a_changed_cursor_is_refused(at):
    text = written()
    changed = text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]

    with pytest.raises(errors.Problem) as refused:
        read(changed)

    assert refused.value.status == 400
    assert refused.value.parameter == "cursor"


def test_a_cut_cursor_is_refused():
    with pytest.raises(errors.Problem, match="not a cursor"):
        read(written()[:-3])


def test_a_second_spelling_of_the_same_bytes_is_refused():
    payload = urlsafe_b64decode(written(value="ab", order="title") + "==")
    text = urlsafe_b64encode(payload).rstrip(b"=").decode()
    other = text[:-1] + chr(ord(text[-1]) + 1)

    with pytest.raises(errors.Problem, match="not a cursor"):
        read(other, order="title", sorts=str)


def test_a_cursor_of_another_order_is_refused():
    with pytest.raises(errors.Problem, match="another order"):
        read(written(), order="title")


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xff",
        b"{}",
        b'"-published_at"',
        b'["-published_at",1]',
        b'["-published_at",1,0]',
        b'["-published_at",1,-1]',
        b'["-published_at",1,true]',
        b'["-published_at",true,1]',
        b'["-published_at",1.5,1]',
        b'["-published_at",NaN,1]',
        b'["-published_at","x",1]',
        b'["-published_at",null,1]',
        b'["-published_at",1,1000000000000000000]',
        b'["-published_at",999999999999999999,1]',
        b'["-published_at",-999999999999999999,1]',
        b"[" * 1_800,
        b'["-published_at",' + b"9" * 2_000 + b",1]",
    ],
)
def test_a_forged_place_in_time_is_refused(payload):
    with pytest.raises(errors.Problem, match="not a cursor"):
        read(sealed(payload))


@pytest.mark.parametrize(
    "payload",
    [
        b'["title","a\\u0000",1]',
        b'["title","\\ud800",1]',
        b'["title",1,1]',
        b'["title","%s",1]' % (b"x" * 301),
    ],
)
def test_a_forged_place_in_the_alphabet_is_refused(payload):
    with pytest.raises(errors.Problem, match="not a cursor"):
        read(sealed(payload), order="title", sorts=str)


@given(st.text(max_size=200) | st.from_regex(r"\A[A-Za-z0-9_-]{8,100}\Z"))
def test_any_text_is_a_place_or_a_problem(text):
    with pytest.raises(errors.Problem) as refused:
        read(text)

    assert refused.value.status == 400


@given(st.uuids(), st.integers(0, 10**18 - 1))
def test_a_place_in_the_log_comes_back(epoch, position):
    place = ChangeCursor(epoch=epoch.hex, position=position)

    assert cursors.read_change_cursor(cursors.write_change_cursor(place)) == place


@pytest.mark.parametrize(
    "payload",
    [b"", b"abc", b"abc.", b".1", b"abc.-1", b"abc.1 ", b"abc.1234567890123456789", b"\xe9.1"],
)
def test_a_forged_place_in_the_log_is_refused(payload):
    with pytest.raises(errors.Problem) as refused:
        cursors.read_change_cursor(sealed(payload))

    assert refused.value.parameter == "after"


def test_a_list_cursor_is_no_place_in_the_log():
    with pytest.raises(errors.Problem, match="not a cursor"):
        cursors.read_change_cursor(written())


def test_a_place_in_the_log_is_no_list_cursor():
    text = cursors.write_change_cursor(ChangeCursor(epoch="abc", position=3))

    with pytest.raises(errors.Problem, match="not a cursor"):
        read(text)


def test_an_epoch_that_could_not_be_read_back_is_not_written():
    with pytest.raises(ValueError, match="not an epoch"):
        cursors.write_change_cursor(ChangeCursor(epoch="a.b", position=1))
