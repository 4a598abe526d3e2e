"""Long work shared between processes: this one, and as many forks of it as there are other processors."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Each costs a fork, and what it has found is put together by one process.
_MOST = 8


def can_share() -> bool:
    """Whether other processes can help: only forks begin at once, and know all that this one knows.

    A process with threads must not be forked, and a worker of somebody else's may have no children.
    """
    return (
        sys.platform == "linux"
        and _processors() > 1
        and threading.active_count() == 1
        and not multiprocessing.current_process().daemon
    )


def shared(
    items: Sequence[Item],
    work: Callable[[Sequence[Item]], Result],
    own: Callable[[Sequence[Item]], None],
    load: float = 1.0,
) -> list[Result]:
    """What the other processes make of their parts of the items, while this one does `own` with its part.

    `load` says how large that part is, compared with one of the others': less where `own` has more to do.

    What `work` gives must be picklable. A part whose process fails is worked on here. Whatever happens, none
    of the processes outlives this call.
    """
    count = min(_processors(), _MOST)
    mine = round(len(items) * load / (load + count - 1))
    others = (items[mine + place :: count - 1] for place in range(count - 1))
    parts = [items[:mine], *(part for part in others if part)]
    context = multiprocessing.get_context("fork")
    receivers: list[Connection] = []
    processes: list[multiprocessing.process.BaseProcess] = []
    try:
        for part in parts[1:]:
            receiver, sender = context.Pipe(duplex=False)
            receivers.append(receiver)
            process = context.Process(target=_send, args=(sender, tuple(receivers), work, part), daemon=True)
            # One that can't be started is one that fails.
            with _uninterrupted(), suppress(OSError):
                process.start()
                processes.append(process)
            sender.close()
        own(parts[0])
        return [_received(receiver, work, part) for receiver, part in zip(receivers, parts[1:], strict=True)]
    finally:
        for each in processes:
            each.kill()
            each.join()
        for receiver in receivers:
            receiver.close()


def _processors() -> int:
    """How many processors this process may use: of a large machine often only some."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Ctrl-C, which reaches all processes of a terminal, is left to this one: it ends the others."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _received(receiver: Connection, work: Callable[[Sequence[Item]], Result], part: Sequence[Item]) -> Result:
    try:
        sent = receiver.recv_bytes()
    except (EOFError, OSError):
        return work(part)
    found: Result = pickle.loads(sent)  # noqa: S301  from our own fork
    return found


def _send(
    sender: Connection,
    inherited: Sequence[Connection],
    work: Callable[[Sequence[Item]], Result],
    part: Sequence[Item],
) -> None:
    try:
        # Else each would be a reader of what it writes, and wait for itself once all others are gone.
        for receiver in inherited:
            receiver.close()
        # What goes wrong goes wrong again in the process that asked, and is told there.
        with suppress(Exception):
            sender.send_bytes(pickle.dumps(work(part), pickle.HIGHEST_PROTOCOL))
        sender.close()
    finally:
        # No clean-up of what belongs to the process that was forked: its files, its terminal.
        os._exit(0)
