#!/bin/sh
# A sweep that is interrupted by SIGINT saves, exits with 130, and resumes to the bytes of an
# uninterrupted run. Usage: resume_test.sh PROGRAM SWEEP
set -eu
program=$1
sweep=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    echo "FAILED: $1"
    exit 1
}

"$program" run "$sweep" --out "$folder/whole" > /dev/null || fail "the whole run"

# The signal comes when the first cells are saved. A shell without job control starts background
# commands with SIGINT ignored; the program installs its own handler all the same.
"$program" run "$sweep" --out "$folder/parts" > /dev/null 2> "$folder/messages" &
pid=$!
tries=0
until grep -qs '^end' "$folder/parts/$sweep.partial"; do
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || fail "no cell was saved within a minute"
    kill -0 "$pid" 2> /dev/null || break
    sleep 0.1
done
kill -INT "$pid" 2> /dev/null || true
status=0
wait "$pid" || status=$?
if [ "$status" -eq 0 ]; then
    echo "the run ended before the signal came: skipped"
    exit 77
fi
[ "$status" -eq 130 ] || fail "exit status $status, not 130"
grep -q -- '--resume' "$folder/messages" || fail "no advice: $(cat "$folder/messages")"
[ ! -e "$folder/parts/$sweep.csv" ] || fail "a table of a part"

"$program" run "$sweep" --out "$folder/parts" --resume > /dev/null || fail "resuming"
cmp "$folder/whole/$sweep.csv" "$folder/parts/$sweep.csv" || fail "other bytes"
[ ! -e "$folder/parts/$sweep.partial" ] || fail "the checkpoint is left over"
echo "resumed to the same bytes"
