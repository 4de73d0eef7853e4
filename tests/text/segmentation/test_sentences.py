"""Sentences, headings, list items, credits and addresses, with true offsets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.text.segmentation.sentences import SentenceKind, split_sentences


def _split(text: str, language: str = "") -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text, language)]


JAPANESE = [
    pytest.param("発表した。次へ。", ["発表した。", "次へ。"], id="two"),
    pytest.param(
        "彼は「行く。来る。」と述べた。次へ。",
        ["彼は「行く。来る。」と述べた。", "次へ。"],
        id="quote stays whole",
    ),
    pytest.param("「行く。」と言った。", ["「行く。」と言った。"], id="quote then と"),
    pytest.param("「行く。」次の話。", ["「行く。」", "次の話。"], id="quote ends its sentence"),
    pytest.param("『君の名は。』の監督。", ["『君の名は。』の監督。"], id="title with a full stop"),
    pytest.param(
        "モーニング娘。の新曲。次へ。", ["モーニング娘。の新曲。", "次へ。"], id="name with a full stop"
    ),
    pytest.param("速報!市長が辞任した!", ["速報!", "市長が辞任した!"], id="half-width mark without space"),
    pytest.param("本当か?と思った。", ["本当か?と思った。"], id="mark then と"),
    pytest.param("Yahoo!ニュースが報じた。", ["Yahoo!ニュースが報じた。"], id="name with a mark"),
    pytest.param("第1.5版です。", ["第1.5版です。"], id="decimal"),
    pytest.param("終わった（写真は駅前。）次へ。", ["終わった（写真は駅前。）次へ。"], id="brackets inside"),
    pytest.param(
        "「無理だ。」でも諦めない。", ["「無理だ。」", "でも諦めない。"], id="で that is no particle"
    ),
    pytest.param("開いた。（写真＝市提供）", ["開いた。（写真＝市提供）"], id="credit behind the mark"),
    pytest.param("行きました😊次は海へ。", ["行きました😊", "次は海へ。"], id="picture for a mark"),
    pytest.param("私は🐈が好きだ。次へ。", ["私は🐈が好きだ。", "次へ。"], id="picture for a word"),
    pytest.param("Ｑ．なぜですか？Ａ．暑いから。", ["Ｑ．なぜですか？", "Ａ．暑いから。"], id="labels"),
    pytest.param("Dr.田中は語る。次へ。", ["Dr.田中は語る。", "次へ。"], id="title without a space"),
    pytest.param(
        "彼は「行く。次へ。終わり。", ["彼は「行く。", "次へ。", "終わり。"], id="quote never closed"
    ),
]
CHINESE = [
    pytest.param("他说：“我们会赢。”会议结束了。", ["他说：“我们会赢。”", "会议结束了。"], id="quote led in"),
    pytest.param("“我们会赢。”他说。真的吗？", ["“我们会赢。”他说。", "真的吗？"], id="quote then speaker"),
    pytest.param("《你好！》上映了。好看。", ["《你好！》上映了。", "好看。"], id="title with a mark"),
    pytest.param("没有。……好吧，有。", ["没有。", "……好吧，有。"], id="dots begin the next"),
    pytest.param(
        "他说：“好。”会上他说，不好。", ["他说：“好。”", "会上他说，不好。"], id="led in, then another speaks"
    ),
    pytest.param("他……走了。次日回来。", ["他……走了。", "次日回来。"], id="ellipsis"),
]
ENGLISH = [
    pytest.param("Mr. Son met Dr. Lee. He left.", ["Mr. Son met Dr. Lee.", "He left."], id="titles"),
    pytest.param(
        "He lives in the U.S. The plan is big.",
        ["He lives in the U.S.", "The plan is big."],
        id="country ends",
    ),
    pytest.param("The U.S. President spoke.", ["The U.S. President spoke."], id="country goes on"),
    pytest.param("Acme Inc. Chief Tim Cook left.", ["Acme Inc. Chief Tim Cook left."], id="company goes on"),
    pytest.param(
        "It rose 3.5% to $4.2 billion. See No. 5.",
        ["It rose 3.5% to $4.2 billion.", "See No. 5."],
        id="numbers",
    ),
    pytest.param("He said no. The end.", ["He said no.", "The end."], id="no is a word, too"),
    pytest.param(
        "J. R. R. Tolkien wrote it. Plan B. The rest.",
        ["J. R. R. Tolkien wrote it.", "Plan B.", "The rest."],
        id="initials",
    ),
    pytest.param("Bring fruit, e.g. Apples. Go.", ["Bring fruit, e.g. Apples.", "Go."], id="e.g."),
    pytest.param('"We won." The crowd cheered.', ['"We won."', "The crowd cheered."], id="quote ends"),
    pytest.param(
        '"Is it true?" he asked. Yes.', ['"Is it true?" he asked.', "Yes."], id="quote then small letter"
    ),
    pytest.param('"Is it?" Smith asked. Yes.', ['"Is it?" Smith asked.', "Yes."], id="quote then speaker"),
    pytest.param("Wait... what? Go!", ["Wait... what?", "Go!"], id="dots inside"),
    pytest.param("See a.com/x?y=1. Then go.", ["See a.com/x?y=1.", "Then go."], id="address inside"),
    pytest.param(
        "It fell 2 percent.The company rose.", ["It fell 2 percent.", "The company rose."], id="space missing"
    ),
    pytest.param("It opens at 8 p.m. Doors close.", ["It opens at 8 p.m.", "Doors close."], id="time ends"),
    pytest.param("It opens at 8 p.m. Friday. Go.", ["It opens at 8 p.m. Friday.", "Go."], id="time goes on"),
    pytest.param("We met in Hall B. Bob left.", ["We met in Hall B.", "Bob left."], id="letter, no initial"),
    pytest.param("Still... I know. Yes.", ["Still... I know.", "Yes."], id="I is always a capital"),
    pytest.param(
        "‘We won. It was hard,’ he said. Yes.", ["‘We won. It was hard,’ he said.", "Yes."], id="single"
    ),
    pytest.param('A 5" pipe. A "b. c." d.', ['A 5" pipe.', 'A "b. c." d.'], id="inches"),
    pytest.param('"Why?" Then he left.', ['"Why?"', "Then he left."], id="quote that nobody reports"),
    pytest.param("So it is.[1][2] Next one.", ["So it is.[1][2]", "Next one."], id="footnotes"),
]
OTHERS = [
    pytest.param(
        "de", "Am 3. Oktober 1990 war es so. Ja.", ["Am 3. Oktober 1990 war es so.", "Ja."], id="German date"
    ),
    pytest.param(
        "de", "Es gilt z. B. Folgendes. Ende.", ["Es gilt z. B. Folgendes.", "Ende."], id="German z. B."
    ),
    pytest.param(
        "de", "Um 50 v. Chr. war Krieg. Ja.", ["Um 50 v. Chr. war Krieg.", "Ja."], id="German v. Chr."
    ),
    pytest.param("de", "Sie lag auf Platz 4. Er nicht.", ["Sie lag auf Platz 4.", "Er nicht."], id="number"),
    pytest.param("fr", "« Oui. Non. » Il part.", ["« Oui. Non. »", "Il part."], id="French quote"),
    pytest.param("es", "En EE. UU. llueve. Sí.", ["En EE. UU. llueve.", "Sí."], id="Spanish plural letters"),
    pytest.param("it", "Il sig. Uhl parla. Sì.", ["Il sig. Uhl parla.", "Sì."], id="Italian title"),
    pytest.param("ru", "Это стоит 5 тыс. руб. Да.", ["Это стоит 5 тыс. руб.", "Да."], id="Russian money"),
    pytest.param("ko", '"가자. 빨리." 그가 말했다.', ['"가자. 빨리." 그가 말했다.'], id="Korean quote"),
    pytest.param(
        "fr", "M. Macron a dit oui. Il part.", ["M. Macron a dit oui.", "Il part."], id="French title"
    ),
    pytest.param("es", "¿Qué es? ¡No! El fin.", ["¿Qué es?", "¡No!", "El fin."], id="Spanish marks"),
    pytest.param(
        "ko",
        "2025. 1. 22. 발표했다. 3.5% 늘었다.",
        ["2025. 1. 22. 발표했다.", "3.5% 늘었다."],
        id="Korean date",
    ),
    pytest.param("ar", "هذا. ذلك؟ نعم.", ["هذا.", "ذلك؟", "نعم."], id="Arabic"),
    pytest.param("hi", "यह है। वह है।", ["यह है।", "वह है।"], id="Hindi"),
]


@pytest.mark.parametrize(("text", "expected"), JAPANESE)
def test_japanese(text: str, expected: list[str]) -> None:
    assert _split(text, "ja") == expected


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_chinese(text: str, expected: list[str]) -> None:
    assert _split(text, "zh") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[str]) -> None:
    assert _split(text, "en") == expected


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS)
def test_other_languages(language: str, text: str, expected: list[str]) -> None:
    assert _split(text, language) == expected


ARTICLE = """# Council adopts budget

