# One word for each thing you do here. Every target makes what it needs first.

PYTHON ?= python3
BIN    := .venv/bin
PIP    := $(BIN)/python -m pip --quiet --disable-pip-version-check install --no-compile

.PHONY: demo test coverage check format bench pictures lock clean

.venv/python-is-here:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Penned needs Python 3.11 or newer; name one with: make PYTHON=..."; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@touch $@

# What Penned needs to run ...
.venv/to-run: .venv/python-is-here pyproject.toml locks/run.txt
	@echo "Setting up .venv to run Penned (once, about a minute)"
	@$(PIP) --require-hashes -r locks/run.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# ... and what it needs to be worked on: tests, linters, the tools that make hands.
.venv/to-work: .venv/to-run locks/work.txt
	@echo "Adding what the tests need (once, about a minute)"
	@$(PIP) --require-hashes -r locks/work.txt
	@touch $@

demo: .venv/to-run
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh examples/demo.sh

check: .venv/to-work
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n 2 -m "not slow"

test: .venv/to-work
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n 2

# Watching every line takes half as long again: not something to wait for at every change.
coverage: .venv/to-work
	$(BIN)/pytest -q -n 2 --cov --cov-report=term

format: .venv/to-work
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The peers that Penned is measured beside live apart: what they need is nobody else's business.
.venv-bench/ready: .venv/python-is-here locks/bench.txt
	@test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes -r locks/bench.txt
	@.venv-bench/bin/python -m pip --quiet --disable-pip-version-check install --no-deps --no-build-isolation --editable .
	@npm install --silent --no-save --prefix .venv-bench write-good@1.0.8 || echo "Without npm, write-good is not measured"
	@touch $@

bench: .venv-bench/ready
	@for part in writing learning plot line press preflight envelopes coach taking_in calendars mails; do echo; .venv-bench/bin/python bench/$$part.py || exit 1; done

pictures: .venv/to-work
	PYTHONPATH=tests $(BIN)/python tools/pictures.py docs/pictures

lock: .venv/to-work
	$(PIP) uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --extra fast --extra languages pyproject.toml locks/build.in -o locks/run.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --extra fast --extra languages --extra learn --group dev pyproject.toml locks/build.in -c locks/run.txt -o locks/work.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --extra fast --extra languages --extra learn --group bench pyproject.toml locks/build.in -o locks/bench.txt

clean:
	rm -rf .venv .venv-bench out build dist
