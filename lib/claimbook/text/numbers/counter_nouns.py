"""What a counter counts, in English: 社 companies, か国 countries, 套 homes."""

from __future__ import annotations

from functools import cache

_TABLE = {
    "ja": """社=company,firm,corporation 企業=company,firm か国=country,nation,state カ国=country,nation
        ヶ国=country,nation,state ヵ国=country,nation,state 国=country,nation,state 校=school
        店=store,shop,outlet 店舗=store,shop,outlet,branch 戸=home,house,household 世帯=household,family
        軒=house,home 都市=city 市=city,municipality 町=town 村=village 州=state,province 県=prefecture
        人=person,people 名=person,people 部=copy 冊=book,copy 票=vote 議席=seat 席=seat 棟=building
        隻=ship,vessel 頭=animal,head 匹=animal 羽=bird 駅=station 機=aircraft,plane 便=flight 件=case
        試合=match,game 大学=university,college 病院=hospital 工場=plant,factory 団体=group,organisation
        機関=institution,agency チーム=team 路線=line,route 言語=language か国語=language カ国語=language
        回=time 点=point,item 本=tree,film,flight 台=vehicle,car,unit""",
    "zh": """家=company,firm,hospital,bank,store 所=school,university,hospital 国=country,nation
        国家=country,nation 套=home,house,apartment,flat,housing 辆=vehicle,car,bus 架=aircraft,plane
        艘=ship,vessel,boat 棵=tree 册=copy,book 名=person,people 位=person,people 人=person,people
        座=city,bridge,building,station,dam 栋=building 票=vote 席=seat 场=match,game 城市=city 学校=school
        公司=company,firm 企业=company,firm 岗位=job,post 门=subject,course 头=animal,head 只=animal,bird
        列=train 趟=flight,train 件=case,item""",
}


def nouns_of(counter: str, language: str) -> frozenset[str]:
    """The English nouns, in the singular, that a Japanese or Chinese counter may stand for; empty for others.

    >>> sorted(nouns_of("か国", "ja"))
    ['country', 'nation', 'state']
    """
    return _nouns(language).get(counter, frozenset())


@cache
def _nouns(language: str) -> dict[str, frozenset[str]]:
    pairs = (entry.split("=") for entry in _TABLE.get(language, "").split())
    return {counter: frozenset(nouns.split(",")) for counter, nouns in pairs}
