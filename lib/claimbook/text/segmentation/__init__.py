"""A text into lines, paragraphs and sentences, each with its place."""
