#!/usr/bin/env bash
# Makes a virtual environment with all that the Python tests and goldens need.
#
#   models/make_environment.sh [DIR]     DIR is .venv at the repository's root unless named
#
# PYTHON names another interpreter than python3; pip's own variables (PIP_EXTRA_INDEX_URL, ...) hold.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"
environment="${1:-$root/.venv}"
"${PYTHON:-python3}" -m venv "$environment"
"$environment/bin/python" -m pip install --quiet -r "$root/models/requirements-tests.txt"
echo "Made $environment with $("$environment/bin/python" --version). models/run_tests.sh runs the tests."
