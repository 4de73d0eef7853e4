"""What kind of place a name stands for: two places exclude each other only where they are of one kind.

"In Tokyo" is in Japan: a country and a city do not differ, two cities do, and so do two countries. Countries
and many cities are those of CLDR (each time zone is named after a city), others stand in data/cities.csv.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from claimbook.text.entities.known_names import territory_names, world_names


class PlaceRank(StrEnum):
    """How large a place is."""

    COUNTRY = "country"
    REGION = "region"  # a state, a prefecture, a province
    CITY = "city"
    WARD = "ward"


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its English name; Tokyo is a city and a region."""

    name: str
    ranks: frozenset[PlaceRank]

    def excludes(self, other: Place) -> bool:
        """True where what is in the one place is not in the other.

        >>> place_of("Lisbon").excludes(place_of("Porto")), place_of("Lisbon").excludes(place_of("Portugal"))
        (True, False)
        """
        if self.name == other.name:
            return False
        # Sakai is a city in Osaka, which is a city, too.
        region = PlaceRank.REGION
        return self.ranks == other.ranks or (region in self.ranks and region in other.ranks)


# Those who are governed from elsewhere may be meant with who governs them.
_DEPENDENT = frozenset(
    ("Hong Kong", "Macao", "Macau", "Taiwan", "Puerto Rico", "Guam", "Greenland", "Gibraltar", "Bermuda",
     "Jersey", "Guernsey", "Isle of Man", "Faroe Islands", "French Polynesia", "New Caledonia",
     "French Guiana", "Martinique", "Guadeloupe", "Réunion", "Mayotte", "Aruba", "Curaçao", "Cayman Islands",
     "Åland Islands", "Palestinian Territories", "Western Sahara", "Kosovo", "Antarctica")
)  # fmt: skip
_SUFFIXES = (
    (re.compile(r".+[県縣省]$|..+州$|\w (?:Prefecture|Province|State|County)$"), PlaceRank.REGION),
    (re.compile(r".+市$|\w City$"), PlaceRank.CITY),
    (re.compile(r".+区$"), PlaceRank.WARD),
)
_ZONES_OF_CITIES = re.compile(r"(?:Europe|Asia|Africa|America|Australia)/([A-Z][A-Za-z_]+)")


def place_of(surface: str) -> Place | None:
    """The place that a name stands for, by the lists or by what it ends on; None for what may be no place."""
    known = _known().get(surface)
    if known:
        return known
    rank = next((rank for pattern, rank in _SUFFIXES if pattern.search(surface)), None)
    return Place(surface, frozenset((rank,))) if rank else None


@cache
def _known() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for name, english, ranks in (*_listed(), *_countries(), *_zone_cities()):
        found.setdefault(name, Place(english, frozenset(ranks)))
    return found


def _listed() -> Iterator[tuple[str, str, tuple[PlaceRank, ...]]]:
    with files("claimbook.text").joinpath("data", "cities.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            ranks = tuple(PlaceRank(rank) for rank in row["rank"].split())
            for name in (row["en"], *row["ja"].split("|"), *row["zh"].split("|")):
                yield name, row["en"], ranks


def _countries() -> Iterator[tuple[str, str, tuple[PlaceRank, ...]]]:
    countries = {english for _, english in territory_names()} - _DEPENDENT
    other = {n.name: n.canonical for n in world_names()}
    for name, english in (*territory_names(), *other.items()):
        canonical = other.get(english, english)
        if english in countries or canonical in countries:
            yield name, canonical, (PlaceRank.COUNTRY,)


def _zone_cities() -> Iterator[tuple[str, str, tuple[PlaceRank, ...]]]:
    """The cities of CLDR's time zones, but for those that bear the name of their country."""
    from babel import Locale

    countries = {english for _, english in territory_names()}
    for locale in ("en", "ja", "zh"):
        zones = Locale.parse(locale).time_zones
        for zone in Locale.parse("ja").time_zones:
            match = _ZONES_OF_CITIES.fullmatch(str(zone))
            if match is None:
                continue
            english = Locale.parse("en").time_zones.get(zone, {}).get("city") or match[1].replace("_", " ")
            name = zones.get(zone, {}).get("city") or (english if locale == "en" else "")
            if name and english not in countries:
                yield name, english, (PlaceRank.CITY,)
