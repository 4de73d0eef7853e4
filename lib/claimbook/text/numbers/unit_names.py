"""The words for units, as tables: one line a unit, with its factor and its names."""

from __future__ import annotations

# Symbols and codes of currencies, before or after a number. "¥" is yen, or yuan in a Chinese text.
CURRENCY_SYMBOLS = {
    symbol: code
    for code, symbols in {
        "USD": "US$ U.S.$ US-$ $ USD", "EUR": "€ EUR", "GBP": "£ GBP", "JPY": "¥ JP¥ JPY",
        "CNY": "CN¥ CNY RMB",
        "KRW": "₩ KRW", "INR": "₹ INR Rs. Rs", "AUD": "A$ AU$ AUD", "CAD": "C$ CA$ CAD", "HKD": "HK$ HKD",
        "TWD": "NT$ TWD", "SGD": "S$ SGD", "NZD": "NZ$ NZD", "BRL": "R$ BRL", "RUB": "₽ RUB", "CHF": "CHF",
        "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "AED": "AED", "SAR": "SAR", "TRY": "₺ TRY", "VND": "₫ VND",
        "THB": "฿ THB", "UAH": "₴ UAH", "ILS": "₪ ILS", "MXN": "MXN", "ZAR": "ZAR", "PLN": "PLN",
        "IDR": "IDR",
        "MYR": "MYR", "PHP": "₱ PHP", "NGN": "₦ NGN",
    }.items()
    for symbol in symbols.split()
}  # fmt: skip

# East Asian words, glued to the number: unit ("_" for a space), factor, names.
EAST_ASIAN = """
USD 1 ドル 米ドル アメリカドル USドル 米国ドル 美元 美金 美圆 美刀 달러 미국달러 미달러
JPY 1 円 日本円 日元 日圆 日圓 엔 엔화
CNY 1 元 人民元 人民币 人民幣 元人民币 元人民幣 人民币元 中国元 위안 위안화
EUR 1 ユーロ 欧元 歐元 유로
GBP 1 英ポンド 英镑 英鎊 ポンド・スターリング
KRW 1 ウォン 韓国ウォン 韩元 韓元 韩圆 원
TWD 1 台湾ドル 新台湾ドル 新台币 新臺幣 台币 新台幣
HKD 1 香港ドル 港元 港币 港幣
SGD 1 シンガポールドル シンガポール・ドル 新加坡元
AUD 1 豪ドル オーストラリアドル オーストラリア・ドル 澳元 澳大利亚元
CAD 1 カナダドル カナダ・ドル 加元 加拿大元
NZD 1 ニュージーランドドル ニュージーランド・ドル NZドル 新西兰元
INR 1 ルピー インドルピー インド・ルピー 卢比 印度卢比
CHF 1 スイスフラン スイス・フラン 瑞士法郎
RUB 1 ルーブル ロシアルーブル 卢布 盧布
THB 1 バーツ 泰铢
VND 1 ベトナムドン 越南盾
AED 1 ディルハム 迪拉姆
percent 1 % パーセント 퍼센트
percent 10 割
percent 0.1 ‰ パーミル
percentage_point 1 ポイント %ポイント パーセントポイント %포인트 퍼센트포인트
percentage_point 1 百分点 个百分点 個百分點 個百分點
percentage_point 0.01 ベーシスポイント 个基点 個基點 基点
times 1 倍 배
person 1 人 名 名様 人口 명 사람
year_of_age 1 歳 才 岁 歲 周岁 周歲 세 살
metre 1 メートル 米 公尺 미터
metre 1000 キロメートル 公里 千米 キロメーター 킬로미터
metre 0.01 センチ センチメートル 厘米 公分 센티미터
metre 0.001 ミリメートル 毫米
metre 0.000000001 ナノメートル 纳米 奈米 나노미터
mile 1 マイル 英里 마일
foot 1 フィート 英尺
inch 1 インチ 英寸 인치
kilogram 0.001 グラム 克 그램
kilogram 0.000001 ミリグラム 毫克
kilogram 0.000000001 マイクログラム 微克
yard 1 ヤード 码
kilogram 1 キログラム 公斤 千克 킬로그램
kilogram 1000 トン 吨 噸 公吨 톤
square_metre 1 平方メートル 平米 平方米 平方公尺 제곱미터
square_metre 1000000 平方キロ 平方キロメートル 平方公里 平方千米 제곱킬로미터
hectare 1 ヘクタール 公顷 公頃 헥타르
acre 1 エーカー 英亩 英畝
cubic_metre 1 立方メートル 立米 立方米
litre 1 リットル 升 公升 리터
litre 1000 キロリットル
litre 0.001 ミリリットル 毫升
barrel 1 バレル 桶 배럴
watt 1 ワット 瓦 瓦特 와트
watt 1000 キロワット 千瓦 킬로와트
watt 1000000 メガワット 兆瓦 메가와트
watt 1000000000 ギガワット 吉瓦 기가와트
watt 1000000000000 テラワット 太瓦
watt_hour 1 ワット時 瓦时
watt_hour 1000 キロワット時 キロワットアワー 千瓦时
watt_hour 1000000 メガワット時 兆瓦时
watt_hour 1000000000 ギガワット時 吉瓦时
watt_hour 1000000000000 テラワット時 太瓦时
hertz 1 ヘルツ 赫兹
hertz 1000000 メガヘルツ 兆赫
hertz 1000000000 ギガヘルツ 吉赫
bit 1 ビット 比特 비트
byte 1 バイト 字节 바이트
byte 1000 キロバイト
byte 1000000 メガバイト 兆字节
byte 1000000000 ギガバイト 吉字节 기가바이트
byte 1000000000000 テラバイト 太字节 테라바이트
calorie 1000 キロカロリー 千卡 大卡
degree 1 度 °C 摄氏度 攝氏度 도
"""

