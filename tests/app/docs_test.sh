#!/usr/bin/env bash
# docs/claims must be what the registry says: regenerate it with 'overfit docs --out docs/claims'.
#   docs_test.sh PROGRAM SOURCE_FOLDER
set -euo pipefail
program=$1 source=$2

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$program" docs --out "$scratch/claims" >/dev/null
diff -r "$scratch/claims" "$source/docs/claims"
