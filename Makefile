# Everything runs in .venv; `make demo`, `make test` and `make bench` build it first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Bytecode is kept, whatever the surroundings say: each of the many processes of the tests then starts in half the time.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: setup demo demo-year test test-record check format lint types imports nightly crash mutants bench lock clean

setup: $(VENV)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; set PYTHON=...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# The main job on the example of Krasocin 2026.
demo: setup
	$(BIN)/godziny demo

# A whole past year of Krościenko through the record, and the same account from its files alone.
demo-year: setup
	rm -rf out/demo-year
	GODZINY_HOME=$(CURDIR)/out/demo-year/record $(BIN)/python -m examples.replaying examples/kroscienko-2024 out/demo-year

test: check
	$(BIN)/python -m pytest

# Only what uses a database; DATABASE_URL says which server.
test-record: setup
	$(BIN)/python -m pytest tests/planner/record tests/planner/commands tests/projections tests/api/http \
		tests/api/cli/test_recording.py

check: format lint types imports

format: setup
	$(BIN)/ruff format --check .

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy
	$(BIN)/mypy --strict examples/client.py

imports: setup
	$(BIN)/lint-imports

nightly: setup
	GODZINY_EXAMPLES=2000 GODZINY_HTTP_CASES=3000 $(BIN)/python -m pytest

# Writers, read models and PostgreSQL killed at random; GODZINY_KILLS says how often.
crash: setup
	$(BIN)/python -m pytest -o addopts= -s -v tests/crash

# Small random mistakes in the code, and how many of them the tests find; GODZINY_MUTANTS says how many.
mutants: setup
	$(BIN)/python -m tests.mutants

bench: setup
	$(BIN)/python -m benchmarks

lock: setup
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --no-annotate --extra dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV)
