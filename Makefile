# The verbs of this repository. Bare `make` lists them. They need Python 3.11 or newer and make; the rest they install.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
LOCK := -q --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help site serve check test test-quick lint accessibility reference lock bench release-check clean

help: ## list what you can do here
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(READY) ## check the evidence and build the public site into site/
	@$(BIN)/coproof build

serve: $(READY) ## build the internal edition, show it at http://127.0.0.1:8000 and rebuild on every change
	@$(BIN)/coproof serve

check: $(READY) ## report everything that is wrong or missing in the evidence
	@$(BIN)/coproof check

test: $(READY_DEV) ## run all tests (those in a real browser need Debian's chromium)
	@$(BIN)/python -m pytest -n auto --dist loadgroup --slow

test-quick: $(READY_DEV) ## run the tests that need no browser and install nothing
	@$(BIN)/python -m pytest -n auto -m "not browser"

lint: $(READY_DEV) ## format, style, types and the stairs
	@$(BIN)/ruff format --check generator tests
	@$(BIN)/ruff check generator tests
	@$(BIN)/mypy
	@$(BIN)/lint-imports

accessibility: $(READY_DEV) ## look at every kind of page with axe, and write the results that the accessibility statement tells
	@COPROOF_WRITE_ACCESSIBILITY=1 $(BIN)/python -m pytest -q tests/browser/test_accessibility.py -k "finds_nothing and not searching and not menu and not public or statement"

reference: $(READY_DEV) ## write schema/README.md anew from the schemas
	@$(BIN)/python -m coproof.report.field_reference > schema/README.md

bench: $(READY_DEV) ## measure check and build at 500, 2,000 and 10,000 records
	@PYTHONPATH=tests $(BIN)/python -m bench

release-check: $(READY_DEV) ## refuse a release while anything that it pins is a placeholder
	@$(BIN)/python -m coproof.capture.starter.release_check

lock: $(READY_DEV) ## write the requirements files anew: the newest versions that fit, with hashes
	@$(BIN)/uv pip compile $(LOCK) -o requirements.txt pyproject.toml
	@$(BIN)/uv pip compile $(LOCK) --group build -o requirements-build.txt
	@$(BIN)/uv pip compile $(LOCK) --group share -o requirements-share.txt
	@$(BIN)/uv pip compile $(LOCK) --group dev -o requirements-dev.txt pyproject.toml

clean: ## remove what builds and tests leave behind
	rm -rf site site-partner site-internal site-shares .site* $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

# Installed with hashes checked; the project itself is installed in place, so that edits count at once.
INSTALL := $(BIN)/python -m pip install -q --disable-pip-version-check

$(READY): requirements.txt requirements-build.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "coproof needs Python 3.11 or newer; set PYTHON=python3.12, for example."; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what coproof needs into $(VENV), once ..."
	@$(INSTALL) --require-hashes --only-binary :all: -r requirements.txt -r requirements-build.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(READY_DEV): $(READY) requirements-dev.txt
	@echo "Installing what the tests need, once ..."
	@$(INSTALL) --require-hashes --only-binary :all: -r requirements-dev.txt
	@touch $@
