"""AV1: the size a coded picture will ask of its decoder, whatever the boxes around it say."""

from __future__ import annotations

from collections.abc import Iterator

from cms.core.photos.containers.blocks import Size, counted, take
from cms.core.photos.refusals import broken

_SEQUENCE_HEADER = 1
_TIERED_LEVEL = 7


class _Bits:
    """Numbers of any number of bits, the highest first."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def number(self, length: int) -> int:
        first, last = self._at // 8, (self._at + length + 7) // 8
        window = int.from_bytes(take(self._data, first, last - first), "big")
        self._at += length
        return window >> (last * 8 - self._at) & ((1 << length) - 1)


def sizes(data: bytes) -> Iterator[Size]:
    """The largest frame each sequence header allows."""
    for kind, payload in counted(_units(data)):
        if kind == _SEQUENCE_HEADER:
            yield _sequence_size(_Bits(payload))


def _units(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Kind and content of each open bitstream unit."""
    at = 0
    while at < len(data):
        header = data[at]
        at += 2 if header & 0x04 else 1
        if header & 0x02:
            length, at = _leb128(data, at)
        else:
            length = len(data) - at
        yield header >> 3 & 15, take(data, at, length)
        at += length


def _leb128(data: bytes, at: int) -> tuple[int, int]:
    """A length in groups of seven bits, the lowest first, and where its bytes end."""
    value = 0
    for index in range(8):
        byte = take(data, at + index, 1)[0]
        value |= (byte & 0x7F) << (7 * index)
        if not byte & 0x80:
            return value, at + index + 1
    raise broken()


def _sequence_size(bits: _Bits) -> Size:
    bits.number(4)  # Profile, and whether the sequence is one still picture.
    is_reduced = bits.number(1)
    if is_reduced:
        bits.number(5)
    elif bits.number(1):
        # Timing belongs to films: a picture that announces one is no picture of the library.
        raise broken()
    else:
        _skip_operating_points(bits)
    width_length, height_length = bits.number(4) + 1, bits.number(4) + 1
    return Size(width=bits.number(width_length) + 1, height=bits.number(height_length) + 1)


def _skip_operating_points(bits: _Bits) -> None:
    has_delays = bits.number(1)
    for _point in range(bits.number(5) + 1):
        bits.number(12)
        if bits.number(5) > _TIERED_LEVEL:
            bits.number(1)
        if has_delays and bits.number(1):
            bits.number(4)
