#!/usr/bin/env bash
# Every figure is drawn from its own results, in every format, and nothing it leaves is empty.
#   figures_test.sh PROGRAM
set -euo pipefail
program=$1

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$program" figures --out "$scratch" --format svg,png,pdf >"$scratch/written"
[ -s "$scratch/written" ] || { echo "no figure was written"; exit 1; }
while read -r file; do
    [ -s "$file" ] || { echo "empty: $file"; exit 1; }
    [ -s "${file%.*}.gp" ] || { echo "no script beside $file"; exit 1; }
done <"$scratch/written"