# Counters that name what they count, those whose noun follows, ranks, times and parts of names.
COUNTERS = """社 店 店舗 校 戸 世帯 軒 国 州 県 府県 都道府県 市 市町村 町 村 都市 地域 地区 議席 票 点 駅
    拠点 工場 施設 事業所 法人 団体 機関 組織 チーム 試合 勝 敗 得点 ゴール ページ 頁 文字 字 語 単語 分野
    路線 部門 グループ 企業 大学 病院 種類 種 品目 項目 か国 カ国 ヶ国 ヵ国 か国語 カ国語 ヶ国語 車種 作品
    冊 曲 席 階 区画 株 口 連勝 連敗 回 次 都府県 球団 部隊 개사 개국 곳 회 국 개주"""
CLASSIFIERS = {
    "ja": """個 箇 箇所 か所 カ所 ヶ所 ヵ所 ケ所 個所 つ 件 台 棟 基 隻 機 頭 匹 羽 枚 本 体 脚 着 足 杯
        皿 通 両""",
    "zh": """个 個 家 位 座 艘 架 辆 輛 所 项 項 起 款 份 张 張 套 间 間 栋 棟 幢 处 處 支 只 条 篇 部 片
        颗 枚 场 場 批 届 类 類 种 種 件 台 本""",
    "ko": "개 건 대 마리 채",
}
ORDINALS = (
    "位 番目 回目 人目 社目 代目 例目 件目 個目 つ目 カ所目 か所目 カ国目 か国目 台目 本目 校目 위 번째"
)
TIMES = {
    "ja": """年 年間 年度 年代 年目 年ぶり 年前 年後 年生 年来 カ年 か年 ヶ年 年連続 月 か月 カ月 ヶ月
        ヵ月 ケ月 箇月 ヶ月間 日 日間 日目 週 週間 時 時間 時半 分間 分 秒 秒間 世紀 四半期 半期 周年 泊 晩
        夜 代 学期 世代 学年 期 期目 期連続 連休 小时 个月 天""",
    "zh": """年 年代 年度 年间 月 个月 個月 月份 日 号 號 天 周 週 星期 个星期 个小时 小时 小時 個小時
        钟头 时 時 点 點 点钟 分钟 分鐘 分 秒 秒钟 世纪 世紀 季度 个季度 季 旬 周年 年级 载 晚 夜 代 学期""",
    "ko": "년 년간 년대 월 일 개월 주 주일 시 시간 분 초 세기 분기 주년 년도",
}
LABELS = """号 號 条 條 章 項 編 巻 話 節 版 型 系 式 級 番 番地 丁目 号室 号店 号機 号線 番線 合目 期生
    軍 枚目 段 路 街 番組 类 線 線目 区 面 星 つ星 次元 進法 桁 拍子 等 号棟 组 班 楼 层 环 后 次方
    호 조 층"""

