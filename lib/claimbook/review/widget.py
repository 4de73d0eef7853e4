"""The desk as a widget: carries messages between the browser and `desk.Desk`, and holds nothing itself."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Thread
from typing import Any

import anywidget
import traitlets

from claimbook.review.desk import Desk
from claimbook.review.runs import judged_run
from claimbook.review.words import interface_words

_STATIC = Path(__file__).with_name("static")
_SURROGATE = re.compile("[\ud800-\udfff]")


class ReviewDesk(anywidget.AnyWidget):
    """The screen of a desk, in JupyterLab and wherever anywidgets are shown.

    Every message of the browser carries a number; the answer carries it too. What cannot be sent as UTF-8 is
    shown as a replacement character, which is as long.
    """

    _esm = _STATIC / "desk.js"
    _css = _STATIC / "desk.css"
    words = traitlets.Dict().tag(sync=True)

    def __init__(self, desk: Desk) -> None:
        super().__init__(words=interface_words())
        self.desk = desk
        self.on_msg(self._received)

    def _received(self, _: Any, message: Any, buffers: Any) -> None:
        if isinstance(message, dict) and "number" in message:
            answer = self.desk.answer(message)
            self.send({"number": message["number"], "answer": sendable(answer)})
            if message.get("do") == "opening":
                # Dictionaries take seconds to load; the desk is on the screen meanwhile.
                Thread(target=self.desk.comparer.warm_up, daemon=True).start()


def open_desk(case: str, run: str = "", root: str = "", reviewer: str = "") -> ReviewDesk:
    """Opens the desk over a run of a case; every argument is text, as notebooks pass it.

    Args:
        case: the name of the case.
        run: the run's folder; the newest that finished where empty, else "draft".
        root: the project folder; found from the current folder upwards where empty.
        reviewer: who decides; of CLAIMBOOK_REVIEWER or the login where empty.

    Raises:
        CaseError: there is no such case, or nothing of it has been judged yet.
        TableError: a table of the run or decisions.jsonl is not what it should be.
    """
    return ReviewDesk(Desk(judged_run(case, run, root), reviewer))


def sendable(value: Any) -> Any:
    """Values whose every text can be sent as UTF-8."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {name: sendable(each) for name, each in value.items()}
    return [sendable(each) for each in value] if isinstance(value, list | tuple) else value
