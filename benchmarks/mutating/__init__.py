"""Sentences changed so that they are no longer true, and sentences said in other words.

    from mutating.changes import mutations
    from mutating.restating import restatements

The tables in `data/` and the patterns here are the generator's own: none of them is shared with the judge
that they measure. A mutation is never carried by evidence that carries the sentence; a restatement always
is.
"""
