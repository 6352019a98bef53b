# The verbs of this project; continuous integration calls the same ones. `make help` lists them.
# Everything is installed into .venv, from nothing but python3 (with venv and pip).

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOG := $(VENV)/test.log

export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

.PHONY: help
help: ## Show this list
	@sed -nE 's/^([a-z-]+):.*## (.*)$$/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

# ------------------------------------------------------------------------------------- install

$(VENV)/bin/python:
	@echo "making $(VENV)"
	@$(PYTHON) -m venv $(VENV)

# Stamps: a second run installs nothing unless what is wanted has changed.
$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "installing what generating needs"
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-develop: $(VENV)/.installed
	@echo "installing what developing needs"
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["develop"], sep="\n")' > $(VENV)/develop.txt
	@$(PIP) install -c constraints.txt -r $(VENV)/develop.txt -e '.[mock,contract]'
	@touch $@

.PHONY: install install-dev
install: $(VENV)/.installed ## Install what generating needs into .venv
install-dev: $(VENV)/.installed-develop ## Install what developing needs too

# ------------------------------------------------------------------------------------ generate

.PHONY: specs generate golden
specs: install ## Compile the sources in specs/ to one description per version
	@$(BIN)/specloom compile

generate: specs ## Write the clients and the migration reports in generated/
	@$(BIN)/specloom generate
	@$(BIN)/specloom migrate

golden: generate ## Write both and the page of rules, and show what that changed
	@$(BIN)/python -m tests.diff.rules_page
	@git --no-pager diff --stat -- specs generated docs/rules.md

# --------------------------------------------------------------------------------------- check

.PHONY: format check lint types layers test fuzz bench
format: install-dev ## Format and fix what can be fixed
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

check: lint types layers ## Check format, lint, types and layers

lint: install-dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: install-dev
	@$(BIN)/mypy
	@$(BIN)/pyright

layers: install-dev
	@$(BIN)/lint-imports --no-cache

test: install-dev ## Run all tests, with coverage (ARGS= goes to pytest)
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -n auto --dist loadfile $(ARGS) | tee $(LOG)
	@$(BIN)/coverage combine --quiet
	@status=0; $(BIN)/coverage report || status=$$?; tail -n 1 $(LOG); exit $$status

fuzz: install-dev ## Put random models, hostile texts, random and real pairs of schemas to the proof (ARGS= PAIRS SEED)
	@$(BIN)/python -m tests.fuzz $(ARGS)

.PHONY: corpus
corpus: install-dev ## Generate from every real description and check what comes out (ARGS= files)
	@$(BIN)/python -m tests.corpus $(ARGS)

bench: install-dev ## Measure speed and memory; prints tables, asserts nothing
	@for script in benchmarks/*.py; do $(BIN)/python "$$script"; done

.PHONY: bench-peers
bench-peers: install-dev ## Measure generating clients beside openapi-python-client (ARGS= parts of file names)
	@$(BIN)/python benchmarks/peers/client_generators.py $(ARGS)

.PHONY: bench-mock fuzz-mock soak-mock
bench-mock: install-dev ## Measure the mock beside Prism (wrk and node, if they are there)
	@$(BIN)/python benchmarks/mock.py $(ARGS)

fuzz-mock: install-dev ## Send 10,000 requests to the mock of each description (ARGS= --count --seed)
	@PYTHONPATH=generated/enode $(BIN)/python -m tests.mock.fuzzing $(ARGS) specs/*/*.yaml

soak-mock: install-dev ## Have 1,000 clients use one mock for 30 seconds, and kill it in between
	@$(BIN)/python -m tests.mock.soak $(ARGS)

.PHONY: contract contract-live
contract: install-dev ## Test the mocks of all versions, and every hop, by their descriptions (ARGS= --seed)
	@$(BIN)/python -m tests.contract.everything $(ARGS)

contract-live: install-dev ## Test the real services, reading only, where credentials are set
	@$(BIN)/python -m tests.contract.everything --live $(ARGS)

.PHONY: mutants
mutants: install-dev ## See which faults of a service are caught, beside Schemathesis (ARGS=--alone is quick)
	@$(BIN)/python -m tests.contract.mutants $(ARGS)

# --------------------------------------------------------------------------------------- clean

.PHONY: clean
clean: ## Remove .venv, caches and builds
	@rm -rf $(VENV) build dist .coverage* .hypothesis .*_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
