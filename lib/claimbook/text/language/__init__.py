"""Words of many languages: which language, which words, what they may mean, in what form they stand."""
