# ruff: noqa: E501  (markup and sentences are not broken)
"""Small pages in the manner of real sites: what must be read of each, and what must not.

Every layout is our own; wanted sentences stand word for word in the page's text, unwanted words
nowhere in it.
"""

from __future__ import annotations

from typing import NamedTuple


class Layout(NamedTuple):
    """A page with the sentences that belong to its text and the words that do not."""

    html: str
    title: str
    language: str
    published: str
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


PRESS_RELEASE = Layout(
    html="""<!doctype html><html lang="en"><head><title>Lumen Works opens plant | Lumen Works</title>
<meta property="og:title" content="Lumen Works opens plant in Oulu">
<meta property="article:published_time" content="2024-03-05T08:00:00+02:00"></head>
<body><header class="site-header"><a href="/">Lumen Works</a>
<nav><ul><li><a href="/p">Products</a></li><li><a href="/n">Newsroom</a></li></ul></nav></header>
<ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/n">Newsroom</a></li></ol>
<main><article><p>PRESS RELEASE</p><h1>Lumen Works opens plant in Oulu</h1>
<p>March 5, 2024 | Company</p>
<p>Lumen Works opened a plant in Oulu, Finland, today.<sup><a href="#f1">1</a></sup> It cost 40 million euros.</p>
<h2>Who paid</h2><p>The funders are:</p>
<ul><li><a href="/a">Nordbank</a></li><li><a href="/b">Facebook</a></li><li>The city of Oulu</li></ul>
<p><strong>Jobs</strong></p><p>The plant employs 120 people.</p>
<p>Tags: Energy, Finland</p>
<div class="share-buttons"><a href="#">Share on X</a> <a href="#">Copy link</a></div></article>
<section class="related-posts"><h2>Related posts</h2><ul><li><a href="/1">A look back at our year</a></li>
<li>How lamps are made, explained in five steps.</li></ul></section></main>
<footer><p>© 2024 Lumen Works. All rights reserved.</p></footer></body></html>""",
    title="Lumen Works opens plant in Oulu",
    language="en",
    published="2024-03-05",
    wanted=(
        "Lumen Works opened a plant in Oulu, Finland, today. It cost 40 million euros.",
        "The funders are:",
        "Nordbank",
        "Facebook",
        "The city of Oulu",
        "The plant employs 120 people.",
    ),
    unwanted=(
        "Products", "Newsroom", "Home", "PRESS RELEASE", "March 5", "Tags", "Share", "Copy link", "Related",
        "look back", "five steps", "©",
    ),
)  # fmt: skip

CORPORATE_BLOG = Layout(
    html="""<html lang="en-GB"><head><title>Our next phase - The Harbour Blog</title>
<script type="application/ld+json">{"@type":"BlogPosting","datePublished":"2023-11-02","dateModified":"2024-01-01"}
</script></head><body class="has-sidebar with-cookie-banner">
<a class="skip-link" href="#c">Skip to content</a>
<div class="top-nav"><a href="/">Blog</a> <a href="/about">About</a></div>
<div id="content" class="post tag-news"><h1 class="entry-title">Our next phase</h1>
<div class="entry-meta">Nov 2, 2023 | <a href="/authors/kim">Kim Aldous</a></div>
<div class="entry-content"><p>Harbour holds 30% of the shares of Quay Ltd. The agreement runs until 2031.</p>
<div class="market-share"><p>Its market share rose to 12% in the third quarter, more than in any year before.</p></div>
<p>Three things stay as they are:</p><ol><li>Harbour pays for the servers. They stand in Cork.</li>
<li>Quay keeps its name.</li></ol>
<p>Read the <a href="/x">full agreement between Harbour and Quay</a>.</p></div>
<div class="post-tags">Tags: <a href="/t/1">AI</a>, <a href="/t/2">Cloud</a></div>
<div id="comments"><h3>2 comments</h3><p>I am sure that Harbour holds 90% of Quay, they told me so.</p></div></div>
<div class="sidebar"><h3>Popular</h3><p><a href="/9">Nine habits</a></p></div>
<div class="newsletter-signup"><p>Get our newsletter in your inbox every week.</p><button>Sign up</button></div>
<div id="cookie-banner" role="dialog"><p>We use cookies to improve your experience.</p></div></body></html>""",
    title="Our next phase",
    language="en",
    published="2023-11-02",
    wanted=(
        "Harbour holds 30% of the shares of Quay Ltd. The agreement runs until 2031.",
        "Its market share rose to 12% in the third quarter, more than in any year before.",
        "Three things stay as they are:",
        "Harbour pays for the servers. They stand in Cork.",
        "Quay keeps its name.",
        "Read the full agreement between Harbour and Quay.",
    ),
    unwanted=(
        "Skip to", "About", "Kim Aldous", "Nov 2", "Tags", "Cloud", "comments", "90%", "Popular", "habits",
        "newsletter", "Sign up", "cookies",
    ),
)  # fmt: skip

