#!/usr/bin/env bash
# Runs the program as a person would: exit codes, messages, colours, help, and bad input.
#   command_line_test.sh PROGRAM
set -uo pipefail
program=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
passed=0 failed=0

# expect WHAT CODE PATTERN ARGUMENTS…: exit code and a pattern in stdout or stderr.
expect() {
    local what=$1 code=$2 pattern=$3
    shift 3
    "$program" "$@" >stdout 2>stderr </dev/null
    local got=$?
    if [[ $got -eq $code ]] && cat stdout stderr | grep -qE -- "$pattern"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n  overfit %s\n  exit %d, expected %d and /%s/ in:\n' "$what" "$*" "$got" \
            "$code" "$pattern"
        head -n 5 stdout stderr | sed 's/^/    /'
    fi
}

# check WHAT COMMAND…: the command must succeed.
check() {
    local what=$1
    shift
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $what"; fi
}

id=ridgeless.best_ridge_penalty_eq_p_noise_over_signal

expect "no command is misuse" 2 "subcommand is required"
expect "help" 0 "Exit codes: 0 all hold; 1 a claim fails" --help
for command in list show check run figures report docs curve bench-report; do
    expect "help of $command" 0 "Usage: overfit $command" "$command" --help
done
expect "version" 0 '^[0-9]+\.[0-9]+\.[0-9]+$' --version
expect "unknown command" 2 "" explode
expect "unknown option" 2 "explode" check --explode
expect "list names claims" 0 "^$id$" list --ids
expect "list names sweeps" 0 "ridgeless_risk" list --sweeps
expect "unknown claim names the nearest" 2 "nearest is '$id'" show ridgeless.best_ridge_penalty_eqq
expect "show prints the source" 0 "DobribanWager2018" show "$id"
expect "a claim that holds exits 0" 0 "^holds +$id" check --only "$id"
expect "a control that rejects exits 0" 0 "^rejects +control" check --only "control.$id.stronger_signal"
expect "seed is not a number" 2 "seed: 'x1' is not a whole number" check --only "$id" --seed x1
expect "seed is too large" 2 "18446744073709551616" check --only "$id" --seed 18446744073709551616
expect "seed any is printed" 0 "replay with --seed [0-9]+" check --only "$id" --seed any
expect "unknown tier" 2 "tier" check --only "$id" --tier huge
expect "negative threads" 2 "threads" check --only "$id" --threads -1
check "no colour in a pipe" bash -c "! '$program' check --only $id | grep -q $'\\033'"
check "nothing on standard error in a pipe" bash -c "[[ -z \$('$program' check --only $id 2>&1 >/dev/null) ]]"

# Any number of threads gives the same bits.
"$program" show "$id" --threads 1 >one
"$program" show "$id" --threads 7 >seven
check "one and seven threads print the same" cmp -s one seven

echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
