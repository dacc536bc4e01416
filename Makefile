# Chapô. `make` lists the targets.
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& echo $$p && break; done)

# What has a target of its own is not even imported by the suite: a browser's library alone takes seconds to load.
OTHERS := --ignore=tests/clients --ignore=tests/browser --ignore=tests/durability

# What runs apart, by its marks: the other files are not even read.
APART = tests/contract $(shell grep -rl --include='*.py' --exclude-dir=clients --exclude-dir=browser --exclude-dir=durability 'mark\.commits' tests)

.DEFAULT_GOAL := help
.PHONY: help run test test-together test-apart test-clients test-browser test-model test-durability check contract format lock bench clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.runtime ## Start a newsroom with demo content on this machine (PORT=8000)
	@CHAPO_BASE_URL=$${CHAPO_BASE_URL:-http://localhost:$(PORT)} $(BIN)/python manage.py newsroom --port $(PORT)

test: $(VENV)/.dev ## Run the whole suite (SQLite, or the database of DATABASE_URL)
	@$(MAKE) --no-print-directory --jobs=2 test-together test-apart

test-together: $(VENV)/.dev
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder -p no:schemathesis -m "not commits and not model" $(OTHERS) --ignore=tests/contract

# The contract's examples hold positions, and what commits leaves a flushed database: a database of their own, in that
# order, on the core that others leave; all is said at the end.
test-apart: $(VENV)/.dev
	@said=$$($(BIN)/pytest --create-db -m "contract or commits" $(APART) 2>&1); failed=$$?; echo "$$said"; exit $$failed

test-clients: $(VENV)/.dev ## What front ends run: the client, the reader, the mock, generators, other people's clients, a cache (needs Node and Varnish)
	$(BIN)/pytest tests/clients

test-browser: $(VENV)/.dev ## Drive the admin and the reader in a real Chromium (needs Node)
	$(BIN)/pytest -m browser

test-model: $(VENV)/.dev ## Let a machine play editor, and hold readers and caches to the truth (minutes)
	$(BIN)/pytest -n auto -v -m model tests

test-durability: $(VENV)/.dev ## Kill -9 real processes on PostgreSQL and look at what is left (minutes)
	$(BIN)/pytest -m durability -s tests/durability

check: $(VENV)/.dev ## Everything CI checks besides tests: format, lint, types, imports, migrations, settings
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy cms home news
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py export_contract --check
	$(BIN)/python manage.py check_contract
	DJANGO_SETTINGS_MODULE=cms.settings.production SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') \
	ALLOWED_HOSTS=journal.example CHAPO_BASE_URL=https://journal.example DATABASE_URL=sqlite:///:memory: \
	$(BIN)/python manage.py check --deploy --fail-level WARNING

contract: $(VENV)/.dev ## Write frontend-contract/ again from the types in code (needs Node)
	$(BIN)/python manage.py export_contract
	$(BIN)/pytest -q tests/contract/test_examples.py --write-examples
	node frontend-contract/client/build.mjs
	npm --prefix frontend-contract/reader ci --ignore-scripts --silent --no-audit --no-fund
	node frontend-contract/reader/build.mjs

format: $(VENV)/.dev ## Format the code and sort its imports
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/.dev ## Renew the hashed requirement files from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements.txt --upgrade -q
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements-dev.txt --upgrade -q

bench: $(VENV)/.dev ## Measure the read API against stock Wagtail API v2 on PostgreSQL (N=2000)
	N=$${N:-2000} $(BIN)/python -m tests.bench

clean: ## Remove the virtual environment and what one machine keeps
	rm -rf $(VENV) var

$(VENV)/.runtime: requirements.txt
	@test -n "$(PYTHON)" || { echo "Chapô needs Python 3.11 or newer; none was found."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the locked requirements…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	@echo "Installing the test tools…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
