"""The desk as people meet it: a real JupyterLab, a real browser, and nothing but the keyboard."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from axe_playwright_python.sync_playwright import Axe
from desk_case import HOSTILE, made_case
from playwright.sync_api import Browser, Locator, Page, expect
from real_lab import Lab, open_desk, run_all, running_lab

from claimbook.core.decisions import read_decisions
from claimbook.core.workspace import Run
from claimbook.review.opening import write_notebook

CLAIMS = 24


@pytest.fixture(scope="module")
def lab(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    folder = tmp_path_factory.mktemp("lab")
    made_case(folder / "project", CLAIMS, hostile=True)
    with running_lab(folder / "project", folder / "home") as lab:
        yield lab


@pytest.fixture
def run(lab: Lab) -> Iterator[Run]:
    """The case without a decision, and its notebook."""
    run = Run(lab.workspace, "desk", "r1")
    run.workspace.decisions_jsonl("desk").unlink(missing_ok=True)
    write_notebook(run, "Ada")
    yield run
    lab.forget_kernels()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-US")
    yield context.new_page()
    context.close()


NOTEBOOK = "runs/desk/review.ipynb"
CELLS = ".jp-NotebookPanel .jp-Cell .cm-content"
expect.set_options(timeout=60_000)  # a busy machine is no fault of the desk


def desk_of(page: Page) -> Locator:
    """The desk, with the keyboard in it."""
    desk = page.locator(".claimbook-desk")
    desk.locator(".claim").focus()
    return desk


def decide(page: Page, key: str, done: int) -> None:
    """Presses a key and waits until the desk has moved on."""
    page.keyboard.press(key)
    expect(page.locator(".claimbook-desk .counted")).to_have_text(f"{done} of {CLAIMS} decided")


def cells(page: Page) -> list[str]:
    """What the cells of the notebook hold, once JupyterLab has filled all of them."""
    page.wait_for_function(
        f"[...document.querySelectorAll('{CELLS}')].every(cell => cell.textContent.trim())"
    )
    return page.locator(CELLS).all_text_contents()


def test_twenty_claims_by_keyboard_survive_the_death_of_the_kernel(page: Page, lab: Lab, run: Run) -> None:
    open_desk(page, lab, NOTEBOOK)
    desk, before = desk_of(page), cells(page)
    rows = desk.locator(".queue li")
    rows.evaluate_all("rows => rows.forEach((row, number) => row.seen = number)")
    for done in range(1, 21):
        decide(page, "a1234"[done % 5], done)
    assert rows.evaluate_all("rows => rows.map(row => row.seen)") == list(range(CLAIMS))
    kept = read_decisions(run.workspace.decisions_jsonl("desk"))
    assert len({decision.claim_id for decision in kept}) == 20
    assert {decision.reviewer for decision in kept} == {"Ada"}
    # Keys that cut, insert, delete and run cells outside of the desk.
    for key in ("b", "x", "d", "d", "m", "y", "Shift+Enter", "Enter", "l", "h"):
        page.keyboard.press(key)
    assert cells(page) == before
    assert len(read_decisions(run.workspace.decisions_jsonl("desk"))) == 20

    kill_kernel(lab)
    words = desk.locator(".statement").inner_text()
    desk.locator(".claim").focus()
    page.keyboard.press("a")
    expect(desk.locator(".status")).to_contain_text("Not saved")
    assert desk.locator(".statement").inner_text() == words
    run_all(page)
    expect(page.locator(".claimbook-desk .counted")).to_have_text(f"20 of {CLAIMS} decided")
    assert read_decisions(run.workspace.decisions_jsonl("desk")) == kept


def kill_kernel(lab: Lab) -> None:
    (kernel,) = lab.kernels()
    for process in psutil.process_iter(["cmdline"]):
        if any(kernel in part for part in process.info["cmdline"] or ()):
            os.kill(process.pid, signal.SIGKILL)


def test_two_desks_at_once(browser: Browser, lab: Lab, run: Run, tmp_path: Path) -> None:
    first = browser.new_context(locale="en-US").new_page()
    second = browser.new_context(locale="en-US").new_page()
    twin = run.workspace.root / "runs" / "desk" / "twin.ipynb"
    twin.write_bytes((run.workspace.root / NOTEBOOK).read_bytes())
    open_desk(first, lab, NOTEBOOK)
    open_desk(second, lab, "runs/desk/twin.ipynb")
    desk_of(first), desk_of(second)
    claim = first.locator(".claimbook-desk .statement").inner_text()
    assert second.locator(".claimbook-desk .statement").inner_text() == claim
    decide(first, "3", 1)
    # Pressed before the second desk can have looked, or after: never over what the first one kept.
    second.keyboard.press("1")
    expect(second.locator(".claimbook-desk .status")).not_to_be_empty()
    expect(second.locator(".claimbook-desk .counted")).to_have_text(f"1 of {CLAIMS} decided")
    (kept,) = read_decisions(run.workspace.decisions_jsonl("desk"))
    assert kept.after.verdict == "Not Enough Evidence"
    expect(second.locator(".claimbook-desk .decision h4")).to_contain_text("Not Enough Evidence")
    for page in (first, second):
        page.context.close()


def test_hostile_words_are_inert_and_nothing_keeps_people_out(page: Page, lab: Lab, run: Run) -> None:
    open_desk(page, lab, NOTEBOOK)
    desk = desk_of(page)
    expect(desk.locator(".statement")).to_contain_text("<script>")
    expect(desk.locator(".source")).to_contain_text("<img src=x")
    page.keyboard.press("n")
    page.keyboard.type(HOSTILE)
    page.keyboard.press("Escape")
    decide(page, "a", 1)
    page.keyboard.press("k")
    page.keyboard.press("o")
    expect(desk.locator("textarea.page")).to_have_value(re.compile("Plant 1 of Halden"))
    assert desk.locator("script, img, iframe, object").count() == 0
    check_access(page)
    desk.locator("textarea.page").focus()
    # The place in the page is known although letters before it take two places in the browser's text.
    for _ in range(5):
        page.keyboard.press("Shift+ArrowRight")
    desk.get_by_role("button", name="Use the selected words").click()
    expect(desk.locator(".exact")).to_have_text("Plant")
    page.keyboard.press("z")
    expect(desk.locator(".exact")).to_contain_text("of Halden")
    for theme in ("true", "false"):
        page.evaluate("light => (document.body.dataset.jpThemeLight = light)", theme)
        page.keyboard.press("?")
        expect(desk.locator(".panel")).to_be_visible()
        check_access(page)
        page.keyboard.press("Escape")
        expect(desk.locator(".panel")).to_be_hidden()
    assert page.title() != "owned"
    desk.get_by_role("button", name="日本語").click()
    expect(desk.get_by_role("button", name="ヘルプ")).to_be_visible()
    check_access(page)


# What is left of a window of 1280 by 1024 at 200% and at 400%, in the browser's own measure.
@pytest.mark.parametrize(("width", "height"), [(640, 512), (320, 256)], ids=["200%", "400%"])
def test_everything_is_there_when_it_is_magnified(
    browser: Browser, lab: Lab, run: Run, width: int, height: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-US")
    page = context.new_page()
    open_desk(page, lab, NOTEBOOK)
    desk = desk_of(page)
    # Nothing has to be scrolled sideways, and no word of the table is broken.
    wide = "node => node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX !== 'visible'"
    shown = ":not(.unseen, thead, thead *)"
    assert desk.locator(shown).evaluate_all(f"nodes => nodes.filter({wide}).map(n => n.outerHTML)") == []
    assert desk.evaluate("desk => desk.scrollWidth <= desk.clientWidth + 1")
    level = desk.locator("td:last-child").first
    assert level.evaluate("cell => cell.clientHeight < 2 * parseFloat(getComputedStyle(cell).fontSize) * 1.6")
    check_access(page)
    decide(page, "1", 1)
    page.keyboard.press("?")
    expect(desk.locator(".panel")).to_be_visible()
    context.close()


def test_what_a_screen_reader_is_told(page: Page, lab: Lab, run: Run) -> None:
    open_desk(page, lab, NOTEBOOK)
    desk = desk_of(page)
    expect(desk).to_match_aria_snapshot("""
        - 'region "Review desk: desk"':
          - navigation "Claims":
            - searchbox "Search"
            - list:
              - listitem:
                - button /Plant 1 of Halden/
          - region "Claim":
            - heading /Claim c\\d+/ [level=3]
            - group "Your decision":
              - button /Accept the program/
              - button "Refuted"
              - checkbox "Final word"
          - region "Evidence":
            - heading /Evidence Passage 1 of/ [level=3]
            - blockquote
            - table "Fact by fact":
              - rowgroup:
                - row "Fact In the claim In the passage Level"
              - rowgroup:
                - row /quantity .* different/
        """)
    decide(page, "1", 1)
    expect(desk.get_by_role("status")).to_contain_text("Supported")
    expect(desk.locator(".queue [aria-current]")).to_have_count(1)


def check_access(page: Page) -> None:
    """axe-core finds nothing serious in the desk."""
    found = Axe().run(page, context=".claimbook-desk").response["violations"]
    serious = [
        (violation["id"], [node["html"][:200] for node in violation["nodes"]])
        for violation in found
        if violation["impact"] in ("serious", "critical")
    ]
    assert serious == []
