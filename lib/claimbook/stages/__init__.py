"""The order of work, one file a stage: claims, sources, evidence, verdicts, report."""
