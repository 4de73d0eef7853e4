"""The desk behind the screen: takes what a person does, keeps it, and gives back what to show.

Every message and every answer is plain values, so that the desk can be used and tested without a browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from typing import Any, ClassVar

from claimbook.core.decisions import Action, Evidence, writing
from claimbook.core.errors import ClaimbookError, UsageError
from claimbook.core.labels import Rating, Verdict
from claimbook.core.workspace import Run
from claimbook.review.agreement import agreement
from claimbook.review.cards import card, compared
from claimbook.review.comparing import Comparer
from claimbook.review.ledger import Ledger, MeanwhileError
from claimbook.review.material import read_material
from claimbook.review.pages import selected, window
from claimbook.review.people import may_write, reviewer_name
from claimbook.review.positions import Place, put_back, undoing
from claimbook.review.queue import Item, need, ordered
from claimbook.stages.corrections import drop_claim, edit_claim, split_claim

Values = dict[str, Any]

# A person's words are kept as they are, but for what would burst a file or a screen.
_LONGEST_NOTE = 10_000


class Desk:
    """One person's desk over one run of a case.

    Args:
        run: a run whose verdicts are there.
        reviewer: who decides; see `reviewer_name` where empty.

    Raises:
        CaseError: the case has no article.
        TableError: the run lacks a table, or decisions.jsonl holds something else.
    """

    def __init__(self, run: Run, reviewer: str = "") -> None:
        self.run = run
        self.reviewer = reviewer_name(reviewer)
        self.material = read_material(run)
        self.ledger = Ledger(run.workspace.decisions_jsonl(run.case))
        self.comparer = Comparer(run)
        self._places = {claim_id: place for place, claim_id in enumerate(self.material.claims)}

    @property
    def read_only(self) -> bool:
        """Whether nothing can be decided here."""
        return not may_write(self.ledger.path)

    def opening(self) -> Values:
        """What the screen shows first."""
        self.ledger.follow()
        items = ordered([self._item(claim_id) for claim_id in self.material.claims])
        first = items[0].claim_id if items else ""
        return {
            "case": self.run.case,
            "run_id": self.run.run_id,
            "title": self.material.article.title,
            "language": self.material.article.language,
            "reviewer": self.reviewer,
            "read_only": self.read_only,
            "verdicts": [verdict.value for verdict in Verdict],
            "ratings": [rating.value for rating in Rating],
            "items": [asdict(item) for item in items],
            "card": self._card(first) if first else None,
        }

    def answer(self, message: Values) -> Values:
        """Does what a message asks for.

        Args:
            message: `do` names what, as in `_DOES`; most carry `claim_id`, and `base`, the id of the person's
                decision that was on the screen.

        Returns:
            what changed on the screen; under `error` what went wrong, in words, with nothing kept.
        """
        does = self._DOES.get(str(message.get("do")))
        try:
            if does is None:
                raise UsageError(f"The desk cannot do '{message.get('do')}'.")
            return {"error": ""} | does(self, message)
        except MeanwhileError as error:
            claim_id = str(error)
            return {"error": "meanwhile", **self._changed([claim_id]), "card": self._card(claim_id)}
        except (ClaimbookError, OSError) as error:
            return {"error": str(error)}
        except (KeyError, TypeError, ValueError) as error:
            return {"error": f"The desk was asked for something that it does not have ({error})."}

    # What is looked at ------------------------------------------------------------------------------

    def _open(self, message: Values) -> Values:
        touched = self.ledger.follow()
        return self._changed(touched) | {"card": self._card(self._claim(message))}

    def _look(self, message: Values) -> Values:
        return self._changed(self.ledger.follow())

    def _compare(self, message: Values) -> Values:
        claim_id = self._claim(message)
        evidence = self._evidence(message)
        if evidence is None:
            raise UsageError("There is no passage to compare with.")
        claim = self.material.claims[claim_id].claim
        return {"compared": compared(claim, evidence.quote, self.comparer.facts(claim, evidence))}

    def _page(self, message: Values) -> Values:
        found = window(
            self.material, str(message["source_id"]), int(message.get("at", 0)), str(message.get("find", ""))
        )
        return {"page": found}

    def _agreement(self, message: Values) -> Values:
        found = agreement(self.ledger.reviews())
        return {"agreement": asdict(found)}

    # What is decided --------------------------------------------------------------------------------

    def _decide(self, message: Values) -> Values:
        place = self._place(message)
        if place.is_aside:
            raise UsageError("There is nothing to check in this sentence. Edit it first, or rate it.")
        evidence = self._evidence(message)
        if evidence is not None and not _is_listed(evidence, self._card(place.claim_id)["passages"]):
            self.comparer.check_visible(evidence)
        decision = place.verdict(
            Verdict(message["verdict"]),
            evidence,
            _note(message),
            _rating(message),
            bool(message.get("final")),
        )
        touched = self.ledger.add([decision], str(message["base"]))
        return self._kept(message, touched, "saved")

    def _choose(self, message: Values) -> Values:
        evidence = self._evidence(message)
        if evidence is None:
            raise UsageError("Nothing is selected. Select the words that show it.")
        self.comparer.check_visible(evidence)
        touched = self.ledger.add(
            [self._place(message).evidence(evidence, _note(message))], str(message["base"])
        )
        return self._kept(message, touched, "kept")

    def _rate(self, message: Values) -> Values:
        decision = self._place(message).rating(_rating(message), _note(message))
        return self._kept(message, self.ledger.add([decision], str(message["base"])), "kept")

    def _write(self, message: Values) -> Values:
        decision = self._place(message).note(_note(message))
        return self._kept(message, self.ledger.add([decision], str(message["base"])), "kept")

    def _skip(self, message: Values) -> Values:
        touched = self.ledger.add([self._place(message).words(Action.SKIP)])
        return self._kept(message, touched, "skipped")

    def _edit(self, message: Values) -> Values:
        words = str(message["claim"]).strip()[:_LONGEST_NOTE]
        decision = self._place(message).words(Action.EDIT, [words])
        with writing(self.ledger.path):
            edit_claim(self.run, decision.claim_id, claim=words)
            touched = self.ledger.add([decision])
        return self._rewritten(message, touched, "kept")

    def _split(self, message: Values) -> Values:
        parts = [line.strip() for line in str(message["claims"]).splitlines() if line.strip()]
        decision = self._place(message).words(Action.SPLIT, parts)
        with writing(self.ledger.path):
            added = split_claim(self.run, decision.claim_id, parts)
            touched = self.ledger.add([decision])
        return self._rewritten(message | {"next": added[0].claim_id}, touched, "kept")

    def _drop(self, message: Values) -> Values:
        decision = self._place(message).words(Action.DROP)
        with writing(self.ledger.path):
            drop_claim(self.run, decision.claim_id)
            touched = self.ledger.add([decision])
        return self._rewritten(message, touched, "dropped")

    def _undo(self, message: Values) -> Values:
        self.ledger.follow()
        last = self.ledger.last_of(self.reviewer)
        if not last:
            return {"said": "nothing to undo"}
        with writing(self.ledger.path):
            for decision in last:
                put_back(self.run, decision, self.material.claims)
            touched = self.ledger.add([undoing(decision, self.reviewer) for decision in last])
        return self._rewritten(message | {"next": last[0].claim_id}, touched, "undone")

    def _sign(self, message: Values) -> Values:
        self.ledger.follow()
        signatures = [
            signature
            for claim_id in self.material.claims
            if (signature := self._at(claim_id).signature()) is not None
        ]
        if message.get("count"):
            return {"signable": len(signatures)}
        if not signatures:
            return {"said": "sign none"}
        # One moment for all: they are one act, and are undone as one.
        signatures = [replace(signature, at=signatures[0].at) for signature in signatures]
        touched = self.ledger.add(signatures)
        return self._kept(message, touched, "signed") | {"signed": len(signatures)}

    def _name(self, message: Values) -> Values:
        name = reviewer_name(str(message["reviewer"]))
        if not name:
            raise UsageError("A decision needs a name. Say who you are first.")
        self.reviewer = name
        return {
            "reviewer": name,
            **self._changed(self.material.claims),
            "card": self._card(self._claim(message)),
        }

    # Answers ----------------------------------------------------------------------------------------

    def _kept(self, message: Values, touched: Iterable[str], said: str) -> Values:
        following = str(message.get("next") or message.get("claim_id", ""))
        shown = self._card(following) if following in self.material.claims else None
        return {"said": said, **self._changed(touched), "card": shown}

    def _rewritten(self, message: Values, touched: Iterable[str], said: str) -> Values:
        """After claims.csv was changed: the whole queue, since rows came or went."""
        before = set(self.material.claims)
        self.material.reread_claims()
        self._places = {claim_id: place for place, claim_id in enumerate(self.material.claims)}
        gone = sorted(before - set(self.material.claims))
        came = [claim_id for claim_id in self.material.claims if claim_id not in before]
        touched = {*touched, *came} & set(self.material.claims)
        return self._kept(message, touched, said) | {"gone": gone}

    def _changed(self, claim_ids: Iterable[str]) -> Values:
        listed = sorted(set(claim_ids) & set(self.material.claims), key=self._places.__getitem__)
        return {"items": [asdict(self._item(claim_id)) for claim_id in listed]}

    def _item(self, claim_id: str) -> Item:
        place, row = self._at(claim_id), self.material.machine.get(claim_id)
        claim = self.material.claims[claim_id]
        judged = row if row is not None and not self.material.is_outdated(claim_id) else None
        own = place.own
        mine = own.decision.after.verdict if own and own.decision and own.reopened is None else None
        return Item(
            claim_id=claim_id,
            claim=claim.claim,
            state=place.state,
            verdict=judged["verdict"] if judged else "",
            mine=mine.value if mine else "",
            need=round(need(claim, judged), 4),
            place=self._places[claim_id],
        )

    def _card(self, claim_id: str) -> Values:
        place = self._at(claim_id)
        return card(self.material, claim_id, place.review, place.own, self.reviewer)

    def _at(self, claim_id: str) -> Place:
        return Place(self.material, claim_id, self.reviewer, self.ledger.review(claim_id))

    def _place(self, message: Values) -> Place:
        if self.read_only:
            raise UsageError(f"{self.ledger.path} cannot be written: the desk is read only.")
        return self._at(self._claim(message))

    def _claim(self, message: Values) -> str:
        claim_id = str(message["claim_id"])
        if claim_id not in self.material.claims:
            raise UsageError(f"The claim '{claim_id}' is no longer in claims.csv. Open the desk again.")
        return claim_id

    def _evidence(self, message: Values) -> Evidence | None:
        """The words on the screen: places in a page of this run; None where there are none."""
        given = message.get("evidence")
        if not given:
            return None
        return selected(self.material, str(given["source_id"]), int(given["start"]), int(given["end"]))

    _DOES: ClassVar[dict[str, Callable[[Desk, Values], Values]]] = {
        "opening": lambda desk, message: desk.opening(),
        "open": _open,
        "look": _look,
        "compare": _compare,
        "page": _page,
        "agreement": _agreement,
        "decide": _decide,
        "choose": _choose,
        "rate": _rate,
        "write": _write,
        "skip": _skip,
        "edit": _edit,
        "split": _split,
        "drop": _drop,
        "undo": _undo,
        "sign": _sign,
        "name": _name,
    }


def _note(message: Values) -> str:
    return str(message.get("why", ""))[:_LONGEST_NOTE]


def _rating(message: Values) -> Rating | None:
    return Rating(message["rating"]) if message.get("rating") else None


def _is_listed(evidence: Evidence, passages: Iterable[Values]) -> bool:
    place = (evidence.source_id, evidence.start, evidence.end)
    return any((p["source_id"], p["start"], p["end"]) == place for p in passages)
