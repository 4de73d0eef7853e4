"""The report: what is read, what is written, and that nothing hostile gets through."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from claimbook.core.errors import CaseError, TableError, UsageError
from claimbook.core.tables import CAPTURES, CLAIMS, EVIDENCE, SOURCES, VERDICTS, read_rows, write_table
from claimbook.core.workspace import Run, Workspace
from claimbook.stages import report_view
from claimbook.stages.display import Shown, show_claims, show_sources, show_verdicts
from claimbook.stages.evidence_view import show_evidence
from claimbook.stages.plots import (
    plot_checkability,
    plot_claims_along_article,
    plot_passages,
    plot_scores,
    plot_verdicts,
)
from claimbook.stages.report import write_report
from claimbook.stages.report_view import safe_link
from claimbook.stages.report_words import Words

JAPANESE = (
    "市立図書館が新装開館\n\n"
    "市立図書館は4月1日に新装開館し、蔵書は20万冊となった。館長には田中花子氏が就任した。\n\n"
    "開館時間は午後9時までで、駐車場は無料だ。とても美しい建物である。\n"
)
ENGLISH = (
    "City library reopens\n\n"
    "The library reopened on April 1 with 200,000 books. Hanako Tanaka became its director.\n\n"
    "It stays open until 9 pm, and parking is free. It is a very beautiful building.\n"
)
CLAIMS_OF = {
    JAPANESE: (
        ("市立図書館は4月1日に新装開館し", "市立図書館は4月1日に新装開館した。"),
        ("蔵書は20万冊となった。", "市立図書館の蔵書は20万冊となった。"),
        ("館長には田中花子氏が就任した。", "市立図書館の館長には田中花子氏が就任した。"),
        ("駐車場は無料だ。", "市立図書館の駐車場は無料だ。"),
        ("とても美しい建物である。", "とても美しい建物である。"),
    ),
    ENGLISH: (
        ("The library reopened on April 1", "The library reopened on April 1."),
        ("with 200,000 books.", "The library has 200,000 books."),
        ("Hanako Tanaka became its director.", "Hanako Tanaka became the library's director."),
        ("parking is free.", "Parking at the library is free."),
        ("It is a very beautiful building.", "It is a very beautiful building."),
    ),
}
DECIDED = (
    ("Supported", "facts agree", "The library opened its doors again on 1 April.", ""),
    ("Refuted", "quantity differs", "It holds 150,000 books.", "If the claim said 150,000."),
    ("Conflicting Evidence/Cherrypicking", "sources conflict", "The director is Hanako Tanaka.", ""),
    ("Not Enough Evidence", "no relevant passage", "", ""),
    ("", "not checkable", "", ""),
)


def make_run(root: Path, article: str = ENGLISH, **replaced: str) -> Run:
    """A judged run on disk; `replaced` puts another text into every cell of the column of that name."""
    run = Run(Workspace(root), "library", "r1")
    space = run.workspace
    (space.case_claims("library")).mkdir(parents=True)
    (space.case_claims("library") / "article.txt").write_text(article, encoding="utf-8")
    claims, verdicts, certificates = [], [], []
    for number, ((quote, claim), decided) in enumerate(zip(CLAIMS_OF[article], DECIDED, strict=True)):
        verdict, reason, evidence, turning = decided
        start = article.index(quote)
        checkability = "checkable" if verdict else "opinion"
        claims.append(
            {
                "claim_id": f"c{number}", "paragraph": "1", "start": start, "end": start + len(quote),
                "quote": quote, "claim": claim, "claim_type": "event", "checkability": checkability,
                "attribution": "the article's own voice", "status": "split",
                "note": "" if verdict else "a judgement",
            }
        )  # fmt: skip
        verdicts.append(
            {
                "claim_id": f"c{number}", "claim": claim, "checkability": checkability,
                "verdict": verdict, "confidence": "0.9" if verdict else "",
                "evidence_status": "found" if evidence else "irrelevant" if verdict else "",
                "source_id": "city" if evidence else "", "url": "https://city.example/news",
                "snapshot": "ab" * 32 if evidence else "", "captured_at": "2026-01-01T00:00:00Z",
                "quote": evidence, "quote_start": "-1", "quote_end": "0",
                "deep_link": "https://city.example/news#:~:text=books" if evidence else "",
                "explanation": f"Reason {number}.", "reason_code": reason, "decided_by": "facts",
                "run_id": "r1",
            }
        )  # fmt: skip
        fact = {
            "kind": "quantity", "in_claim": "200,000", "claim_start": 0, "claim_end": 7,
            "in_evidence": "150,000", "evidence_start": 9, "evidence_end": 16, "level": "different",
            "note": "",
        }  # fmt: skip
        facts = [fact] if verdict == "Refuted" else []
        certificates.append(
            {"claim_id": f"c{number}", "facts": facts, "summary": "", "turning_point": turning}
        )
    for rows in (claims, verdicts):
        for row in rows:
            row.update({name: text for name, text in replaced.items() if name in row})
    write_table(space.claims_csv("library"), CLAIMS, claims)
    write_table(run.verdicts_csv, VERDICTS, verdicts)
    run.certificates_jsonl.write_text(
        "".join(json.dumps(line) + "\n" for line in certificates), encoding="utf-8"
    )
    sources = [
        {"source_id": "city", "url": "https://city.example/news", "title": "Library reopens",
         "publisher": "The City", "tier": "primary", "language": "en"},
        {"source_id": "paper", "url": "https://paper.example/", "title": "The Paper",
         "publisher": "The Paper", "tier": "secondary", "language": "en"},
    ]  # fmt: skip
    write_table(space.sources_csv("library"), SOURCES, sources)
    captures = [
        {**sources[0], "status": "found", "how": "offline restatement",
         "captured_at": "2026-01-01T00:00:00Z", "snapshot": "ab" * 32, "passages": "12"},
        {**sources[1], "status": "blocked", "passages": "0", "problem": "The site refuses programs."},
    ]  # fmt: skip
    write_table(run.captures_csv, CAPTURES, captures)
    return run


def read_page(run: Run) -> BeautifulSoup:
    return BeautifulSoup(write_report(run).html.read_text(encoding="utf-8"), "lxml")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return make_run(tmp_path)


@pytest.mark.parametrize(
    ("article", "language", "refuted", "marked"),
    [
        pytest.param(ENGLISH, "en", "✗ Refuted", "with 200,000 books.", id="english"),
        pytest.param(JAPANESE, "ja", "✗ 資料と矛盾 (Refuted)", "蔵書は20万冊となった。", id="japanese"),
    ],
)
def test_the_report_speaks_the_language_of_the_article(
    tmp_path: Path, article: str, language: str, refuted: str, marked: str
) -> None:
    page = read_page(make_run(tmp_path, article))
    assert page.html["lang"] == language
    card = page.select_one("#claim-2")
    assert card.select_one(".badge").get_text() == refuted
    assert [span.get_text() for span in page.select(".article .claim.refuted")] == [marked]


def test_every_claim_is_in_its_place_and_has_a_card_that_its_tag_leads_to(run: Run) -> None:
    page = read_page(run)
    tags = page.select(".article .tag")
    assert [tag["href"] for tag in tags] == ["#claim-1", "#claim-2", "#claim-3", "#claim-4"]
    assert [tag.get_text() for tag in tags] == [
        "1 ✓ Supported",
        "2 ✗ Refuted",
        "3 ⇄ Conflicting Evidence/Cherrypicking",
        "4 ? Not Enough Evidence",
    ]
    assert len(page.select("article.card")) == 4
    read = page.select_one(".article")
    for tag in read.select(".tag"):
        tag.decompose()
    assert " ".join(read.get_text().split()) == " ".join(ENGLISH.split())


def test_a_card_shows_quote_facts_and_what_would_turn_the_verdict(run: Run) -> None:
    card = read_page(run).select_one("#claim-2")
    assert card.blockquote.get_text() == "It holds 150,000 books."
    cells = [cell.get_text(" ", strip=True) for cell in card.select("tbody tr > *")]
    assert cells == ["quantity", "200,000", "150,000", "✗ different"]
    assert "If the claim said 150,000." in card.get_text()


def test_a_restatement_is_never_shown_as_a_capture(run: Run) -> None:
    page = read_page(run)
    assert "restatement in the project's own words" in page.select_one("table.stack").get_text()
    card = page.select_one("#claim-1")
    assert "not a capture of the real page" in card.select_one("figcaption").get_text()
    # The restatement's words do not stand on the live page, so no link claims to lead to them.
    assert [a["href"] for a in card.select("a")] == ["https://city.example/news"]
    assert card.a.get_text() == "the page that is restated"


def test_a_claim_without_evidence_says_so_and_a_source_that_failed_says_why(run: Run) -> None:
    page = read_page(run)
    assert "No evidence – irrelevant" in page.select_one("#claim-4").get_text()
    assert "The site refuses programs." in page.select_one("table.stack").get_text()


def test_an_article_edited_after_the_run_shows_no_verdict_beside_other_words(run: Run) -> None:
    article = run.workspace.article("library")
    article.write_text(ENGLISH.replace("200,000", "300,000"), encoding="utf-8")
    page = read_page(run)
    assert page.select(".article .claim.refuted") == []
    assert [a["href"] for a in page.select("#in-article ~ ul a")] == ["#claim-2"]


def test_the_page_is_accessible_in_its_bones(run: Run) -> None:
    page = read_page(run)
    levels = [int(heading.name[1]) for heading in page.find_all(["h1", "h2", "h3", "h4"])]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))
    assert all(th.get("scope") for th in page.find_all("th"))
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    anchors = {a["href"][1:] for a in page.select('a[href^="#"]')}
    assert anchors <= set(ids)


def test_the_page_stands_alone(run: Run) -> None:
    page = read_page(run)
    assert page.select("script, link, img, iframe, object, embed, form") == []
    assert "url(" not in page.style.get_text()
    assert "@import" not in page.style.get_text()


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "<!--",
    "‮\u0007 bell and bidi",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("column", ["claim", "quote", "explanation", "claim_id", "speaker", "url", "note"])
def test_hostile_text_stays_text(tmp_path: Path, column: str, text: str) -> None:
    if column == "claim_id":
        run = make_run(tmp_path)
        for path in (run.workspace.claims_csv("library"), run.verdicts_csv):
            table = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
            table[1]["claim_id"] = text
            write_table(path, list(table[0]), table)
    else:
        run = make_run(tmp_path, **{column: text})
    page = read_page(run)
    assert page.select("script, img") == []
    assert page.select_one("#method") is not None
    assert "49" not in page.select_one("#claims").get_text()
    shown = "".join(shown.html for shown in (show_claims(run), show_verdicts(run)))
    assert BeautifulSoup(shown, "lxml").select("script, img") == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("https://a.example/x?y=1#z", "https://a.example/x?y=1#z", id="https"),
        pytest.param("HTTP://a.example/", "HTTP://a.example/", id="upper case"),
        pytest.param("javascript:alert(1)", "", id="javascript"),
        pytest.param("java\nscript:alert(1)", "", id="javascript with a line break"),
        pytest.param(" https://a.example/", "", id="space in front"),
        pytest.param("data:text/html,x", "", id="data"),
        pytest.param("file:///etc/passwd", "", id="file"),
        pytest.param("//a.example/", "", id="no scheme"),
        pytest.param("https:", "", id="no host"),
        pytest.param("https://[::1", "", id="broken address"),
        pytest.param("", "", id="empty"),
    ],
)
def test_only_web_addresses_become_links(url: str, expected: str) -> None:
    assert safe_link(url) == expected


def test_the_spreadsheet_runs_no_formula_and_keeps_its_numbers(tmp_path: Path) -> None:
    run = make_run(tmp_path, claim="=HYPERLINK(1)", explanation="@SUM(1)", quote="+1 more")
    data = write_report(run).excel.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [rows[0][name] for name in ("claim", "explanation", "quote", "quote_start")] == [
        "'=HYPERLINK(1)",
        "'@SUM(1)",
        "'+1 more",
        "-1",
    ]
    assert list(rows[0]) == list(VERDICTS)


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (write_report(make_run(tmp_path / name)) for name in ("one", "two"))
    assert first.html.read_bytes() == second.html.read_bytes()
    assert first.excel.read_bytes() == second.excel.read_bytes()


def test_a_run_without_verdicts_says_what_to_do(run: Run) -> None:
    run.verdicts_csv.unlink()
    with pytest.raises(CaseError, match=r"has no verdicts .* 'claimbook run library'"):
        write_report(run)


@pytest.mark.parametrize("line", ["{", "[]", "{}", "null"])
def test_a_broken_certificate_is_named_by_its_line(run: Run, line: str) -> None:
    run.certificates_jsonl.write_text(f'{{"claim_id": "c0"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(TableError, match="line 2 is not a certificate"):
        write_report(run)


def test_lone_surrogates_in_a_certificate_do_no_harm(run: Run) -> None:
    run.certificates_jsonl.write_text('{"claim_id": "c1", "turning_point": "a\\ud800b\\u0000"}\n')
    assert "a?b" in read_page(run).select_one("#claim-2").get_text()


def test_a_very_long_line_with_many_claims_is_quick(tmp_path: Path) -> None:
    run = make_run(tmp_path)
    sentence = "The number is 12345. "
    count = 4000
    run.workspace.article("library").write_text(sentence * count, encoding="utf-8")
    size = len(sentence)
    claims = [
        {"claim_id": f"c{n}", "start": n * size, "end": n * size + size - 1, "quote": sentence.strip(),
         "claim": sentence.strip(), "checkability": "checkable", "status": "split"}
        for n in range(count)
    ]  # fmt: skip
    write_table(run.workspace.claims_csv("library"), CLAIMS, claims)
    write_table(
        run.verdicts_csv, VERDICTS, [{**claim, "verdict": "Supported", "quote": ""} for claim in claims]
    )
    page = write_report(run).html.read_text(encoding="utf-8")
    assert page.count('class="tag supported"') == count


def test_both_languages_have_the_same_words() -> None:
    english, japanese = Words("en"), Words("ja")
    assert english.phrases.keys() == japanese.phrases.keys()


def test_every_label_has_a_japanese_word() -> None:
    from claimbook.core import labels

    japanese = Words("ja")
    shown = (
        labels.Verdict, labels.Checkability, labels.EvidenceStatus, labels.Attribution, labels.Tier,
        labels.CaptureMethod, labels.DecidedBy, labels.FactKind, labels.Level, labels.ReasonCode,
    )  # fmt: skip
    same = [label for kind in shown for label in kind if japanese.label(label) == label]
    assert same == []


def test_notebook_tables_show_whole_sentences_and_what_went_wrong(run: Run) -> None:
    assert show_claims(run).caption == "5 statements, 4 of them checkable"
    assert "The site refuses programs." in show_sources(run).html
    assert show_verdicts(run).caption == "4 claims"
    assert show_verdicts(run, "Refuted").caption == "1 claims"
    with pytest.raises(UsageError, match="'False' is no verdict"):
        show_verdicts(run, "False")


def test_evidence_is_shown_beside_its_claim(run: Run) -> None:
    rows = [
        {"claim_id": "c1", "rank": rank, "source_id": "city", "quote": f"Quote {rank}.", "score": 0.5}
        for rank in (1, 2)
    ]
    write_table(run.evidence_csv, EVIDENCE, rows)
    shown = show_evidence(run)
    assert "The library has 200,000 books." in shown.html
    assert "Quote 1." in shown.html
    assert "Quote 2." not in shown.html
    assert numbers_of(plot_scores(run)) == {"0.5 to 0.6": "1"} | dict.fromkeys(
        ("0.6 to 0.7", "0.7 to 0.8", "0.8 to 0.9", "0.9 to 1.0"), "0"
    )


@pytest.mark.parametrize(
    ("plot", "numbers"),
    [
        pytest.param(plot_checkability, ["4", "1", "0", "0", "0"], id="checkability"),
        pytest.param(plot_passages, ["12", "0"], id="passages"),
        pytest.param(plot_verdicts, ["1", "1", "1", "1"], id="verdicts"),
    ],
)
def test_bars_say_their_numbers(run: Run, plot: Callable[[Run], Shown], numbers: list[str]) -> None:
    assert list(numbers_of(plot(run)).values()) == numbers


def numbers_of(shown: Shown) -> dict[str, str]:
    """Each bar's label and number; the longest bar is as wide as can be."""
    rows = BeautifulSoup(shown.html, "lxml").select("tr")
    assert any("width: 100.0%" in str(row.select_one("div")) for row in rows)
    return {row.th.get_text(): row.td.get_text() for row in rows if row.th and row.td}


