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
for command in list show check run figures report docs curve explain spectrum hull robustness superposition bench-report; do
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

# A claim whose data are absent is skipped, aloud, and so is its figure's measurement.
clothes=hull.share_inside_exceeds_gaussian_of_fashion_crops
export OVERFIT_FASHION_MNIST=$scratch/nowhere
expect "absent data skip a claim" 0 "^skipped +$clothes" check --only "$clothes"
expect "and its control" 0 "^skipped +control" check --only "control.$clothes.shuffled_pixels"
expect "a summary that counts it" 0 "^0 passed, 0 failed, 1 skipped$" check --only "$clothes"
expect "and says what to install" 0 "^skipped: .*nowhere.*dataset-fashion-mnist" check --only "$clothes"
expect "a skip among others" 0 "^1 passed, 0 failed, 1 skipped$" check --only "$id" --only "$clothes"
expect "a skip is no failure to stop at" 0 "2 skipped" check --fail-fast "$clothes"
check "CTest sees the word" bash -c "'$program' list --ctest overfit | grep -F '$clothes' | grep -q SKIP_REGULAR"
unset OVERFIT_FASHION_MNIST

# Bad tables: the message names file, line and column, and no output folder is made.
bad_table() {
    local what=$1 pattern=$2
    expect "$what" 2 "$pattern" curve table.csv --target y --out curve_out
    check "$what leaves nothing behind" test ! -e curve_out
}
rm -f table.csv
bad_table "a file that is not there" "table.csv"
printf 'a,y\n1,2\n3\n' >table.csv
bad_table "a ragged row" "table.csv.*line 3"
printf 'a,y\n1,2\n3,four\n' >table.csv
bad_table "text in a number column" "line 3.*y.*four"
printf 'a,y\r\n1,2\r\n3,nan\r\n' >table.csv
bad_table "NaN" "line 3"
: >table.csv
bad_table "an empty file" "empty"
{ echo 'a,y'; for i in $(seq 40); do echo "$i,7"; done; } >table.csv
bad_table "a constant target" "constant"
printf 'a,y\n1,2\n3,5' >table.csv
bad_table "fewer rows than needed" "row"
{ echo 'a,y'; for i in $(seq 40); do echo "$i,1e308"; echo "$i,-1e308"; done; } >table.csv
bad_table "huge values" "1e\\+?308|too large|huge|overflow"
{ echo 'a,target'; for i in $(seq 40); do echo "$i,$((i * i % 17))"; done; } >table.csv
bad_table "a target that is not there" "'y'"

# Bad tables for the hull, where two files may be at fault.
bad_hull() {
    local what=$1 pattern=$2
    shift 2
    expect "$what" 2 "$pattern" hull --train train.csv --out hull_out "$@"
    check "$what leaves nothing behind" test ! -e hull_out
}
printf 'a,b\n0,0\n1,0\n0,1\n' >train.csv
printf 'a,b\n0.2,0.2\n' >query.csv
bad_hull "neither queries nor leave-one-out" "--query FILE or --leave-one-out"
bad_hull "both queries and leave-one-out" "excludes" --query query.csv --leave-one-out
bad_hull "queries that are not there" "none.csv.*No such file" --query none.csv
bad_hull "no rows" "rows" --leave-one-out --rows 0
bad_hull "a column to ignore that is not there" "no column 'z'" --leave-one-out --ignore z
printf 'a,b\n0.2,two\n' >query.csv
bad_hull "text among the queries" "query.csv.*line 2.*'b'.*two" --query query.csv
printf 'a,b\n0.2,nan\n' >query.csv
bad_hull "NaN among the queries" "query.csv.*line 2.*nan" --query query.csv
printf 'a,c\n0.2,0.2\n' >query.csv
bad_hull "other columns" "no 'b', and it also has 'c'" --query query.csv
printf '\0\0\x08\x02\0\0\0\x02\xff\xff\xff\xffab' >query.csv
bad_hull "an IDX file that claims too much" "2 x 4294967295 elements.*2 bytes are found" --query query.csv
printf 'a,b\n0.2,0.2\n' | gzip | head -c 25 >query.csv
bad_hull "half a gzip file" "query.csv.*gzip" --query query.csv
printf 'a,b\n0,0\n1,inf\n' >train.csv
bad_hull "infinity in the training table" "train.csv.*line 3.*inf" --leave-one-out
printf '"`touch pwned`","$(touch pwned)"\n0,0\n1,0\n0,1\n0.2,0.2\n' | gzip >train.csv
expect "a hull from a compressed table with hostile names" 0 "Inside the hull 1, outside 3" \
    hull --train train.csv --leave-one-out --certificates --out hull_out
check "the verdicts are written" test -s hull_out/verdicts.csv
check "nothing in the names was executed" test ! -e pwned
check "nothing on standard error of hull in a pipe" bash -c \
    "[[ -z \$('$program' hull --train train.csv --leave-one-out --out hull_out 2>&1 >/dev/null) ]]"

