"""Long work shared between processes: this one, and as many forks of it as there are other processors."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def can_share() -> bool:
    """Whether other processes can help: only forks begin at once, and know all that this one knows.

    A process with threads must not be forked, and a worker of somebody else's may have no children.
    """
    return (
        sys.platform == "linux"
        and (os.cpu_count() or 1) > 1
        and threading.active_count() == 1
        and not multiprocessing.current_process().daemon
    )


def shared(
    items: Sequence[Item], work: Callable[[Sequence[Item]], Result], own: Callable[[Sequence[Item]], None]
) -> list[Result]:
    """What the other processes make of their parts of the items, while this one does `own` with its part.

    What `work` gives must be picklable. A part whose process fails is worked on here.
    """
    count = os.cpu_count() or 1
    parts = [items[place::count] for place in range(count)]
    context = multiprocessing.get_context("fork")
    helpers = []
    for part in parts[1:]:
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_send, args=(sender, work, part), daemon=True)
        process.start()
        sender.close()
        helpers.append((process, receiver, part))
    own(parts[0])
    results = []
    for process, receiver, part in helpers:
        sent = None
        with suppress(EOFError, OSError):
            sent = receiver.recv_bytes()
        process.join()
        results.append(pickle.loads(sent) if sent is not None else work(part))  # noqa: S301  from our own fork
    return results


def _send(sender: Connection, work: Callable[[Sequence[Item]], Result], part: Sequence[Item]) -> None:
    # What goes wrong goes wrong again in the process that asked, and is told there.
    with suppress(Exception):
        sender.send_bytes(pickle.dumps(work(part), pickle.HIGHEST_PROTOCOL))
    sender.close()
    # No clean-up of what belongs to the process that was forked: its files, its terminal.
    os._exit(0)
