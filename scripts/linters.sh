#!/usr/bin/env bash
# Installs the linters for workflows: zizmor from PyPI, actionlint as a Go module, both at fixed versions, into build/linters.
set -euo pipefail
cd "$(dirname "$0")/.."
into="$PWD/build/linters"
mkdir -p "$into"
python3 -m venv "$into/python"
"$into/python/bin/pip" install --quiet --disable-pip-version-check zizmor==1.30.0
ln -sf python/bin/zizmor "$into/zizmor"
GOBIN="$into" GOFLAGS=-mod=mod go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
