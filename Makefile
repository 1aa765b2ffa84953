# Every target does its own set-up: a virtual environment in .venv, made once and again when
# pyproject.toml changes. Only Python 3.11 or newer and make are needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
USED := $(VENV)/.used
DEVELOPED := $(VENV)/.developed

.PHONY: compare test slow coverage lint format benchmarks weights clean

compare: $(USED)
	$(BIN)/syllogism compare --out out/compare

test: $(DEVELOPED)
	$(BIN)/python -m pytest -n 2 -m "not slow"

slow: $(DEVELOPED)
	$(BIN)/python -m pytest -m slow

coverage: $(DEVELOPED)
	$(BIN)/python -m pytest -n 2 -m "not slow" --cov --cov-fail-under=95

lint: $(DEVELOPED)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

format: $(DEVELOPED)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

benchmarks: $(DEVELOPED)
	$(PIP) -e '.[peers]'
	for file in benchmarks/*.py; do $(BIN)/python $$file || exit 1; done
	$(BIN)/python benchmarks/readme.py

# The transformers that the package ships, one for each output style, trained and scored again.
SHIPPED := syllogism/reasoners/transformer/weights
weights: $(USED)
	for plan in "answer --steps 15000" "answer-explain" "explain-answer --steps 45000"; do \
	  style=$${plan%% *} && $(BIN)/syllogism train --style $$plan --out out/weights/$$style && \
	  mkdir -p $(SHIPPED)/$$style && \
	  cp out/weights/$$style/transformer.* out/weights/$$style/metrics.csv $(SHIPPED)/$$style \
	  || exit 1; \
	done
	$(BIN)/python benchmarks/transformer_scores.py

clean:
	rm -rf $(VENV) out

$(USED): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) -e .
	touch $@

$(DEVELOPED): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) -e '.[dev]'
	touch $@ $(USED)
