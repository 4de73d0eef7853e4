"""The desk in JupyterLab: what most needs a person, decided by keyboard, kept line by line."""
