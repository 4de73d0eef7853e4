"""What people and the web put in: nothing but plain errors comes out, and never a wrong word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claimbook.checking import check_claims, judge_pairs
from claimbook.core.claims_table import read_claims
from claimbook.core.errors import CaseError, ClaimbookError, ReadingError, TableError, UsageError
from claimbook.core.labels import EvidenceStatus
from claimbook.core.tables import VERDICTS, read_rows, write_table
from claimbook.core.workspace import Run, Workspace, open_run
from claimbook.new_case import start_case
from claimbook.pipeline import check_article
from claimbook.stages.claims import split_article
from claimbook.stages.evidence import find_evidence
from claimbook.stages.report import render_spreadsheet
from claimbook.stages.sources import capture_sources
from claimbook.stages.verdicts import decide_verdicts
from small_case import ARTICLE, PAGE

SUPPORTED = "Halden Motors opened a plant in Porto in 2021."


def still(items, label):  # type: ignore[no-untyped-def]
    return items


# --- articles


def test_a_case_without_an_article_says_where_to_put_it(small_run: Run) -> None:
    small_run.workspace.article("porto").unlink()
    with pytest.raises(CaseError, match=r"no article\. Put exactly one of article\.txt"):
        split_article(small_run)


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf\n", "\u3000\n".encode()])
def test_an_empty_article_is_refused(small_run: Run, content: bytes) -> None:
    small_run.workspace.article("porto").write_bytes(content)
    with pytest.raises(CaseError, match="holds no text"):
        split_article(small_run)
    assert not small_run.workspace.claims_csv("porto").exists()


def test_an_unknown_case_names_the_known_ones(small_run: Run) -> None:
    with pytest.raises(CaseError, match=r"no case 'lisbon'.*Cases: porto"):
        open_run("lisbon", root=str(small_run.workspace.root))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.txt"),
        (b"%PDF-1.7 x", "paper.pdf"),
        (b"PK\x03\x04\x14\x00\x06\x00" + bytes(200), "letter.docx"),
        (bytes(range(256)) * 8, "noise.txt"),
        (b"<html><body><script>let text = 'hidden'</script></body></html>", "shell.html"),
    ],
    ids=["empty", "pdf", "docx", "noise", "no visible text"],
)
def test_an_article_that_cannot_be_read_starts_no_case(tmp_path: Path, content: bytes, name: str) -> None:
    article = tmp_path / name
    article.write_bytes(content)
    root = tmp_path / "project"
    with pytest.raises((CaseError, ReadingError)) as told:
        start_case(Workspace(root), "fresh", str(article), [])
    assert name in str(told.value)
    assert not root.exists()


JAPANESE = (
    "市立図書館が新装開館\n\n"
    "市立図書館は2024年4月1日に新装開館した。蔵書は20万冊で、館長には田中花子氏が就任した。\n"
)


@pytest.mark.parametrize("charset", ["shift_jis", "cp932", "euc_jp", "iso2022_jp", "utf-8-sig", "utf-16"])
def test_a_japanese_article_in_an_old_encoding_is_split(tmp_path: Path, charset: str) -> None:
    article = tmp_path / "article.txt"
    article.write_bytes(JAPANESE.encode(charset))
    space = Workspace(tmp_path / "project")
    started = start_case(space, "library", str(article), [])
    assert started.article.read_bytes() == article.read_bytes()
    claims = split_article(open_run("library", root=str(space.root)))
    assert "市立図書館は2024年4月1日に新装開館した。" in [c.quote for c in claims]
    assert all(JAPANESE[c.start : c.end] == c.quote for c in claims)


def test_a_chinese_article_in_its_own_encoding_is_split(tmp_path: Path) -> None:
    text = "市图书馆重新开放\n\n市图书馆于2024年4月1日重新开放。馆内藏书共有二十万册，停车免费。\n"
    article = tmp_path / "article.txt"
    article.write_bytes(text.encode("gb18030"))
    space = Workspace(tmp_path / "project")
    start_case(space, "library", str(article), [])
    claims = split_article(open_run("library", root=str(space.root)))
    assert "市图书馆于2024年4月1日重新开放。" in [c.quote for c in claims]


LONG_LINES = {
    "English, 1 MB": ("Halden Motors opened a plant in Porto in 2021. ", 1_000_000),
    "Japanese, 100 kB": ("市立図書館は2024年4月1日に新装開館した。", 100_000),
}


@pytest.mark.parametrize(("sentence", "size"), LONG_LINES.values(), ids=LONG_LINES)
def test_a_very_long_line_is_split_to_its_end(small_run: Run, sentence: str, size: int) -> None:
    text = sentence * (size // len(sentence.encode()))
    small_run.workspace.article("porto").write_text(text, encoding="utf-8")
    claims = split_article(small_run)
    assert max(c.end for c in claims) >= len(text.rstrip()) - 1
    assert all(text[c.start : c.end] == c.quote for c in claims)


NO_SENTENCES = {
    "one letter": "a",
    "digits and commas": "1,",
    "brackets": "(",
    "quotation marks": "「",
    "dots": ". ",
    "kanji": "漢",
    "years": "2021年",
    "and": "and ",
}


@pytest.mark.parametrize("unit", NO_SENTENCES.values(), ids=NO_SENTENCES)
def test_a_line_without_sentences_ends(small_run: Run, unit: str) -> None:
    text = unit * (60_000 // len(unit.encode()))
    small_run.workspace.article("porto").write_text(text, encoding="utf-8")
    claims = split_article(small_run)
    assert all(text[c.start : c.end] == c.quote for c in claims)


# --- tables


def _broken_sources() -> dict[str, tuple[str, str]]:
    head = "source_id,url,title,publisher,tier,mirror_of,language,published,note\n"
    row = "halden,https://halden.example/porto,,,primary,,en,,\n"
    return {
        "missing column": (head.replace(",tier", "") + "halden,https://halden.example/a,,,,en,,\n", "tier"),
        "repeated id": (head + row + row, "halden"),
        "empty id": (head + row.replace("halden,", ",", 1), "source_id"),
        "unknown tier": (head + row.replace("primary", "best"), "best"),
        "mirror of nobody": (head + row.replace("primary,,", "mirror,nobody,"), "nobody"),
        "empty file": ("", "empty"),
    }


@pytest.mark.parametrize(("table", "named"), _broken_sources().values(), ids=_broken_sources())
def test_a_broken_source_list_is_told(small_run: Run, table: str, named: str) -> None:
    small_run.workspace.sources_csv("porto").write_text(table, encoding="utf-8")
    with pytest.raises(TableError, match=named):
        capture_sources(small_run, "offline")
    assert not small_run.captures_csv.exists()


def test_a_missing_source_list_is_told(small_run: Run) -> None:
    small_run.workspace.sources_csv("porto").unlink()
    with pytest.raises(TableError, match="does not exist"):
        capture_sources(small_run, "offline")


def test_a_page_that_is_not_there_is_named_and_decides_nothing(small_run: Run) -> None:
    (small_run.workspace.offline_pages("porto") / "page.html").unlink()
    split_article(small_run)
    (document,) = capture_sources(small_run, "offline")
    assert document.status is EvidenceStatus.FETCH_FAILED
    assert "page.html" in document.problem
    assert find_evidence(small_run, still) == ()
    decide_verdicts(small_run, still)
    rows = read_rows(small_run.verdicts_csv, VERDICTS)
    assert {r["verdict"] for r in rows} == {"Not Enough Evidence", ""}
    assert {r["evidence_status"] for r in rows if r["verdict"]} == {"fetch failed"}


@pytest.mark.parametrize(
    "name", ["../page.html", "/etc/hostname", "..", "", ".", "a/b.html", "a\\b.html", "C:page.html", "a\tb"]
)
def test_an_offline_page_cannot_lie_outside_its_folder(small_run: Run, name: str) -> None:
    table = small_run.workspace.offline_pages("porto") / "captures.csv"
    table.write_text(
        f'source_id,file,how,captured_at,note\nhalden,"{name}",person,2025-01-01T00:00:00Z,\n',
        encoding="utf-8",
    )
    with pytest.raises(TableError, match="plain name"):
        capture_sources(small_run, "offline")


def test_an_offline_page_cannot_be_a_link_to_elsewhere(small_run: Run, tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text(PAGE, encoding="utf-8")
    page = small_run.workspace.offline_pages("porto") / "page.html"
    page.unlink()
    page.symlink_to(secret)
    with pytest.raises(TableError, match="plain name"):
        capture_sources(small_run, "offline")


@pytest.mark.parametrize(
    "name",
    ["../x", "a/b", "a\\b", "", ".", "..", "-a", "a-", "A", "a b", "a\0b", "ａ", "x" * 65, "con\n", "a.b"],
)
def test_a_case_name_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    project = tmp_path / "project"
    with pytest.raises(CaseError, match="cannot name a case"):
        start_case(Workspace(project), name, str(article), [])
    assert not project.exists()


@pytest.mark.parametrize("value", [7, None, ["porto"], True])
def test_a_parameter_that_is_no_text_is_refused(small_run: Run, value: object) -> None:
    with pytest.raises((CaseError, UsageError)):
        open_run(value, root=str(small_run.workspace.root))  # type: ignore[arg-type]


# --- claims given in a table


def check(tmp_path: Path, table: bytes, page: str = PAGE) -> list[dict[str, str]]:
    claims, source, out = tmp_path / "claims.csv", tmp_path / "page.html", tmp_path / "out.csv"
    claims.write_bytes(table)
    source.write_text(page, encoding="utf-8")
    check_claims(claims, [str(source)], out, progress=still)
    return read_rows(out, VERDICTS)


UNREADABLE = {
    "empty": "",
    "white space": " \u3000\t",
    "only NUL": "\0\0",
    "10,000 characters": "a" * 10_000,
    "10,000 words": "word " * 10_000,
    "a whole article": SUPPORTED * 60,
    "10,000 kanji": "漢" * 10_000,
}


def test_a_claim_that_cannot_be_read_is_named_so(tmp_path: Path) -> None:
    lines = "".join(f'"{claim}",{n}\n' for n, claim in enumerate(UNREADABLE.values()))
    *rows, last = check(tmp_path, f'claim,n\n{lines}"{SUPPORTED}",x\n'.encode())
    assert [row["claim"] for row in rows] == list(UNREADABLE.values())
    assert {row["verdict"] for row in rows} == {"Not Enough Evidence"}
    assert {row["reason_code"] for row in rows} == {"unreadable claim"}
    assert all(row["explanation"] for row in rows)
    assert last["verdict"] == "Supported"


def test_characters_that_nobody_sees_do_not_hide_a_claim(tmp_path: Path) -> None:
    rows = check(tmp_path, f"claim\nHalden \0Motors opened a plant in Porto in 2021.\n{SUPPORTED}\n".encode())
    assert [row["verdict"] for row in rows] == ["Supported", "Supported"]


STRANGE = {
    "emoji": "🚗🚗🚗 in Porto 🎉",
    "right to left": "افتتحت الشركة مصنعا في بورتو عام 2021.",
    "override": "Halden \u202emotors\u202c opened in Porto.",
    "combining": "Ha\u0301lden Mo\u0308tors opened a plant in Porto in 2021.",
    "full width": "Ｈａｌｄｅｎ Ｍｏｔｏｒｓ ｏｐｅｎｅｄ ａ ｐｌａｎｔ ｉｎ Ｐｏｒｔｏ ｉｎ ２０２１．",
    "huge number": "The plant cost " + "9" * 400 + " euros.",
    "tiny number": "The plant cost 0." + "0" * 400 + "1 euros.",
    "impossible date": "The plant opened on February 31, 2021, or in the year 99999.",
    "infinity": "The plant cost ∞ euros, NaN dollars and -0 yen.",
    "markup": "<b>Halden</b> &amp; {{ motors }} %s {0} ${HOME} `id`",
    "regex": "Halden (.*)+$ [a-z]{9999} \\1 opened.",
    "private use": "\ue000\uf8ff\U0010ffff opened in 2021.",
    "korean": "할덴 자동차는 2021년 포르투에 공장을 열었다.",
    "thai": "บริษัทเปิดโรงงานในปี 2564",
}


def test_strange_claims_get_a_row_each_and_no_verdict_by_accident(tmp_path: Path) -> None:
    claims, source, out = tmp_path / "claims.csv", tmp_path / "page.html", tmp_path / "out.csv"
    write_table(claims, ("claim",), [{"claim": c} for c in STRANGE.values()])
    source.write_text(PAGE, encoding="utf-8")
    check_claims(claims, [str(source)], out, progress=still)
    rows = read_rows(out, VERDICTS)
    assert [row["claim"] for row in rows] == list(STRANGE.values())
    same_words = ("full width", "combining")
    decided = {
        name for name, row in zip(STRANGE, rows, strict=True) if row["verdict"] in ("Supported", "Refuted")
    }
    assert decided <= set(same_words)


def test_strange_evidence_is_judged_row_by_row(tmp_path: Path) -> None:
    pairs, out = tmp_path / "pairs.csv", tmp_path / "out.csv"
    write_table(pairs, ("claim", "evidence"), [{"claim": SUPPORTED, "evidence": e} for e in STRANGE.values()])
    judge_pairs(pairs, out, progress=still)
    rows = read_rows(out, VERDICTS)
    assert len(rows) == len(STRANGE)
    for row in rows:
        assert row["evidence"][int(row["quote_start"] or 0) : int(row["quote_end"] or 0)] == row["quote"]


def test_formulas_stay_what_they_are_in_csv(tmp_path: Path) -> None:
    rows = check(tmp_path, b'claim,note\n=1+1,"=HYPERLINK(""http://x"")"\n@SUM(A1),-2+3\n')
    assert [(r["claim"], r["note"]) for r in rows] == [
        ("=1+1", '=HYPERLINK("http://x")'),
        ("@SUM(A1)", "-2+3"),
    ]


def test_formulas_are_disarmed_for_spreadsheets(small_run: Run) -> None:
    write_table(
        small_run.verdicts_csv,
        VERDICTS,
        [
            {"claim_id": "c1", "claim": "=1+1", "quote": "@SUM(A1)", "quote_start": "3", "explanation": "+1"},
            {
                "claim_id": "c2",
                "claim": "plain",
                "quote": "-1 degree",
                "quote_start": "0",
                "explanation": "\t=1",
            },
        ],
    )
    sheet = small_run.folder / "sheet.csv"
    sheet.write_text(render_spreadsheet(small_run), encoding="utf-8")
    cells = [c for row in read_rows(sheet, VERDICTS) for c in row.values()]
    assert {"'=1+1", "'@SUM(A1)", "'+1", "'-1 degree", "'\t=1", "plain"} <= set(cells)
    assert not any(c.startswith(("=", "+", "-", "@", "\t")) for c in cells)


def test_words_that_spreadsheets_take_for_nothing_stay_words(tmp_path: Path) -> None:
    rows = check(tmp_path, b"claim_id,claim,note\nNA,NA,null\n007,nan,1e5\nTRUE,None,00\n")
    assert [(r["claim_id"], r["claim"], r["note"]) for r in rows] == [
        ("NA", "NA", "null"),
        ("007", "nan", "1e5"),
        ("TRUE", "None", "00"),
    ]


def test_a_table_with_a_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    rows = check(tmp_path, b"\xef\xbb\xbfclaim,n\r\n" + SUPPORTED.encode() + b",1\r\n")
    assert [(r["verdict"], r["n"]) for r in rows] == [("Supported", "1")]


PAGES = {
    "no body": "<html>",
    "only a script": "<script>var a = 'Halden Motors opened a plant in Porto in 2021.'</script>",
    "hidden words": f"<p style='display:none'>{SUPPORTED}</p><p>Nothing else is said here at all.</p>",
    "a comment": f"<!-- {SUPPORTED} --><p>Nothing else is said here at all.</p>",
    "deep nesting": "<div>" * 3_000 + "Nothing else is said here." + "</div>" * 3_000,
    "open tags": "<p><b><i>" * 2_000,
    "NUL bytes": "<p>Nothing\0 else is said\0 here.</p>",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_what_no_reader_sees_supports_nothing(tmp_path: Path, page: str) -> None:
    rows = check(tmp_path, f"claim\n{SUPPORTED}\n".encode(), page)
    assert [row["verdict"] for row in rows] == ["Not Enough Evidence"]


# --- what people do to the files between the stages


def _drop_a_column(run: Run) -> None:
    path = run.workspace.claims_csv("porto")
    path.write_text(path.read_text(encoding="utf-8").replace("checkability", "check"), encoding="utf-8")


def _repeat_an_id(run: Run) -> None:
    path = run.workspace.claims_csv("porto")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines, lines[1]]), encoding="utf-8")


def _misspell_a_label(run: Run) -> None:
    path = run.workspace.claims_csv("porto")
    path.write_text(path.read_text(encoding="utf-8").replace(",checkable,", ",checkabel,"), encoding="utf-8")


@pytest.mark.parametrize("damage", [_drop_a_column, _repeat_an_id, _misspell_a_label])
def test_a_damaged_claims_table_is_told_and_kept(small_run: Run, damage: Callable[[Run], None]) -> None:
    split_article(small_run)
    capture_sources(small_run, "offline")
    damage(small_run)
    path = small_run.workspace.claims_csv("porto")
    before = path.read_bytes()
    with pytest.raises(TableError, match=r"claims\.csv"):
        find_evidence(small_run, still)
    with pytest.raises(TableError, match=r"claims\.csv"):
        split_article(small_run)
    assert path.read_bytes() == before


def test_stages_out_of_order_say_what_is_missing(small_run: Run) -> None:
    with pytest.raises(ClaimbookError, match=r"claims\.csv"):
        find_evidence(small_run, still)
    split_article(small_run)
    with pytest.raises(ClaimbookError, match=r"captures\.csv"):
        find_evidence(small_run, still)
    capture_sources(small_run, "offline")
    with pytest.raises(ClaimbookError, match=r"evidence\.csv"):
        decide_verdicts(small_run, still)


def test_an_article_without_a_single_claim_gives_an_empty_table(small_run: Run) -> None:
    small_run.workspace.article("porto").write_text("Who knows? Perhaps nobody?\n", encoding="utf-8")
    check_article(small_run, "offline", still)
    claims = read_claims(small_run.workspace.claims_csv("porto"))
    rows = read_rows(small_run.verdicts_csv, VERDICTS)
    assert [r["claim_id"] for r in rows] == [c.claim_id for c in claims]
    assert {r["verdict"] for r in rows} == {""}
