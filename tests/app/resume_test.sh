#!/bin/sh
# A long command that is interrupted by SIGINT saves, exits with 130, and resumes to the bytes of an
# uninterrupted run. The signal comes when a .partial file has a line that begins with SAVED; RESULT.csv is
# compared. Usage: resume_test.sh PROGRAM SAVED RESULT ARGUMENT...
set -eu
program=$1
saved=$2
result=$3
shift 3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    echo "FAILED: $1"
    exit 1
}

"$program" "$@" --out "$folder/whole" > /dev/null || fail "the whole run"

# A shell without job control starts background commands with SIGINT ignored; the program installs
# its own handler all the same.
"$program" "$@" --out "$folder/parts" > /dev/null 2> "$folder/messages" &
pid=$!
tries=0
until grep -qs "^$saved" "$folder/parts"/*.partial; do
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || fail "nothing was saved within a minute"
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
[ ! -e "$folder/parts/$result.csv" ] || fail "a table of a part"

"$program" "$@" --out "$folder/parts" --resume > /dev/null || fail "resuming"
cmp "$folder/whole/$result.csv" "$folder/parts/$result.csv" || fail "other bytes"
for left in "$folder/parts"/*.partial; do
    [ ! -e "$left" ] || fail "the checkpoint $left is left over"
done
echo "resumed to the same bytes"
