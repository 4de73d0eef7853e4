"""A real JupyterLab on this machine's loopback, and a notebook of it in a real browser."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from claimbook.core.workspace import Workspace

TOKEN = "desk"
NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


@dataclass
class Lab:
    """A running JupyterLab over one project folder."""

    root: Path
    url: str

    def ask(self, path: str, method: str = "GET", values: object = None) -> Any:
        """The server's REST interface."""
        request = urllib.request.Request(
            f"{self.url}{path}",
            method=method,
            headers={"Authorization": f"token {TOKEN}"},
            data=json.dumps(values).encode() if values is not None else None,
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            content = answer.read()
        return json.loads(content) if content else None

    @property
    def workspace(self) -> Workspace:
        return Workspace(self.root)

    def kernels(self) -> list[str]:
        """The ids of its kernels."""
        return [session["kernel"]["id"] for session in self.ask("/api/sessions")]

    def forget_kernels(self) -> None:
        """Ends every kernel, so that the next notebook begins with its own."""
        for session in self.ask("/api/sessions"):
            self.ask(f"/api/sessions/{session['id']}", "DELETE")


@contextlib.contextmanager
def running_lab(root: Path, home: Path) -> Iterator[Lab]:
    """JupyterLab over a project folder, with settings of its own, until the block ends."""
    if not (root / "notebooks").exists():
        shutil.copytree(NOTEBOOKS, root / "notebooks")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
        "CLAIMBOOK_REVIEWER": "",
        "LOGNAME": "ada",
    }
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--ServerApp.port={port}"),
        *("--ServerApp.ip=127.0.0.1", f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={root}"),
        *("--ServerApp.port_retries=0", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"),
        f"--LabApp.workspaces_dir={home / 'workspaces'}",
        f"--LabApp.user_settings_dir={home / 'settings'}",
    ]  # fmt: skip
    asking = home / "settings" / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    asking.parent.mkdir(parents=True, exist_ok=True)
    asking.write_text('{"fetchNews": "false", "checkForUpdates": false}', encoding="utf-8")
    home.mkdir(parents=True, exist_ok=True)
    with (home / "lab.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=root)
        lab = Lab(root, f"http://127.0.0.1:{port}")
        try:
            _wait(lambda: _answers(lab), f"JupyterLab to start: {home / 'lab.log'}")
            yield lab
            lab.forget_kernels()
        finally:
            process.terminate()
            process.wait(30)


def _answers(lab: Lab) -> bool:
    with contextlib.suppress(OSError):
        lab.ask("/api/status")
        return True
    return False


def _wait(until: Callable[[], bool], what: str, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not until():
        if time.monotonic() > end:
            raise TimeoutError(f"Waited {seconds:g} seconds for {what}.")
        time.sleep(0.2)


def open_desk(page: Page, lab: Lab, notebook: str = "notebooks/review.ipynb") -> float:
    """Opens the notebook in JupyterLab, runs all its cells, and gives the seconds until the desk is there.

    Each page has a workspace of its own, or JupyterLab would open the same tabs in both.
    """
    session = {"path": notebook, "name": notebook, "type": "notebook", "kernel": {"name": "python3"}}
    lab.ask("/api/sessions", "POST", session)
    page.goto(f"{lab.url}/lab/workspaces/w{id(page)}/tree/{notebook}?token={TOKEN}")
    # It may ask which kernel, although there is one.
    page.add_locator_handler(
        page.locator(".jp-Dialog .jp-mod-accept"), lambda found: found.first.click(), no_wait_after=True
    )
    page.locator(".jp-NotebookPanel .jp-Cell").first.wait_for(timeout=90_000)
    page.locator("#jp-bottom-panel, .jp-StatusBar-Widget", has_text="Idle").first.wait_for(timeout=90_000)
    if page.viewport_size and page.viewport_size["width"] < 600:
        # The list of files would leave no room.
        page.locator(".jp-SideBar.jp-mod-left .lm-TabBar-tab.lm-mod-current").click()
    return run_all(page)


def run_all(page: Page) -> float:
    """Runs all cells, waits for the desk, and gives the seconds that it took."""
    page.locator(".claimbook-desk").evaluate_all("desks => desks.forEach(desk => desk.remove())")
    page.locator(".lm-MenuBar-item", has_text="Run").click()
    start = time.monotonic()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.locator(".claimbook-desk .statement").wait_for(timeout=90_000)
    return time.monotonic() - start
