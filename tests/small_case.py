"""A small made case: an English article, and one page that answers it."""

from __future__ import annotations

from pathlib import Path

from claimbook.core.workspace import Run, Workspace, open_run

ARTICLE = (
    "Halden opens in Porto\n\n"
    "Halden Motors opened a plant in Porto in 2021. The plant in Porto cost 430 million euros. "
    "Clara Voss runs a bakery in Lisbon.\n\n"
    "In my opinion it is the most beautiful building. Who will work there?\n"
)
PAGE = (
    "<html lang=en><title>Halden Motors in Porto</title><h1>Halden Motors in Porto</h1>"
    "<p>Halden Motors opened its plant in Porto in 2021. The plant in Porto cost 340 million euros.</p>"
    "<p>Peter Lindqvist is the chief executive of Halden Motors.</p></html>"
)
SOURCES = (
    "source_id,url,title,publisher,tier,mirror_of,language,published,note\n"
    "halden,https://halden.example/porto,Halden Motors in Porto,Halden Motors,primary,,en,2021-05-04,\n"
)
OFFLINE = "source_id,file,how,captured_at,note\nhalden,page.html,person,2025-01-01T00:00:00Z,saved by hand\n"


def add_offline_page(space: Workspace, case: str) -> None:
    """Lays the page into a case's offline folder, as a person would."""
    space.offline_pages(case).mkdir(parents=True)
    (space.offline_pages(case) / "page.html").write_text(PAGE, encoding="utf-8")
    (space.offline_pages(case) / "captures.csv").write_text(OFFLINE, encoding="utf-8")


def make_run(root: Path) -> Run:
    """A run, named r1, of the case "porto" in a workspace of its own; no stage has been done."""
    space = Workspace(root)
    space.case_claims("porto").mkdir(parents=True)
    (space.case_claims("porto") / "article.txt").write_text(ARTICLE, encoding="utf-8")
    add_offline_page(space, "porto")
    space.sources_csv("porto").write_text(SOURCES, encoding="utf-8")
    return open_run("porto", "r1", str(space.root))
