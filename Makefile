# Every command of the project. `make help` lists them.
# Stamps below _build/stamps and the lists of files say what has to be done again.

PYTHON = python3
VENV = .venv
PY = $(VENV)/bin/python
LOSSEDU = $(VENV)/bin/lossedu

COURSE = _build/course
# Of the demo class: ten kinds of trouble, and others who make mistakes only. With 40 every mistake is made by somebody.
STUDENTS = 24
STAMPS = _build/stamps
INSTALLED = $(VENV)/installed
ASSIGNMENTS = $(basename $(notdir $(wildcard solutions/*.py)))

GROUND = $(wildcard lossedu/*.py lossedu/figures/*.py)
PACKAGE = $(GROUND) $(wildcard lossedu/*/*.* lossedu/*/*/*.*)
FORMULAS = book/_static/play/formulas.js
BOOK = _config.yml _toc.yml tools/build_book.py $(wildcard book/*.* book/*/*.* book/*/*/*.*)

all: book exercises grade ## build the book, grade a demo class, show where to look
	@cat $(COURSE)/report.txt
	@echo
	@echo "Book      _build/html/index.html (make serve shows it in a browser)"
	@echo "Report    $(COURSE)/report.html"
	@echo "Feedback  $(COURSE)/feedback/<student>/<assignment>/<assignment>.html"

install: $(INSTALLED) ## create .venv and install the pinned packages

# uv installs the lock in seconds. Where its settings lead nowhere, those of pip may. Compiled modules are written
# now: the sandbox of a notebook reads them and writes none.
$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "lossedu needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	awk '/^[^ #]/ { wanted = /^uv==/ } wanted' requirements.lock > $(VENV)/uv.lock
	$(PY) -m pip install --quiet --require-hashes -r $(VENV)/uv.lock
	$(VENV)/bin/uv pip install --quiet --compile-bytecode --python $(PY) --require-hashes -r requirements.lock \
		|| $(PY) -m pip install --quiet --require-hashes -r requirements.lock
	$(PY) -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

book: $(STAMPS)/book $(STAMPS)/wheel ## build the book into _build/html; warnings are errors

$(STAMPS)/book: $(STAMPS)/executed $(STAMPS)/exercises $(FORMULAS) $(BOOK)
	$(PY) tools/build_book.py
	touch $@

# The site serves the wheel that its pages tell readers to install.
$(STAMPS)/wheel: $(STAMPS)/book $(PACKAGE) pyproject.toml tools/make_wheel.py
	$(PY) tools/make_wheel.py _build/html
	touch $@

# What the figures to play with compute is printed from the definitions, and committed.
$(FORMULAS): $(INSTALLED) $(GROUND) tools/play_formulas.py
	$(PY) tools/play_formulas.py

# The builder keeps a chapter's outputs as long as its cells stay the same. What they import may have changed.
$(STAMPS)/executed: $(INSTALLED) $(GROUND)
	mkdir -p $(STAMPS)
	rm -rf _build/.jupyter_cache
	touch $@

exercises: $(STAMPS)/exercises ## make the students' notebooks from solutions/

$(STAMPS)/exercises: $(INSTALLED) $(wildcard solutions/*.py) lossedu/__init__.py tools/make_exercises.py nbgrader_config.py
	mkdir -p $(STAMPS)
	$(PY) tools/make_exercises.py
	touch $@

grade: $(STAMPS)/grade ## grade the demo class and compare with the expected scores

$(STAMPS)/class: $(STAMPS)/exercises $(PACKAGE)
	$(LOSSEDU) demo-class $(COURSE) --students $(STUDENTS) --seed 1
	touch $@

# Where there is no sandbox this class is graded without: it is our own.
$(STAMPS)/grade: $(STAMPS)/class
	for assignment in $(ASSIGNMENTS); do \
		$(LOSSEDU) grade $$assignment --course $(COURSE) \
			--unsafe --marks $(COURSE)/marks.csv --expected $(COURSE)/expected.csv || exit 1; \
	done
	$(LOSSEDU) report --course $(COURSE) > $(COURSE)/report.txt
	touch $@

# The last line is for machines without namespaces. tests/hostile grades behind both walls by itself, and what is read
# or written as bytes meets no wall.
test: $(INSTALLED) ## run every check, from linting to a graded class
	$(MAKE) lint
	$(PY) tools/make_exercises.py --check
	$(MAKE) book grade site-tools
	$(PY) -m pytest -n 2 --dist loadgroup
	LOSSEDU_WALL=landlock $(PY) -m pytest -n 2 --dist loadgroup tests/isolation -k "not codec and not srepr"

site-tools: $(STAMPS)/site-tools ## install what tests/site looks with: axe-core and the Nu HTML checker

$(STAMPS)/site-tools: $(INSTALLED) tests/site/package-lock.json tools/npm_packages.py
	mkdir -p $(STAMPS)
	$(PY) tools/npm_packages.py tests/site
	touch $@

links: $(INSTALLED) ## ask every outside address in the texts whether it is still there
	$(PY) tools/check_links.py

lint: $(INSTALLED) ## look for faults in the code's form
	$(VENV)/bin/ruff check .

bench: $(INSTALLED) ## measure against scipy and scikit-learn (and PyTorch where installed)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 $(PY) -m bench

bench-checks: $(INSTALLED) ## measure the checks of the assignments, or of one: ASSIGNMENT=04
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 $(PY) -m bench.checks $(ASSIGNMENT)

bench-grading: $(INSTALLED) ## measure grading beside nbgrader and otter-grader, its growth, and 100 kills
	$(PY) -m bench.grading

bench-site: book ## measure the site with Lighthouse, and how long it takes to build
	$(PY) tools/npm_packages.py bench/site
	$(PY) -m bench.site

pdf: $(STAMPS)/book ## print the whole book to _build/lossedu.pdf with Chromium
	$(PY) tools/print_book.py

serve: book ## show the book at http://localhost:8000
	$(PY) -m http.server 8000 --bind 127.0.0.1 --directory _build/html

student-kit: exercises ## pack the exercises and the package for students, in one zip
	$(PY) tools/student_kit.py

lock: $(INSTALLED) ## pin the newest versions that fit pyproject.toml into requirements.lock
	$(VENV)/bin/uv pip compile pyproject.toml --all-extras --upgrade --universal --fork-strategy fewest \
		--python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
		--quiet --output-file requirements.lock

clean: ## remove everything generated but .venv
	rm -rf _build .pytest_cache .ruff_cache .hypothesis

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

.PHONY: all install book exercises grade test site-tools links lint bench bench-checks bench-grading bench-site pdf serve student-kit lock clean help