GOVERNMENT = Layout(
    html="""<html lang="en"><head><title>Budget 2026 - Ministry of Finance</title>
<meta name="dcterms.issued" content="2025-10-14"></head><body>
<form id="aspnetForm" action="./"><div role="banner"><a href="/">Ministry of Finance</a></div>
<div role="search"><input name="q"><button>Search</button></div>
<div role="navigation" aria-label="Breadcrumb"><a href="/">Home</a> &gt; <a href="/b">Budget</a> &gt; 2026</div>
<div role="main"><h1>Budget 2026</h1><p>Last updated: 14 October 2025</p>
<p>The government will spend 61.2 billion crowns in 2026. This is 2.1 billion more than in 2025.</p>
<table><caption>Spending by ministry</caption><tr><th>Ministry</th><th>2025</th><th>2026</th></tr>
<tr><td>Health</td><td>12.0</td><td>13.5</td></tr><tr><td>Defence</td><td>8.1</td><td>8.0</td></tr></table>
<dl><dt>Deficit</dt><dd>1.4% of GDP</dd><dt>Debt</dt><dd>44% of GDP</dd></dl>
<p>The deficit may not exceed 3&nbsp;% of GDP.</p></div>
<div role="complementary"><h2>Quick links</h2><ul><li><a href="/forms">Forms</a></li></ul></div>
<div role="contentinfo"><p>Published by the Ministry. Copyright © 2025.</p></div></form></body></html>""",
    title="Budget 2026",
    language="en",
    published="2025-10-14",
    wanted=(
        "The government will spend 61.2 billion crowns in 2026. This is 2.1 billion more than in 2025.",
        "Health | 12.0 | 13.5",
        "1.4% of GDP",
        "The deficit may not exceed 3 % of GDP.",
        "Spending by ministry",
    ),
    unwanted=("Ministry of Finance", "Search", "Home", "Last updated", "Quick links", "Forms", "Copyright"),
)

NEWS = Layout(
    html="""<html lang="en-US"><head><title>Bridge reopens after two years | The Daily Sample</title></head><body>
<header><div class="logo">The Daily Sample</div><nav><a href="/w">World</a><a href="/s">Sport</a></nav></header>
<div class="ad-container">Advertisement</div>
<article><header><h1>Bridge reopens after two years</h1><p class="standfirst">Repairs cost twice as much as planned.</p>
<p class="byline">By Ana Duarte</p><time datetime="2022-09-01T06:00">September 1, 2022</time>
<span>4 min read</span></header>
<p>The Almond Bridge reopened on Thursday, two years after it had been closed.<br>Some 3,000 people walked across.</p>
<figure><img src="a.jpg" alt=""><figcaption>People on the bridge on Thursday morning.</figcaption></figure>
<p>“It is <q>our</q> bridge again,” said the mayor.</p>
<aside class="more-on-this"><h4>More on this story</h4><a href="/1">Why the bridge was closed</a></aside>
<p>The repairs cost $8 million. <del>They cost $5 million.</del> They had been planned at $4 million.</p>
<p>Share this article</p><p>Read more: <a href="/2">The history of the bridge</a></p></article>
<div class="most-read"><h3>Most read</h3><ol><li><a href="/3">Storm hits the coast</a></li></ol></div>
<footer>Contact us</footer></body></html>""",
    title="Bridge reopens after two years",
    language="en",
    published="2022-09-01",
    wanted=(
        "Repairs cost twice as much as planned.",
        "The Almond Bridge reopened on Thursday, two years after it had been closed.",
        "Some 3,000 people walked across.",
        "People on the bridge on Thursday morning.",
        "“It is “our” bridge again,” said the mayor.",
        "The repairs cost $8 million. They had been planned at $4 million.",
    ),
    unwanted=(
        "Daily Sample", "World", "Advertisement", "Ana Duarte", "September 1", "min read", "Why the bridge", "Share",
        "history of", "Storm", "Contact",
    ),
)  # fmt: skip

