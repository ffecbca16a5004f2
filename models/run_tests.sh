#!/usr/bin/env bash
# Runs all Python tests of the repository, from wherever it is called. Arguments go to unittest.
set -euo pipefail
cd "$(dirname "$0")/.."
python=python3
[ -x .venv/bin/python ] && python=.venv/bin/python
if ! reason="$("$python" -c 'import torch' 2>&1)"; then
    echo "Python tests skipped: $python has no PyTorch (${reason##*$'\n'}); models/make_environment.sh makes an environment that has."
    exit 0
fi
"$python" -m unittest discover --start-directory models "$@"
"$python" -m unittest discover --start-directory assets/samples "$@"
