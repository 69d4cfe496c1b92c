# Soundings: every command uses the environment in .venv/, which it makes or brings up to date from the lock.
# `make` alone lists them.

PYTHON ?= python3
PORT ?= 8000
DATABASE_URL ?= postgres://root@127.0.0.1:5432/postgres
REDIS_URL ?= redis://127.0.0.1:6379/0
TAB ?= $(TAB31)
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test test-services check format bench bench-deid lock vendor messages

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(READY) ## Build everything and serve the demonstration on http://127.0.0.1:8000 (PORT= changes it)
	@PORT=$(PORT) $(BIN)/python manage.py demo

test: $(READY) ## Run the whole suite, browser tests included, on SQLite
	@$(BIN)/python tests/suite.py

test-services: $(READY) ## Run the suite and the two main journeys on PostgreSQL and Redis
	@DATABASE_URL='$(DATABASE_URL)' REDIS_URL='$(REDIS_URL)' $(BIN)/python tests/suite.py --services

check: $(READY) ## Check format, lint, import contracts, types, migrations and vendored assets
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	DJANGO_SETTINGS_MODULE=config.settings.test $(BIN)/python manage.py makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=config.settings.test $(BIN)/python manage.py check --fail-level WARNING
	$(BIN)/python platform/design/vendor.py --check

format: $(READY) ## Put the code into its one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY) ## Measure what the figures of the project promise; the last line is one JSON object
	@$(BIN)/python -m tests.benchmarks

bench-deid: $(READY) ## Measure and score the identifier checker (TAB= names a file of TAB-31); the last line is one JSON object
	@$(BIN)/python -m tests.benchmarks.deid --tab '$(TAB)'

lock: $(READY) ## Compile the two locks anew from pyproject.toml (developers; needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --extra dev pyproject.toml -o requirements-dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -c requirements-dev.lock pyproject.toml -o requirements.lock

vendor: $(READY) ## Fetch the vendored front end anew from its packages (developers; needs npm)
	$(BIN)/python platform/design/vendor.py --update

messages: $(READY) ## Collect the texts to translate and compile the Welsh ones (developers; needs gettext)
	$(BIN)/python manage.py makemessages --locale cy --no-location --ignore var --ignore .venv
	$(BIN)/python manage.py compilemessages --locale cy

$(READY): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Soundings needs Python 3.11 or newer. Name one with PYTHON=, for instance: make demo PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "This Python cannot make an environment (python3 -m venv). On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	@echo "Bringing .venv up to date from the lock (half a minute the first time) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