DOCUMENTATION = Layout(
    html="""<html lang="en"><head><title>Limits — Gauge 2.4 documentation</title></head><body>
<div class="related" role="navigation"><ul><li><a href="x">index</a></li><li><a href="y">next</a></li></ul></div>
<div class="document"><div class="body" role="main"><section id="search"><h1>Limits<a class="headerlink" href="#l">¶</a></h1>
<ul><li><a href="#a">Rate limits</a></li><li><a href="#b">Size limits</a></li></ul>
<p>A key may send 600 requests a minute. Requests over the limit are answered with <code>429</code>.</p>
<aside class="admonition note"><p>The limit was 300 requests until version 2.1.</p></aside>
<section id="related-work"><h2>Size limits<a class="headerlink" href="#s">¶</a></h2>
<p>A body may hold 10<sup>6</sup> bytes, and a file 2 m<sup>2</sup> of paper.</p>
<pre>gauge --limit 600
gauge --help</pre></section></section></div>
<div class="sphinxsidebar" role="navigation"><h3>Table of Contents</h3><ul><li><a href="#">Limits</a></li></ul></div>
</div><div class="footer">© Copyright 2024, the Gauge authors.</div></body></html>""",
    title="Limits",
    language="en",
    published="",
    wanted=(
        "A key may send 600 requests a minute. Requests over the limit are answered with 429.",
        "The limit was 300 requests until version 2.1.",
        "A body may hold 10^6 bytes, and a file 2 m^2 of paper.",
        "gauge --limit 600 gauge --help",
    ),
    unwanted=("index", "next", "Rate limits", "Table of Contents", "Copyright", "¶"),
)

JAPANESE_NEWS = Layout(
    html="""<html lang="ja"><head><title>港の新駅、来春開業へ｜みなと新聞</title>
<meta property="og:title" content="港の新駅、来春開業へ"></head><body>
<div id="globalNav"><ul><li><a href="/">トップ</a></li><li><a href="/s">社会</a></li></ul></div>
<div class="pankuzu"><a href="/">ホーム</a> &gt; <a href="/s">社会</a> &gt; 港の新駅、来春開業へ</div>
<div class="articleBody" id="main"><h1>港の新駅、来春開業へ</h1><p>2025年1月21日 18時30分　公開</p>
<p>市は21日、<ruby>湊<rt>みなと</rt></ruby>駅を来年4月に開業すると
発表した。総工費は120億円である。</p>
<p>「利用者は1日3万人を見込む」と市長は述べた。<br>駅は地上2階建てで、<br>南口に広場を設ける。</p>
<p>（写真：みなと新聞社）</p><p>関連記事：<a href="/2">駅前の再開発</a></p>
<h2>費用の分担</h2><p>費用は以下の通り負担する。</p><ul><li>市　60億円</li><li>県　40億円</li><li>鉄道会社　20億円</li></ul>
<p>タグ：鉄道、再開発</p><ul class="sns-share"><li>シェアする</li><li>はてなブックマーク</li></ul>
<p>続きを読む</p></div>
<div class="kanren"><h2>関連記事</h2><ul><li><a href="/5">港まつり、10万人が来場</a></li></ul></div>
<div class="ranking"><h2>アクセスランキング</h2><ol><li><a href="/7">大雨で通行止め</a></li></ol></div>
<div id="footer"><p>記事・写真の無断転載を禁じます。</p></div>
<p>当サイトでは、利便性の向上のためクッキーを使用しています。</p></body></html>""",
    title="港の新駅、来春開業へ",
    language="ja",
    published="2025-01-21",
    wanted=(
        "市は21日、湊駅を来年4月に開業すると発表した。総工費は120億円である。",
        "「利用者は1日3万人を見込む」と市長は述べた。",
        "駅は地上2階建てで、南口に広場を設ける。",
        "費用は以下の通り負担する。",
        "市 60億円",
    ),
    unwanted=(
        "トップ", "社会", "ホーム", "公開", "みなと新聞社", "駅前の再開発", "タグ", "シェア", "はてな", "続き", "港まつり",
        "大雨", "無断転載", "クッキー",
    ),
)  # fmt: skip

