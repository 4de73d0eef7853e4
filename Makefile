# claimbook: everything that is done often, one command each. `make help` lists them.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help run test check format lab bench lock clean

help: ## List the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-8s %s\n", $$1, $$2 }'

run: $(READY) ## Check the shipped case offline and print its verdicts
	@$(BIN)/claimbook run stargate --offline

test: $(READY) ## Run all tests
	@$(BIN)/pytest

check: $(READY) ## Style, types, import directions, clean notebooks
	@$(BIN)/ruff check lib tests benchmarks training
	@$(BIN)/ruff format --check lib tests benchmarks training
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/nbstripout --verify notebooks/*.ipynb benchmarks/*.ipynb

format: $(READY) ## Put the code into shape
	@$(BIN)/ruff check --fix lib tests benchmarks training
	@$(BIN)/ruff format lib tests benchmarks training
	@$(BIN)/nbstripout notebooks/*.ipynb benchmarks/*.ipynb

lab: $(READY) ## Open the notebooks in JupyterLab
	@$(BIN)/jupyter lab notebooks

bench: $(READY) ## Measure sentences, claims, retrieval and verdicts on the golden sets, baselines beside them
	@$(BIN)/python benchmarks/sentences.py
	@$(BIN)/python benchmarks/claims.py
	@$(BIN)/python benchmarks/article_speed.py
	@$(BIN)/python benchmarks/embedding.py
	@$(BIN)/python benchmarks/retrieval.py
	@$(BIN)/python benchmarks/nearest.py
	@$(BIN)/python benchmarks/verdicts.py
	@$(BIN)/python benchmarks/mutations.py
	@$(BIN)/python benchmarks/calibration.py
	@mkdir -p build
	@$(BIN)/papermill --no-progress-bar --cwd benchmarks benchmarks/calibration.ipynb build/calibration.ipynb
	@$(BIN)/python benchmarks/judging_speed.py

lock: $(READY) ## Pin everything that requirements.txt brings, with hashes
	@$(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-package claimbook \
	  --no-header --no-annotate --output-file requirements.lock requirements.txt

clean: ## Remove what tools have left behind; runs and captured sources stay
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# The environment is made once and again whenever what it is made of has changed.
$(READY): requirements.lock requirements.txt requirements-runtime.txt pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else f"claimbook needs Python 3.11 or newer; {sys.executable} is {v[0]}.{v[1]}. Try: make $(MAKECMDGOALS) PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing claimbook into $(VENV); the first time this takes a few minutes."
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --editable .
	@touch $(READY)
