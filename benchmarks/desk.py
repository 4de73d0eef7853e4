"""How fast the review desk is on a case of 500 claims, in a real JupyterLab and a real browser.

Prints how long the desk takes to open in a kernel that has just started and in one that has opened it before,
how long a key takes from its press to the next claim on the screen, the page's memory with and without the
desk, and how many nodes of the queue a decision makes anew.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from desk_case import made_case
from playwright.sync_api import Page, sync_playwright

sys.path.append(str(Path(__file__).parents[1] / "tests" / "browser"))

from real_lab import open_desk, run_all, running_lab

from claimbook.review.desk import Desk
from claimbook.review.opening import write_notebook

# The press of a key, and the first frame on which the claim is another.
_TIMED = """key => new Promise(resolve => {
  const desk = document.querySelector(".claimbook-desk");
  const words = () => desk.querySelector(".statement").textContent;
  const before = words(), start = performance.now();
  const look = () => words() !== before ? resolve(performance.now() - start) : requestAnimationFrame(look);
  desk.querySelector(".claim").dispatchEvent(
    new KeyboardEvent("keydown", { key, code: `Key${key.toUpperCase()}`, bubbles: true }));
  look();
})"""


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=500)
    parser.add_argument("--keys", type=int, default=40)
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("There is no chromium on this machine.")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        run = made_case(root, options.claims)
        start = time.perf_counter()
        Desk(run, "Ada").opening()
        print(f"desk, without a browser     {time.perf_counter() - start:6.2f} s for {options.claims} claims")
        write_notebook(run, "Ada")
        with running_lab(root, Path(folder) / "home") as lab, sync_playwright() as playwright:
            arguments = ["--no-sandbox", "--enable-precise-memory-info", "--js-flags=--expose-gc"]
            browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
            page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-US")
            new = open_desk(page, lab, "runs/desk/review.ipynb")
            print(f"opens, new kernel           {new:6.2f} s from Run All to the desk")
            print(f"page memory, desk open      {_megabytes(page):6.0f} MB, of which JupyterLab is most")
            _mark(page)
            decisions = [page.evaluate(_TIMED, "a") for _ in range(options.keys)]
            moves = [page.evaluate(_TIMED, "j") for _ in range(options.keys)]
            print(f"a decision                  {_told(decisions)}")
            print(f"the next claim              {_told(moves)}")
            print(f"page memory, after keys     {_megabytes(page):6.0f} MB")
            print(f"queue rows made anew        {_made_anew(page):6.0f} of {options.claims}")
            print(f"opens, same kernel          {run_all(page):6.2f} s")
            page.locator(".claimbook-desk").evaluate("desk => desk.remove()")
            print(f"page memory, desk removed   {_megabytes(page):6.0f} MB")
            browser.close()


def _megabytes(page: Page) -> float:
    page.evaluate("() => globalThis.gc && gc()")
    return float(page.evaluate("() => performance.memory.usedJSHeapSize")) / 1e6


def _mark(page: Page) -> None:
    page.locator(".claimbook-desk .queue li").evaluate_all("rows => rows.forEach(row => (row.seen = true))")


def _made_anew(page: Page) -> int:
    count = "rows => rows.filter(row => !row.seen).length"
    return int(page.locator(".claimbook-desk .queue li").evaluate_all(count))


def _told(milliseconds: list[float]) -> str:
    ordered = sorted(milliseconds)
    return (
        f"{statistics.median(ordered):6.0f} ms median, {ordered[int(len(ordered) * 0.95) - 1]:.0f} ms at the "
        f"95th percentile, {ordered[-1]:.0f} ms at most"
    )


if __name__ == "__main__":
    main()
