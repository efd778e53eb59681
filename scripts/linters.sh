#!/usr/bin/env bash
# Installs what looks at workflows into build/linters, at fixed versions: zizmor from PyPI, actionlint as a Go module, and with the argument
# "act" also act, the runner of test/workflows/act.test.ts, which takes minutes to compile.
set -euo pipefail
cd "$(dirname "$0")/.."
into="$PWD/build/linters"
mkdir -p "$into"
python3 -m venv "$into/python"
"$into/python/bin/pip" install --quiet --disable-pip-version-check zizmor==1.30.0
ln -sf python/bin/zizmor "$into/zizmor"
GOBIN="$into" GOFLAGS=-mod=mod go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
if [ "${1:-}" = act ]; then GOBIN="$into" GOFLAGS=-mod=mod go install github.com/nektos/act@v0.2.89; fi
