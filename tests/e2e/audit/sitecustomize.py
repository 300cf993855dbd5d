"""Put on the path of a server under test: Python loads it at start and it writes down every outside address.

Python's own audit events see each connection and each look-up of a name, whichever library asks.
"""

from __future__ import annotations

import os
import sys

LOG = os.environ.get("BANG06_AUDIT_LOG")
LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")


def note(event: str, arguments: tuple) -> None:
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # a path is a socket of this machine
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host and not str(host).startswith(LOOPBACK):
        with open(LOG, "a", encoding="utf-8") as log:
            log.write(f"{event} {host}\n")


if LOG:
    sys.addaudithook(note)
