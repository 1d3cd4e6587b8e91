#!/usr/bin/env bash
# Runs every command in the README's sh blocks, in a scratch copy of the folder it is read in. The
# two set-up scripts are what runs this test, so they are only checked to exist; a topic's tests are only
# listed; of the commands that draw or report everything, which other tests run in full, a part is run.
#   readme_test.sh SOURCE_FOLDER BUILD_FOLDER
set -euo pipefail
source=$1 build=$2

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/build"
ln -s "$build" "$scratch/build/release"
ln -s "$source/data" "$source/scripts" "$scratch/"
cd "$scratch"
export PATH="$build/app:$PATH"

mapfile -t commands < <(awk '/^```sh$/ {inside = 1; next} /^```$/ {inside = 0} inside' "$source/README.md" |
    sed 's/  *#.*$//' | grep -v '^ *$')
[[ ${#commands[@]} -ge 12 ]] || { echo "only ${#commands[@]} commands found in README.md"; exit 1; }

failed=0
for command in "${commands[@]}"; do
    if [[ $command =~ ^scripts/ ]]; then
        [[ -x ${command%% *} ]] || { echo "FAILED: $command is not executable"; failed=$((failed + 1)); }
        continue
    fi
    if [[ $command =~ ^ctest\ .*-L ]]; then command+=" -N"; fi
    if [[ $command =~ ^overfit\ (figures|report)\ -- ]]; then command+=" bias_law"; fi
    if ! bash -c "$command" >output 2>&1 </dev/null; then
        echo "FAILED: $command"
        tail -n 8 output | sed 's/^/    /'
        failed=$((failed + 1))
    fi
done
echo "${#commands[@]} commands, $failed failed"
[[ $failed -eq 0 ]]