# Words that only begin like a unit: 5人工 is no five persons.
NOT_UNITS = """人工 人民(?![币幣元]) 人気 人材 人間 人间 人類 人类 人権 人权 人格 人形 人物 社会 社員 社長
    社説 名古屋 名前 名単 名单 名義 名义 名門 国家 国際 国际 国内 国民 国会 国立 国連 位置 位于 元気 元日
    元旦 元首 元素 元老 元年 元祖 本社 本店 本部 本日 本当 本人 本来 本格 台湾 台風 台风 台北 市場 市场 市民
    市長 市长 州知事 点検 点灯 点击 町長 町民 村長 村民 家族 家庭 家賃 家計 家具 所有 所以 所得 所属 所谓
    件数 回復 回答 回収 回转 回線 機能 機会 機械 機構 機関 体制 体系 体重 体験 体力 成功 成立 成为 成員 成员
    成長 成长 成本 成果 成就 成分 成熟 米国 米軍 米政府 通信 通常 通過 通过 通り 校長 校舎 店長 大統領 大臣
    株式 株価 株主 口座 倍率 倍数 割合 割引 割り 割れ 着実 着手 着工 着陸 升级 升至 升到 升值 升高 克服 克里
    克拉 两国 两岸"""

# English words as regular expressions, without regard to case; longer ones first where they overlap.
ENGLISH = {
    r"(?:US|U\.S\.|American)[ -]dollars?|dollars?|bucks": ("USD", "1"),
    "euros?": ("EUR", "1"), "(?:japanese )?yen": ("JPY", "1"), "(?:chinese )?yuan|renminbi|rmb": ("CNY", "1"),
    "pounds sterling|british pounds": ("GBP", "1"), "(?:south korean |korean )?won": ("KRW", "1"),
    "(?:indian )?rupees?": ("INR", "1"), "swiss francs?": ("CHF", "1"), "(?:russian )?ro?ubles?": ("RUB",
    "1"),
    "australian dollars?": ("AUD", "1"), "canadian dollars?": ("CAD", "1"), "hong kong dollars?": ("HKD",
    "1"),
    "(?:new )?taiwan dollars?": ("TWD", "1"), "singapore dollars?": ("SGD", "1"), "dirhams?": ("AED", "1"),
    "new zealand dollars?": ("NZD", "1"), "cents?": ("cent", "1"),
    "percentage[ -]points?|percent points?|pp": ("percentage point", "1"),
    "basis points?|bps": ("percentage point", "0.01"), "per ?cent|pct": ("percent", "1"),
    r"square kilomet(?:re|er)s?|sq\.? ?km": ("square metre", "1E6"),
    "square met(?:re|er)s?": ("square metre", "1"), "square miles?": ("square mile", "1"),
    r"square (?:feet|foot)|sq\.? ?ft": ("square foot", "1"), "cubic met(?:re|er)s?": ("cubic metre", "1"),
    "hectares?": ("hectare", "1"), "acres?": ("acre", "1"),
    "miles? per hour|mph": ("mile per hour", "1"),
    "kilomet(?:re|er)s? per hour|km/h|kph": ("kilometre per hour", "1"),
    "miles?": ("mile", "1"), "feet|foot": ("foot", "1"), "inch(?:es)?": ("inch", "1"), "yards?": ("yard",
    "1"),
    "ounces?": ("ounce", "1"), "barrels?": ("barrel", "1"), "gallons?": ("gallon", "1"),
    "degrees? (?:fahrenheit|f)": ("degree Fahrenheit", "1"), "degrees?(?: (?:celsius|c))?": ("degree", "1"),
    "persons?|people": ("person", "1"), "metric tons?": ("kilogram", "1000"),
    "years? of age|years? old|year[- ]olds?": ("year of age", "1"),
}  # fmt: skip
METRIC_PREFIXES = {
    "nano": "1E-9", "micro": "1E-6", "milli": "1E-3", "centi": "1E-2", "kilo": "1E3", "mega": "1E6",
    "giga": "1E9", "tera": "1E12", "peta": "1E15", "exa": "1E18", "": "1",
}  # fmt: skip
METRIC = {
    "met(?:re|er)s?": ("metre", "1"), "gram(?:me)?s?": ("kilogram", "0.001"),
    "watt[ -]?hours?": ("watt hour", "1"), "watts?": ("watt", "1"), "bytes?": ("byte", "1"),
    "bits?": ("bit", "1"), "hertz": ("hertz", "1"), "lit(?:re|er)s?": ("litre", "1"),
    "tonnes?|tons?": ("kilogram", "1000"), "joules?": ("joule", "1"), "volts?": ("volt", "1"),
    "calories?": ("calorie", "1"), "pascals?": ("pascal", "1"),
}  # fmt: skip
ENGLISH_TIMES = """years? months? weeks? days? hours? hrs? minutes? mins? seconds? secs? decades? century
    centuries quarters? fortnights? nights? weekends? weekdays? semesters? generations? millenni(?:a|um)
    yrs? a\\.?m\\.? p\\.?m\\.? o'clock"""

