"""Whether those who hold a role or stand in a list in the claim do so in the evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimbook.core.labels import FactKind, Level
from claimbook.core.model import Comparison
from claimbook.judging.rows import row
from claimbook.matching.aliases import Aliases
from claimbook.matching.naming import match_names
from claimbook.text.entities.names import NameMention
from claimbook.text.facts import Facts
from claimbook.text.meaning.lists import NameList
from claimbook.text.meaning.roles import Role
from claimbook.text.meaning.scope import Scope
from claimbook.text.meaning.slots import is_passive


def compare_roles(claim: Facts, evidence: Facts, aliases: Aliases) -> list[Comparison]:
    """One row for each role that the claim gives to somebody.

    "The funders are A, B and C" against "the funders are A, B, C and D" leaves one out: less specific
    for a single holder or an open list, more specific (it says that there are no others) for a closed one.
    A holder whom a closed list does not have is different; one whom an open list ("including") does not
    have is missing.
    """
    turned = is_passive(claim.text, claim.language) and not is_passive(evidence.text, evidence.language)
    return [
        _compare(role, claim, evidence, aliases)
        for role in claim.roles
        # "A was bought by B" is "B acquired A": the words and their places are compared by themselves.
        if not (turned and role.surface.lower().endswith(" by") and role.role not in _roles_of(evidence))
    ]


def _roles_of(facts: Facts) -> set[str]:
    return {role.role for role in facts.roles}


def _compare(role: Role, claim: Facts, evidence: Facts, aliases: Aliases) -> Comparison:
    kind = FactKind.MEMBERSHIP if len(role.holders) > 1 else FactKind.ROLE
    same_role = [r for r in evidence.roles if r.role == role.role]
    if not same_role:
        return row(kind, claim, role, evidence, None, Level.MISSING_IN_EVIDENCE, _names(role.holders))
    holders = [h for r in same_role for h in r.holders]
    best = max(same_role, key=lambda r: (len(_missing(role.holders, r.holders, aliases)) == 0, -r.start))
    note = f"{_names(role.holders)} | {_names(holders)}"
    outside = _missing(role.holders, holders, aliases)
    if outside:
        level = Level.MISSING_IN_EVIDENCE if any(r.is_open for r in same_role) else Level.DIFFERENT
        return row(kind, claim, role, evidence, best, level, note)
    left_out = _missing(holders, role.holders, aliases)
    if not left_out:
        return row(kind, claim, role, evidence, best, Level.EQUAL, note)
    closed = len(role.holders) > 1 and not role.is_open
    return row(
        kind, claim, role, evidence, best, Level.MORE_SPECIFIC if closed else Level.LESS_SPECIFIC, note
    )


def compare_lists(claim: Facts, evidence: Facts, aliases: Aliases) -> list[Comparison]:
    """One row for each list that the claim says is whole and that the evidence has with more members.

    "Only A" is a whole list of one.

    "The club consists of A and B" against "the members are A, B and C" is different; a claim that does not"
    " say
    that there are no others is less specific, and needs no row.
    """
    rows = list(_only_ones(claim, evidence, aliases))
    for listed in claim.lists if evidence.lists else ():
        theirs = max(evidence.lists, key=lambda found: (_shared(listed, found, aliases), -found.start))
        shared = _shared(listed, theirs, aliases)
        left_out = listed.is_whole and shared == len(listed.names) < len(theirs.names)
        another = theirs.is_whole and shared and _has_another(listed, theirs, claim, evidence, aliases)
        if left_out or another:
            note = f"{_names(listed.names)} | {_names(theirs.names)}"
            rows.append(row(FactKind.MEMBERSHIP, claim, listed, evidence, theirs, Level.DIFFERENT, note))
    return rows


def _has_another(ours: NameList, theirs: NameList, claim: Facts, evidence: Facts, aliases: Aliases) -> bool:
    """True where the claim lists somebody who is not in a whole list of the evidence.

    Across languages one who is left over on each side may be one in two scripts, unless both are known.
    """
    extra = _missing(ours.names, theirs.names, aliases)
    rest = _missing(theirs.names, ours.names, aliases)
    if not extra or any(not _missing([name], evidence.names, aliases) for name in extra):
        return False
    known = all(aliases.canonical(n.surface) for n in (*extra, *rest))
    return claim.language == evidence.language or known or not rest


def _only_ones(claim: Facts, evidence: Facts, aliases: Aliases) -> Iterator[Comparison]:
    """A name that the claim says is the only one, and that the evidence lists with others."""
    for mark in claim.scopes:
        if mark.scope is not Scope.ONLY:
            continue
        beside = [n for n in claim.names if n.start - mark.end in (0, 1) or mark.start == n.end]
        for name in beside[:1]:
            for theirs in evidence.lists:
                others = _missing(theirs.names, claim.names, aliases)
                if others and not _missing([name], theirs.names, aliases):
                    note = f"{name.surface} | {_names(theirs.names)}"
                    yield row(FactKind.MEMBERSHIP, claim, name, evidence, theirs, Level.DIFFERENT, note)
                    break


def _shared(ours: NameList, theirs: NameList, aliases: Aliases) -> int:
    return len(ours.names) - len(_missing(ours.names, theirs.names, aliases))


def _missing(
    wanted: Sequence[NameMention], there: Sequence[NameMention], aliases: Aliases
) -> list[NameMention]:
    return [w for w in wanted if not any(match_names(w.surface, t.surface, aliases).score > 0 for t in there)]


def _names(holders: Sequence[NameMention]) -> str:
    return ", ".join(h.surface for h in holders)
