"""Bars: shown to people at work, and in no notebook that is kept."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from claimbook.core.progress import track


@pytest.mark.parametrize(
    ("in_notebook", "disabled", "shown"),
    [
        pytest.param(True, "", True, id="in a notebook"),
        pytest.param(True, "1", False, id="in a run's kernel"),
        pytest.param(False, "", False, id="where standard error is no terminal"),
    ],
)
def test_a_bar_is_shown_where_somebody_looks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], in_notebook, disabled, shown
) -> None:
    if in_notebook:
        monkeypatch.setitem(sys.modules, "ipykernel", ModuleType("ipykernel"))
    else:
        monkeypatch.delitem(sys.modules, "ipykernel", raising=False)
    monkeypatch.setenv("TQDM_DISABLE", disabled)
    assert list(track("abc", "reading claims")) == ["a", "b", "c"]
    assert ("reading claims" in capsys.readouterr().err) is shown