CHINESE_COMPANY = Layout(
    html="""<html lang="zh-CN"><head><title>新工厂奠基</title><meta name="PubDate" content="2024/06/18 10:00"></head><body>
<div class="header"><div class="nav"><a href="/">首页</a><a href="/n">新闻中心</a></div></div>
<div class="location">当前位置：<a href="/">首页</a> &gt; <a href="/n">新闻中心</a> &gt; 正文</div>
<div class="content"><h1>新工厂奠基</h1><p>发布时间：2024-06-18 来源：本站</p>
<p>6月18日，公司在成都的新工厂正式奠基。项目总投资35亿元，预计2026年投产。</p>
<p>分享经济的规模去年达到4万亿元，公司将扩大产能。</p><p>责任编辑：李明</p>
<p>上一篇：公司召开年会</p><p>下一篇：股东大会通知</p></div>
<div class="share">分享到：微信 微博</div><div class="footer">版权所有 © 2024 某某公司</div></body></html>""",
    title="新工厂奠基",
    language="zh",
    published="2024-06-18",
    wanted=(
        "6月18日，公司在成都的新工厂正式奠基。项目总投资35亿元，预计2026年投产。",
        "分享经济的规模去年达到4万亿元，公司将扩大产能。",
    ),
    unwanted=("首页", "新闻中心", "发布时间", "责任编辑", "上一篇", "下一篇", "微信", "版权所有"),
)

OLD_TABLE_PAGE = Layout(
    html="""<html><head><title>Club history</title></head><body bgcolor="#ffffff">
<table width="100%"><tr><td colspan="2"><a href="/">Home</a> | <a href="/teams">Teams</a></td></tr><tr>
<td width="150"><a href="/a">Results</a><br><a href="/b">Fixtures</a><br><a href="/c">Shop</a></td>
<td><h2>Club history</h2>The club was founded in 1901.<br><br>It won the cup in 1954
and again in 1988. <font color="#ffffff">It has never lost at home.</font>
<table border="1"><tr><th>Year</th><th>Place</th></tr><tr><td>1954</td><td>1st</td></tr></table></td></tr></table>
</body></html>""",
    title="Club history",
    language="",
    published="",
    wanted=("The club was founded in 1901.", "It won the cup in 1954 and again in 1988.", "1954 | 1st"),
    unwanted=("Home", "Results", "Shop"),
)

WIKI = Layout(
    html="""<html lang="de"><head><title>Talsperre – Wiki</title></head><body><div id="mw-navigation"><a href="/">Start</a></div>
<div id="content" role="main"><h1>Talsperre</h1><div id="toc" class="toc"><h2>Inhalt</h2><ul><li><a href="#1">1 Bau</a></li></ul></div>
<p>Die Talsperre wurde 1911 gebaut.<sup class="reference"><a href="#c1">[1]</a></sup> Sie fasst 7,5 Mio. m<sup>3</sup>.</p>
<h2><span>Bau</span><span class="mw-editsection">[Bearbeiten]</span></h2>
<p>Den Bau leitete die Firma <a href="/k">Kessler &amp; Söhne</a>, die <a href="/l">1898 gegründet</a> worden war.</p>
<table role="presentation"><tr><td>Betreiber ist die Stadt.</td></tr></table></div></body></html>""",
    title="Talsperre",
    language="de",
    published="",
    wanted=(
        "Die Talsperre wurde 1911 gebaut. Sie fasst 7,5 Mio. m^3.",
        "Den Bau leitete die Firma Kessler & Söhne, die 1898 gegründet worden war.",
        "Betreiber ist die Stadt.",
    ),
    unwanted=("Start", "Inhalt", "1 Bau", "[1]", "Bearbeiten"),
)

LAYOUTS = {
    "press release": PRESS_RELEASE,
    "corporate blog": CORPORATE_BLOG,
    "government": GOVERNMENT,
    "news": NEWS,
    "documentation": DOCUMENTATION,
    "Japanese news": JAPANESE_NEWS,
    "Chinese company": CHINESE_COMPANY,
    "old table page": OLD_TABLE_PAGE,
    "wiki": WIKI,
}
