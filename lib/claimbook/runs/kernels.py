"""The kernels that notebooks run in, each booted while the stage before it still works.

A kernel is of one stage and ends with it, so that nothing is left over from one stage to the next; but
booting one takes longer than most stages work. So while a stage works, the kernel of the next one boots
beside it, with what that stage imports, and waits. It is told nothing before its turn.
"""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import zmq
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import ensure_event_loop, run_sync
from traitlets.config import Config

from claimbook.core.errors import RunError, UsageError

KERNEL = "python3"

# Kernels that start side by side sometimes fail to answer; their start is tried again, never the work.
STARTS = 3
# Windows knows only this other one.
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
# Seconds for a kernel to answer; a busy machine needs many.
PATIENCE = 60.0

# Other users of the machine cannot listen to what a kernel is told, where its spec allows it.
_CONFIG = Config({"KernelManager": {"transport_encryption": "auto" if zmq.has("curve") else "disabled"}})
_ARGUMENTS = (
    # A kernel that is stopped at its end tells of an interrupt that is no fault of the run.
    "--log-level=CRITICAL",
    # What a run executes is no person's history of commands.
    "--HistoryManager.hist_file=:memory:",
)
# What the notebook of a stage imports, loaded while its kernel waits.
_IMPORTS = {
    "1_claims": "claimbook.stages.claims",
    "2_sources": "claimbook.stages.sources",
    "3_evidence": "claimbook.stages.evidence",
    "4_verdicts": "claimbook.stages.verdicts",
    "5_report": "claimbook.stages.report",
}


@dataclass(frozen=True, slots=True)
class Kernel:
    """A running kernel; `client` talks to it."""

    manager: AsyncKernelManager
    client: AsyncKernelClient

    @property
    def end(self) -> str:
        """How its process ended; empty while it runs."""
        process = getattr(self.manager.provisioner, "process", None)
        code = process.poll() if process else None
        if code is None:
            return ""
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"


class Kernels:
    """Boots kernels ahead, hands them out, and leaves none behind.

    A context: at its end, however it ends, every kernel that is left is killed with its children. Should this
    very process be killed, the kernels see that their parent is gone and end by themselves.
    """

    def __init__(self, root: Path, note: Callable[[str], None] = lambda line: None) -> None:
        """Kernels that work in the folder `root`; `note` is told of each start that failed."""
        self._root, self._note = root, note
        self._waiting: dict[str, AsyncKernelManager] = {}
        self._running: list[Kernel] = []
        self._leaving: list[AsyncKernelManager] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            _drop_tasks()
        self.close()

    def boot(self, stage: str) -> None:
        """Launches the kernel of a stage and does not wait for it; one that boots already is left alone."""
        if stage not in self._waiting:
            self._waiting[stage] = self._launch(stage)

    def get(self, stage: str, patience: float = PATIENCE) -> Kernel:
        """The kernel of a stage, ready to work; boots it where that has not been done.

        Args:
            stage: the name of a stage.
            patience: seconds that each start may take, 60 at most.

        Raises:
            RunError: it did not answer, however often it was started.
        """
        patience = min(PATIENCE, max(1.0, patience))
        for start in range(1, STARTS + 1):
            self.boot(stage)
            manager = self._waiting.pop(stage)
            client = manager.client()
            client.start_channels()
            kernel = Kernel(manager, client)
            self._running.append(kernel)
            try:
                run_sync(client.wait_for_ready)(timeout=patience)
            except (RuntimeError, TimeoutError) as error:
                said = f"{error} ({kernel.end})" if kernel.end else str(error)
                self._note(f"{stage}: start {start} of its kernel failed: {said}")
                self._kill(kernel)
            else:
                client.allow_stdin = False
                return kernel
        raise RunError(
            f"{stage} did not start: {said} (tried {STARTS} times). "
            f"Check the kernel: jupyter run --kernel={KERNEL}"
        )

    def release(self, kernel: Kernel) -> None:
        """Asks a kernel to end, and does not wait for it."""
        self._running.remove(kernel)
        kernel.client.stop_channels()
        run_sync(kernel.manager.request_shutdown)()
        self._leaving.append(kernel.manager)

    def close(self, patience: float = 1.0) -> None:
        """Ends all kernels; one that was asked to end has `patience` seconds for it."""
        until = time.monotonic() + patience
        while self._leaving and time.monotonic() < until:
            if not any(_is_alive(manager) for manager in self._leaving):
                break
            time.sleep(0.02)
        for kernel in list(self._running):
            self._kill(kernel)
        for manager in (*self._waiting.values(), *self._leaving):
            _end(manager)
        self._waiting.clear()
        self._leaving.clear()

    def _launch(self, stage: str) -> AsyncKernelManager:
        manager = AsyncKernelManager(kernel_name=KERNEL, config=_CONFIG)
        # Not by an import statement, which would leave a name in the notebook.
        load = f"--IPKernelApp.exec_lines=__import__({_IMPORTS[stage]!r})" if stage in _IMPORTS else ""
        # A backend that is set for a desktop would open windows instead of drawing into the notebook.
        environment = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"}
        # Nobody sees a bar in there; in the notebook that is kept it would stand at its beginning for ever.
        environment["TQDM_DISABLE"] = "1"
        run_sync(manager.start_kernel)(
            extra_arguments=[*_ARGUMENTS, *filter(None, [load])], env=environment, cwd=str(self._root)
        )
        return manager

    def _kill(self, kernel: Kernel) -> None:
        self._running.remove(kernel)
        kernel.client.stop_channels()
        _end(kernel.manager)


def check_kernel() -> None:
    """Sees whether Jupyter has the kernel that the notebooks run in.

    Raises:
        UsageError: it has not.
    """
    if KERNEL not in KernelSpecManager().find_kernel_specs():
        raise UsageError(f"Jupyter has no kernel '{KERNEL}'. Install it: python -m pip install ipykernel")


def _drop_tasks() -> None:
    """Cancels what an interrupted notebook still waits for, or it would go on as the kernels are ended."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        loop = ensure_event_loop()
        tasks = asyncio.all_tasks(loop)
        for task in tasks:
            task.cancel()
        # nbclient takes a cancellation for the death of its kernel, which nobody has to be told.
        loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))


def _is_alive(manager: AsyncKernelManager) -> bool:
    return bool(run_sync(manager.is_alive)())


@run_sync
async def _end(manager: AsyncKernelManager) -> None:
    """Kills a kernel and its children, where they still run, and takes away what belonged to it."""
    if manager.has_kernel:
        # Not by the manager's own shutdown: it interrupts first, and a kernel that boots tells of that.
        await manager.signal_kernel(_KILL)
        await manager.finish_shutdown(waittime=10.0, pollinterval=0.01)
    await manager.cleanup_resources()
