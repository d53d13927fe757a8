"""Messages over a stream socket: four bytes of length, then the message."""

import select
import socket
import struct
import time

LARGEST = 64 << 20  # bytes of one message; a result beyond this is an accident, or meant to fill the memory
HEAD = struct.Struct(">I")


class Closed(Exception):
    """The other side has ended."""


class TooLate(Exception):
    """No whole message came before the deadline."""


class TooLarge(Exception):
    """The other side announced a message beyond LARGEST."""


def send(sock, message, files=()):
    """Send bytes, and with them open file descriptors; raises Closed if nobody is there."""
    data = HEAD.pack(len(message)) + message
    try:
        sock.settimeout(None)
        if files:
            sent = socket.send_fds(sock, [data], list(files))
            data = data[sent:]
        if data:  # who has got it all may be done with it, and gone
            sock.sendall(data)
    except (BrokenPipeError, ConnectionResetError):
        raise Closed from None


def receive(sock, deadline=None):
    """Return the next message; ``deadline`` is a time of time.monotonic().

    Raises Closed, TooLate or TooLarge.
    """
    (length,) = HEAD.unpack(_exactly(sock, HEAD.size, deadline))
    if length > LARGEST:
        raise TooLarge(f"a message of {length} bytes; at most {LARGEST} are read")
    return _exactly(sock, length, deadline)


def receive_with_file(sock, deadline=None):
    """Return the next message and the file descriptor that came with it, or None."""
    _wait_until(sock, deadline)
    try:
        head, files, _, _ = socket.recv_fds(sock, HEAD.size, 1)
    except TimeoutError:
        raise TooLate from None
    except ConnectionResetError:  # it has ended without reading what it was sent
        raise Closed from None
    head += _exactly(sock, HEAD.size - len(head), deadline) if head else b""
    if not head:
        raise Closed
    return _exactly(sock, HEAD.unpack(head)[0], deadline), files[0] if files else None


def wait_for(sock, deadline):
    """Wait until there is something to receive, or raise TooLate."""
    left = max(0.0, deadline - time.monotonic())
    if not select.select([sock], [], [], left)[0]:
        raise TooLate


def _exactly(sock, count, deadline):
    """Return exactly ``count`` bytes."""
    parts = []
    while count:
        _wait_until(sock, deadline)
        try:
            part = sock.recv(min(count, 1 << 20))
        except TimeoutError:
            raise TooLate from None
        except ConnectionResetError:
            raise Closed from None
        if not part:
            raise Closed
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _wait_until(sock, deadline):
    """Set the time that the next call on a socket may take."""
    if deadline is None:
        sock.settimeout(None)
        return
    left = deadline - time.monotonic()
    if left <= 0:
        raise TooLate
    sock.settimeout(left)