# Bad tables and options for the smoothness of interpolants.
bad_robustness() {
    local what=$1 pattern=$2
    shift 2
    expect "$what" 2 "$pattern" robustness table.csv --out robustness_out "$@"
    check "$what leaves nothing behind" test ! -e robustness_out
}
printf 'a,y\n1,2\n3,4\n' >table.csv
bad_robustness "two rows to interpolate" "at least 3 different rows"
printf 'a,y\n1,2\n1,2\n1,2\n3,4\n' >table.csv
bad_robustness "three rows that are one" "at least 3 different rows"
{ echo 'a,b'; for i in $(seq 30); do echo "$i,$((i * i % 17))"; done; } >table.csv
bad_robustness "a label that is not there" "no column 'y'" --target y
bad_robustness "fewer parameters than rows" "30 rows need at least" --parameters 20
bad_robustness "more parameters than memory" "too much memory" --parameters 100000000 --bandwidth 10
bad_robustness "a bandwidth of nothing" "bandwidth" --bandwidth 0
bad_robustness "no rows at all" "rows" --rows 0
printf 'a,b\n0,0\n1,inf\n' >table.csv
bad_robustness "infinity in a table to interpolate" "table.csv.*line 3.*inf"
{ echo '"`touch pwned`","$(touch pwned)"'; for i in $(seq 30); do echo "$i,$((i * i % 17))"; done; } >table.csv
expect "interpolants of a table with hostile names" 0 "Law of robustness" \
    robustness table.csv --target '$(touch pwned)' --out robustness_out
check "the curve of gradients is written" test -s robustness_out/robustness.csv
check "nothing in those names was executed" test ! -e pwned
rm -f table.csv

# Bad tables and options for what a small model stores.
bad_superposition() {
    local what=$1 pattern=$2
    shift 2
    expect "$what" 2 "$pattern" superposition --steps 50 --out stored "$@"
    check "$what leaves nothing behind" test ! -e stored
}
printf 'a,b\n1,2\n3,four\n' >table.csv
bad_superposition "text among the examples" "table.csv.*line 3.*'b'.*four" table.csv
printf 'a,b\n1,2\n3,nan\n' >table.csv
bad_superposition "NaN among the examples" "table.csv.*line 3.*nan" table.csv
: >table.csv
bad_superposition "an empty table of examples" "empty" table.csv
printf 'a,b\n0,0\n0,0\n' >table.csv
bad_superposition "examples that are all zero" "every row is zero" table.csv
printf 'a,b\n1,2\n0,0\n-3,1e8\n' >table.csv
bad_superposition "a row that single precision cannot square" "row 3.*no-normalize" table.csv --no-normalize
bad_superposition "a file and drawn examples" "excludes" table.csv --examples 5
bad_superposition "a column to leave out that is not there" "no column 'z'" table.csv --ignore z
bad_superposition "a test table without a table" "requires FILE" --test table.csv
bad_superposition "no examples" "examples" --examples 5,0
bad_superposition "inputs that are always zero" "sparsity" --sparsity 1
bad_superposition "inputs that are nearly always zero" "raise --features" --sparsity 0.9999999
bad_superposition "no hidden dimension" "hidden" --hidden 0
bad_superposition "a rate of nothing" "rate" --rate 0
bad_superposition "a picture of an unknown kind" "gif" --format gif
expect "examples with a negative entry and a row of zeros" 0 "1 row of zeros left out" \
    superposition table.csv --steps 50 --out stored
check "the ranking is written" test -s stored/examples.csv
check "no checkpoint is left" bash -c "! ls stored/*.partial 2>/dev/null"
check "nothing on standard error of superposition in a pipe" bash -c \
    "[[ -z \$('$program' superposition --steps 500 --out stored 2>&1 >/dev/null) ]]"
printf '"`touch pwned`","$(touch pwned)"\n1,2\n3,4\n' >table.csv
cp table.csv '$(touch pwned)`touch pwned`.csv'
expect "a model of a table with hostile names" 0 "Features by dimensionality" \
    superposition '$(touch pwned)`touch pwned`.csv' --steps 50 --out stored
check "nothing in the names of features was executed" test ! -e pwned
rm -f table.csv

# Names that a shell or gnuplot would execute do nothing.
{
    echo '"`touch pwned`","$(touch pwned)","it''s, ""quoted""",y'
    for i in $(seq 60); do echo "$i,$((i * 37 % 61)),$((i * i % 53)),$((i * 7 % 31))"; done
} >table.csv
expect "a header with backticks, quotes and commas" 0 "threshold" curve table.csv --target y --out curve_out
check "the curve is written" test -s curve_out/curve.csv
check "nothing in the header was executed" test ! -e pwned

# Any number of threads gives the same bits.
"$program" show "$id" --threads 1 >one
"$program" show "$id" --threads 7 >seven
check "one and seven threads print the same" cmp -s one seven

echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
