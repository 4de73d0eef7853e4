"""The main text of a web page: what a reader reads, without the furniture around it."""
