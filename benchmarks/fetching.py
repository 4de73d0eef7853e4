"""Fifty sources on fifty hosts that answer in 300 ms each: fetched at once beside one by one.

    python benchmarks/fetching.py

The servers run on this machine (tests/fakeweb); each host is asked for its robots.txt and for one page.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from claimbook.core.labels import EvidenceStatus, Tier
from claimbook.core.model import Source
from claimbook.web.hosts import AT_ONCE
from claimbook.web.ladder import Ladder
from claimbook.web.session import Session
from claimbook.web.snapshots import Store
from fakeweb.answers import Answer
from fakeweb.internet import Internet, running

HOSTS, DELAY = 50, 0.3
BODY = "<title>Page {0}</title>" + "<p>The plant of host {0} opened in May and cost $5 million.</p>" * 40


def main() -> None:
    one_by_one, at_once = timed(1), timed(AT_ONCE)
    print(f"{HOSTS} hosts that answer in {DELAY * 1000:.0f} ms")
    print(f"  one by one     {one_by_one:6.1f} s")
    print(f"  {AT_ONCE:2} at once     {at_once:6.1f} s   {one_by_one / at_once:.1f} times as fast")


def timed(most: int) -> float:
    """Seconds for all sources, from the first request to the last record in the store."""
    with running() as internet, tempfile.TemporaryDirectory() as folder:
        sources = [put(internet, number) for number in range(HOSTS)]
        network = replace(internet.network(), sleep=time.sleep, clock=time.monotonic)
        ladder = Ladder(Session(network), Store(Path(folder)), most=most)
        start = time.perf_counter()
        documents = ladder.climb(sources, lambda source: None)
        seconds = time.perf_counter() - start
        assert {document.status for document in documents} == {EvidenceStatus.FOUND}
        assert set(internet.busiest.values()) == {1}
    return seconds


def put(internet: Internet, number: int) -> Source:
    host = f"http://h{number}.example"
    internet.add(f"{host}/robots.txt", Answer(404, {}, "none", delay=DELAY))
    url = internet.add(f"{host}/news/plan", Answer(body=BODY.format(number), delay=DELAY))
    return Source(f"s{number}", url, "", "", Tier.PRIMARY, "", "", "")


if __name__ == "__main__":
    main()