By Jane Doe
January 21, 2025

The council adopted the budget. It grows by 3%.

What comes next

- The mayor signs it.
1. Schools

Source: https://example.org/budget

> "We are glad," she said.

Photo: City archive

***

Section
-------
The end is near."""


def test_kinds_of_an_article() -> None:
    kinds = {ARTICLE[s.start : s.end]: s.kind for s in split_sentences(ARTICLE, "en")}
    assert kinds == {
        "Council adopts budget": SentenceKind.HEADING,
        "By Jane Doe": SentenceKind.CREDIT,
        "January 21, 2025": SentenceKind.CREDIT,
        "The council adopted the budget.": SentenceKind.SENTENCE,
        "It grows by 3%.": SentenceKind.SENTENCE,
        "What comes next": SentenceKind.HEADING,
        "The mayor signs it.": SentenceKind.LIST_ITEM,
        "Schools": SentenceKind.LIST_ITEM,
        "Source: https://example.org/budget": SentenceKind.ADDRESS,
        '"We are glad," she said.': SentenceKind.SENTENCE,
        "Photo: City archive": SentenceKind.CREDIT,
        "Section": SentenceKind.HEADING,
        "The end is near.": SentenceKind.SENTENCE,
    }


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("参考文献:", SentenceKind.HEADING),
        ("データ灯台からのお届けもの", SentenceKind.HEADING),
        ("情報源: 機械の泉、テック棚おろし", SentenceKind.CREDIT),
        ("題材:Stargate、構成:編集室", SentenceKind.CREDIT),
        ("文/张三", SentenceKind.CREDIT),
        ("© 2025 Example", SentenceKind.CREDIT),
        ("https://openai.com/index/anno...", SentenceKind.ADDRESS),
        ("By 2030 the plant will be running.", SentenceKind.SENTENCE),
        ("・工場は東京に建つ。", SentenceKind.LIST_ITEM),
        ("■概要", SentenceKind.HEADING),
        ("【詳細】", SentenceKind.HEADING),
    ],
)
def test_kind_of_a_line(line: str, kind: SentenceKind) -> None:
    text = f"本日、市は予算案を発表した。\n\n{line}\n\n総額は5億円である。詳しくは後日、改めて公表される。"
    assert split_sentences(text, "ja")[1].kind is kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Who pays? All of us.**", ["**Who pays?", "All of us.**"]),
        ("**Who pays?** All of us.", ["Who pays?", "All of us."]),
        ("**誰が払うのか。**", ["誰が払うのか。"]),
        ("*That* is it. It *is*.", ["*That* is it.", "It *is*."]),
    ],
)
def test_markdown_stress_around_a_sentence_is_left_out(text: str, expected: list[str]) -> None:
    assert _split(text) == expected


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The first line of a text that was wrapped by hand goes on until the\n"
        "end of the line and then continues on the second line until it is\n"
        "done. Then there is one more sentence, and it is\nshort."
    )
    assert len(_split(text)) == 2
    assert {s.paragraph for s in split_sentences(text)} == {1}


def test_lines_that_nothing_wrapped_stay_apart() -> None:
    assert _split("claim one without mark\nclaim two without mark\nclaim three") == [
        "claim one without mark",
        "claim two without mark",
        "claim three",
    ]


def test_single_line_without_mark_is_a_sentence() -> None:
    assert split_sentences("Stargate invests 500 billion dollars")[0].kind is SentenceKind.SENTENCE


PIECES = st.sampled_from(
    (
        *(
            "「",
            "」",
            "。",
            "\n",
            "\n\n",
            " ",
            "A",
            "the ",
            '"',
            "(",
            ")",
            "1.",
            "…",
            "?!",
            "- ",
            "# ",
            "Mr. ",
            "\x00",
            "«",
            "»",
            "‘",
            "’",
            "'",
            "😊",
            "(笑)",
            "¿",
            " 5. ",
            "U.S. ",
        ),
        *("\ud800", "“", "”", "と", "说", "http://a.b", "\u2028", "\r\n", "終わる", "[1]"),
    )
)


@settings(max_examples=300)
@given(
    st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join)),
    st.sampled_from(["", "ja", "en", "de"]),
)
def test_offsets_are_trimmed_ordered_and_lose_no_letter(text: str, language: str) -> None:
    sentences = split_sentences(text, language)
    last = 0
    covered = ""
    for s in sentences:
        assert last <= s.start < s.end
        assert text[s.start : s.end] == text[s.start : s.end].strip()
        assert all(mark not in text[s.start : s.end] for mark in ("\n\n", "\u2028"))
        last = s.end
        covered += text[s.start : s.end]
    markers = sum(c.isalnum() for c in text) - sum(c.isalnum() for c in covered)
    # Only list numbers ("1.") may be left out.
    assert 0 <= markers <= 2 * text.count("1.") + text.count("\n") * 4 + 4


@pytest.mark.parametrize(
    "piece",
    [
        "この計画はA社が主導し、金額は1,000億円となる。",
        "あ「か」",
        "「((",
        'He said "no." ',
        "word ",
        "?!",
        "... ",
        ". (a) ",
        "http://a.b/c,",
        "1. ",
    ],
)
def test_a_megabyte_in_one_line_is_read_to_its_end(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    last = max(i for i, c in enumerate(piece) if c.isalnum()) if any(map(str.isalnum, piece)) else -1
    sentences = split_sentences(text)
    assert bool(sentences) == (last >= 0)
    assert not sentences or sentences[-1].end > len(text) - len(piece) + last
