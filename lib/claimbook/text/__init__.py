"""Understands text and knows no claim: encodings, pages, sentences, words and the facts in them."""