# German, French, Spanish, Italian, Portuguese, Dutch, Russian and Indonesian together.
OTHER_LANGUAGES = {
    "prozentpunkte?n?|points? de pourcentage|puntos? porcentuales?|punti percentuali|pontos percentuais"
    "|procentpunkt(?:en)?": ("percentage point", "1"),
    r"prozent|pour ?cent|por ?ciento|per ?cento|por ?cento|procent|процент\w*|persen": ("percent", "1"),
    r"us-dollars?|dollars? américains?|dólares estadounidenses|dólares|dollari|dollars?|доллар\w*": ("USD",
    "1"),
    "euros?|евро": ("EUR", "1"), "yens?|yenes|ienes": ("JPY", "1"), "yuans?|yuanes": ("CNY", "1"),
    "kilomètres?|kilometers?|kilómetros?|chilometri|quilômetros|quilómetros": ("metre", "1E3"),
    "mètres?|metros?|metri|meters?": ("metre", "1"),
    "tonnen?|tonnes?|toneladas?|tonnellate": ("kilogram", "1000"),
    "hektar|hectares?|hectáreas?|ettari": ("hectare", "1"),
    "personen|personnes|personas|persone|pessoas|menschen": ("person", "1"),
    "grad|degrés|grados|gradi|graus": ("degree", "1"), "mal|fois|veces|volte|vezes": ("times", "1"),
    "jährige[nrms]?|años de edad": ("year of age", "1"),
}  # fmt: skip
OTHER_TIMES = r"""jahre?[ns]? monate?n? wochen? tage?n? stunden? sekunden? uhr jahrzehnte?n? ans? années?
    mois jours? heures? semaines? siècles? años? mes(?:es)? semanas? días? horas? minut[eoi]s?n? segundos?
    siglos? ann[io] mes[ei] giorn[io] or[ae] settiman[ae] secol[io] anos? mês dias? jaar maanden maand weken
    week dagen dag uur лет года? месяц\w* дн\w+ час\w* tahun bulan hari jam år månader dagar"""

# The letters of SI; case matters: MW is a million watts, mW a thousandth of one.
SI_BASES = {
    "m": ("metre", "1"), "g": ("kilogram", "0.001"), "W": ("watt", "1"), "Wh": ("watt hour", "1"),
    "B": ("byte", "1"), "bps": ("bit per second", "1"), "Hz": ("hertz", "1"), "L": ("litre", "1"),
    "l": ("litre", "1"), "V": ("volt", "1"), "Pa": ("pascal", "1"),
}  # fmt: skip
SI_PREFIXES = {
    "n": "1E-9", "µ": "1E-6", "μ": "1E-6", "m": "1E-3", "c": "1E-2", "k": "1E3", "M": "1E6", "G": "1E9",
    "T": "1E12", "P": "1E15", "": "1",
}  # fmt: skip
SYMBOLS = {
    "t": ("kilogram", "1000"), "kt": ("kilogram", "1E6"), "Mt": ("kilogram", "1E9"), "Gt": ("kilogram",
    "1E12"),
    "ha": ("hectare", "1"), "°C": ("degree", "1"), "°F": ("degree Fahrenheit", "1"), "°": ("degree", "1"),
    "km²": ("square metre", "1E6"), "km2": ("square metre", "1E6"), "m²": ("square metre", "1"),
    "m2": ("square metre", "1"), "m³": ("cubic metre", "1"), "m3": ("cubic metre", "1"), "KB": ("byte",
    "1E3"),
    "km/h": ("kilometre per hour", "1"), "kph": ("kilometre per hour", "1"), "mph": ("mile per hour", "1"),
    "ft": ("foot", "1"), "mi": ("mile", "1"), "lb": ("pound", "1"), "lbs": ("pound", "1"), "oz": ("ounce",
    "1"),
    "%": ("percent", "1"), "‰": ("percent", "0.1"), "pp": ("percentage point", "1"),
    "bp": ("percentage point", "0.01"), "x": ("times", "1"), "×": ("times", "1"), "kcal": ("calorie", "1E3"),
}  # fmt: skip
# Letters that hardly ever mean what the system of units would make of them (5B, 3Mm).
UNLIKELY_SYMBOLS = "mB cB nB µB μB cW B PV nV cV Mm Gm Tm Pm TV MV GV"
TIME_SYMBOLS = "h s min ms yr hr hrs d am pm th st nd rd"
