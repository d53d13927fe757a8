"""Messages over a socket, and ends that go away at any moment."""

import os
import socket
import time

import pytest

from lossedu.isolation import wire


@pytest.fixture
def ends():
    one, other = socket.socketpair()
    with one, other:
        yield one, other


@pytest.mark.parametrize("message", [b"", b"x", bytes(100_000)])  # as much as fits while nobody reads
def test_what_is_sent_arrives(ends, message):
    one, other = ends
    wire.send(one, message)
    assert wire.receive(other) == message


def test_a_descriptor_arrives(ends):
    one, other = ends
    reading, writing = os.pipe()
    wire.send(one, b"take", [writing])
    message, file = wire.receive_with_file(other)
    os.write(file, b"through it")
    assert (message, os.read(reading, 100)) == (b"take", b"through it")
    for number in (reading, writing, file):
        os.close(number)


def test_who_has_got_it_all_may_be_gone(ends, monkeypatch):
    """On a busy machine a test comes to its end before the one who started it goes on."""
    one, other = ends
    send_fds = socket.send_fds

    def sent_and_done(*arguments):
        sent = send_fds(*arguments)
        other.close()
        return sent

    monkeypatch.setattr(socket, "send_fds", sent_and_done)
    wire.send(one, b"", [0])


def test_an_end_that_is_gone_is_closed(ends):
    one, other = ends
    other.close()
    with pytest.raises(wire.Closed):
        wire.receive(one)
    with pytest.raises(wire.Closed):
        wire.send(one, b"x")


def test_a_message_that_stops_in_the_middle_is_too_late_or_closed(ends):
    one, other = ends
    one.sendall(wire.HEAD.pack(5) + b"abc")
    with pytest.raises(wire.TooLate):
        wire.receive(other, time.monotonic() + 0.05)
    one.sendall(wire.HEAD.pack(5) + b"abc")
    one.close()
    with pytest.raises(wire.Closed):
        wire.receive(other)


def test_a_message_that_claims_too_much_is_not_read(ends):
    one, other = ends
    one.sendall(wire.HEAD.pack(wire.LARGEST + 1))
    with pytest.raises(wire.TooLarge):
        wire.receive(other)


def test_a_side_that_ended_without_reading_has_closed():
    ours, theirs = socket.socketpair()
    with ours:
        wire.send(ours, b"unread")
        theirs.close()
        with pytest.raises(wire.Closed):
            wire.receive_with_file(ours, time.monotonic() + 5)
