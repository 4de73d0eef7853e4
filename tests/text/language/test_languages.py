"""Languages by script and by little words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.text.language.languages import detect_language

CASES = [
    ("ja", "孫氏が会長に就任する。"),
    ("ja", "OpenAIのAPI"),
    ("ja", "トランプ"),
    ("ja", "OpenAI、ソフトバンク、Oracle、MGX"),
    ("zh", "特朗普宣布5000亿美元计划"),
    ("zh", "這是一項新的計畫"),
    ("ko", "도널드 트럼프 대통령은 발표했다"),
    ("ru", "Президент объявил о проекте"),
    ("uk", "Президент оголосив про її проєкт"),
    ("ar", "أعلن الرئيس عن المشروع"),
    ("en", "A man is playing a guitar."),
    ("en", "Filming in India was delayed due to unrest."),
    ("en", "Jennifer Lopez made a single."),
    ("en", "Joe Rogan moved to Los Angeles in 1994."),
    ("en", "美国 CEO Sam Altman said that the plan is ready for the public."),
    ("de", "Der Präsident hat einen Plan vorgestellt."),
    ("fr", "Le président a annoncé un plan."),
    ("es", "El presidente de México anunció un plan."),
    ("it", "Il presidente ha annunciato un piano."),
    ("pt", "O presidente do Brasil anunciou um plano."),
    ("nl", "De president heeft een plan aangekondigd."),
    ("id", "Presiden mengumumkan rencana ini kepada publik di Jakarta."),
    ("", "MGX"),
    ("", "12345"),
    ("", ""),
]


# As short as a headline, without the little words that give a language away.
SHORT = [
    ("en", "Orland Rail owns 120 trains."),
    ("en", "Halden Motors opened a plant in Porto in 2021."),
    ("en", "Sales rose 5 percent."),
    ("en", "Unemployment fell to 4.1 percent last year."),
    ("en", "Apple sold 230 million iPhones."),
    ("en", "Berlin hosts three universities."),
    ("en", "Tokyo Tower measures 333 metres."),
    ("en", "Marie Curie won two Nobel prizes."),
    ("en", "Mount Elbert reaches 4,401 metres."),
    ("en", "Lake Orta contains 140 islands."),
    ("en", "Jupiter has 95 moons."),
    ("en", "Police arrested five suspects."),
    ("en", "Scientists found water on Mars."),
    ("en", "Profits doubled."),
    ("en", "Minister resigns after scandal"),
    ("en", "Nurses demand higher wages."),
    ("en", "Google acquired YouTube in 2006."),
    ("en", "Spain beat England 2-1."),
    ("en", "Hospital costs exceed budget."),
    ("en", "Paris bans scooters."),
    ("de", "Orland Bahn besitzt 120 Züge."),
    ("de", "Halden Motors eröffnete 2021 ein Werk in Porto."),
    ("de", "Die Umsätze stiegen um 5 Prozent."),
    ("de", "Apple verkaufte 230 Millionen iPhones."),
    ("de", "Berlin beherbergt drei Universitäten."),
    ("de", "Marie Curie erhielt zwei Nobelpreise."),
    ("de", "Jupiter hat 95 Monde."),
    ("de", "Polizei verhaftete fünf Verdächtige."),
    ("de", "Forscher fanden Wasser auf dem Mars."),
    ("de", "Minister tritt zurück"),
    ("de", "Pflegekräfte fordern höhere Löhne."),
    ("de", "Google kaufte YouTube 2006."),
    ("de", "Spanien schlug England 2:1."),
    ("de", "Paris verbietet Roller."),
    ("de", "Bundestag beschließt Haushalt 2025."),
    ("fr", "Orland Rail possède 120 trains."),
    ("fr", "Halden Motors a ouvert une usine à Porto en 2021."),
    ("fr", "Les ventes ont augmenté de 5 pour cent."),
    ("fr", "Apple a vendu 230 millions d'iPhones."),
    ("fr", "Berlin abrite trois universités."),
    ("fr", "Marie Curie reçut deux prix Nobel."),
    ("fr", "Jupiter possède 95 lunes."),
    ("fr", "Police arrête cinq suspects."),
    ("fr", "Démission du ministre"),
    ("fr", "Google rachète YouTube en 2006."),
    ("fr", "L'Espagne bat l'Angleterre 2-1."),
    ("fr", "Paris interdit les trottinettes."),
    ("fr", "Le chômage recule."),
    ("es", "Halden Motors abrió una planta en Oporto en 2021."),
    ("es", "Las ventas subieron un 5 por ciento."),
    ("es", "Apple vendió 230 millones de iPhones."),
    ("es", "Berlín alberga tres universidades."),
    ("es", "Marie Curie ganó dos premios Nobel."),
    ("es", "Júpiter tiene 95 lunas."),
    ("es", "Policía detiene a cinco sospechosos."),
    ("es", "Dimite el ministro"),
    ("es", "Google compró YouTube en 2006."),
    ("es", "España vence a Inglaterra 2-1."),
    ("es", "París prohíbe los patinetes."),
    ("es", "Baja el desempleo."),
    ("it", "Orland Rail possiede 120 treni."),
    ("it", "Halden Motors ha aperto uno stabilimento a Porto nel 2021."),
    ("it", "Le vendite sono aumentate del 5 per cento."),
    ("it", "Apple ha venduto 230 milioni di iPhone."),
    ("it", "Berlino ospita tre università."),
    ("it", "Marie Curie vinse due premi Nobel."),
    ("it", "Giove ha 95 lune."),
    ("it", "Polizia arresta cinque sospetti."),
    ("it", "Si dimette il ministro"),
    ("it", "Google acquistò YouTube nel 2006."),
    ("it", "Spagna batte Inghilterra 2-1."),
    ("it", "Parigi vieta i monopattini."),
    ("pt", "Orland Rail possui 120 comboios."),
    ("pt", "Halden Motors abriu uma fábrica no Porto em 2021."),
    ("pt", "As vendas subiram 5 por cento."),
    ("pt", "Apple vendeu 230 milhões de iPhones."),
    ("pt", "Berlim abriga três universidades."),
    ("pt", "Marie Curie ganhou dois prêmios Nobel."),
    ("pt", "Júpiter tem 95 luas."),
    ("pt", "Polícia prende cinco suspeitos."),
    ("pt", "Ministro pede demissão"),
    ("pt", "Google comprou YouTube em 2006."),
    ("pt", "Espanha vence Inglaterra por 2-1."),
    ("nl", "Halden Motors opende in 2021 een fabriek in Porto."),
    ("nl", "De omzet steeg met 5 procent."),
    ("nl", "Apple verkocht 230 miljoen iPhones."),
    ("nl", "Berlijn telt drie universiteiten."),
    ("nl", "Marie Curie won twee Nobelprijzen."),
    ("nl", "Jupiter heeft 95 manen."),
    ("nl", "Politie arresteert vijf verdachten."),
    ("nl", "Minister treedt af"),
    ("nl", "Google kocht YouTube in 2006."),
    ("nl", "Parijs verbiedt steps."),
    ("ja", "オーランド鉄道は120編成を保有する。"),
    ("ja", "ハルデン自動車は2021年に工場を開いた。"),
    ("ja", "売上高は5％増加。"),
    ("ja", "東京スカイツリー 634メートル"),
    ("ja", "新型車を発表"),
    ("ja", "米国大統領、関税を発表"),
    ("ja", "東証続伸、終値3万9000円"),
    ("ja", "市立図書館が新装開館"),
    ("zh", "奥兰铁路拥有120列火车。"),
    ("zh", "哈尔登汽车于2021年开设工厂。"),
    ("zh", "销售额增长5%。"),
    ("zh", "失业率下降。"),
    ("zh", "部长辞职"),
    ("zh", "总统宣布关税"),
    ("zh", "台北市政府宣布新計畫。"),
    ("zh", "市長辭職"),
    ("zh", "中国队获胜"),
    ("zh", "公司发布新款手机"),
    ("ko", "올랜드 철도는 열차 120대를 보유하고 있다."),
    ("ko", "실업률 하락"),
    ("ko", "장관 사임"),
    ("ko", "매출이 5% 늘었다."),
    ("ko", "애플, 신제품 발표"),
    ("ru", "Орланд Рейл владеет 120 поездами."),
    ("ru", "Безработица снизилась."),
    ("ru", "Министр ушёл в отставку."),
    ("ru", "Продажи выросли на 5 процентов."),
    ("ru", "Google купил YouTube в 2006 году."),
    ("ar", "تمتلك أورلاند 120 قطارا."),
    ("ar", "انخفضت البطالة."),
    ("ar", "استقال الوزير"),
    ("ar", "ارتفعت المبيعات بنسبة 5 في المائة."),
    ("", "Orland Rail"),
    ("", "John Smith"),
    ("", "Volkswagen AG"),
]


@pytest.mark.parametrize(("language", "text"), SHORT, ids=[f"{la or 'none'}: {t}" for la, t in SHORT])
def test_short_texts(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(("language", "text"), CASES, ids=[f"{la or 'none'}: {t[:20]}" for la, t in CASES])
def test_detect_language(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        pytest.param("米国大統領会見", "ja", "ja", id="Han-only headline in Japanese surroundings"),
        pytest.param("米国大統領会見", "zh", "zh", id="the same in Chinese surroundings"),
        pytest.param("Azure", "de", "de", id="a bare name takes the hint"),
        pytest.param("The plan is ready.", "ja", "en", id="plain English overrules the hint"),
        pytest.param("彼は会長です。", "zh", "ja", id="kana overrule the hint"),
    ],
)
def test_hint_settles_only_what_is_open(text: str, hint: str, expected: str) -> None:
    assert detect_language(text, hint) == expected


@given(st.text(max_size=200))
def test_any_text_gives_a_code_or_nothing(text: str) -> None:
    assert len(detect_language(text)) in (0, 2)
