"""The network and the store: fetching pages, and keeping what was fetched as evidence."""