def test_claims_stand_along_the_article(run: Run) -> None:
    page = BeautifulSoup(plot_claims_along_article(run).html, "lxml")
    (mark,) = page.select('tr:has(th:-soup-contains("Refuted")) div[title]')
    assert str(mark["title"]).startswith("c1: ")
    ends = [int(row["end"]) for row in read_rows(run.workspace.claims_csv("library"), CLAIMS) if row["end"]]
    percent = 100 * ENGLISH.index("with 200,000") / max(ends)
    assert f"left: {percent:.2f}%" in str(mark["style"])


def test_what_jupyterlab_strips_is_not_in_a_picture(run: Run) -> None:
    for shown in (plot_verdicts(run), plot_claims_along_article(run)):
        assert not re.search(r"<(style|svg|script|link)\b|\bclass=|\bon\w+=", shown.html)


def test_every_tone_can_be_read_on_its_ground() -> None:
    css = (Path(report_view.__file__).parent / "report.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", part)) for part in css.split(":root {")[1:3]
    )
    pairs = [(tone, f"{tone}-wash") for tone in ("supported", "refuted", "conflicting", "unsettled")]
    pairs += [(tone, ground) for tone in ("ink", "soft", "link") for ground in ("page", "sheet")]
    pairs += [(tone, "sheet") for tone in ("supported", "refuted", "conflicting")]
    # WCAG 2.2 AA asks for 4.5 to 1.
    low = [(t, g) for theme in (light, dark) for t, g in pairs if contrast(theme[t], theme[g]) < 4.5]
    assert low == []


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_row_that_a_person_wrote_may_leave_gaps(run: Run) -> None:
    claims = run.workspace.claims_csv("library")
    rows = read_rows(claims, CLAIMS)
    rows[1] = dict.fromkeys(CLAIMS, "") | {"claim_id": " c1 ", "claim": "The library has 200,000 books."}
    write_table(claims, CLAIMS, rows)
    page = read_page(run)
    assert [a["href"] for a in page.select("#in-article ~ ul a")] == ["#claim-4"]
    assert show_claims(run).caption == "5 statements, 4 of them checkable"
