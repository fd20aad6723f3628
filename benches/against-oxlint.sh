#!/usr/bin/env bash
# Compares a cold `addinspect check` with oxlint on the files that addinspect does not leave out.
#
#   benches/against-oxlint.sh DIR [RUNS]
#
# All are run in turn, RUNS times (default 15): medians, and ratios to oxlint with one rule. addinspect is also run on
# DIR itself, where it has to find out first what to leave out; peak memory needs GNU time.
# ADDINSPECT: the binary (default: the release build). OXLINT: its command (default: installed from npm).
set -euo pipefail

folder=$(realpath "${1:?usage: $0 DIR [RUNS]}")
runs=${2:-15}
oxlint_version=1.94.0
root=$(realpath "$(dirname "$0")/..")
addinspect=${ADDINSPECT:-$root/target/release/addinspect}
temp=$(mktemp -d)
trap 'rm -rf "$temp"' EXIT
mkdir "$temp/files" "$temp/empty" "$temp/times"

[ -x "$addinspect" ] || (cd "$root" && cargo build --release)
if [ -z "${OXLINT:-}" ]; then
  npm install --prefix "$temp/npm" --no-save --no-audit --no-fund --ignore-scripts "oxlint@$oxlint_version" >&2
  OXLINT=$temp/npm/node_modules/.bin/oxlint
fi

# The sources that are not left out, and (for addinspect's sake) the manifests that make add-ins of them.
"$addinspect" check "$folder" --explain-files --format json --fail-on never >"$temp/check.json"
node -e '
  const { files, addIns } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
  const kept = files.filter((file) => file.role !== "left-out").map((file) => file.path);
  const manifests = addIns.flatMap((addIn) => addIn.manifests.map((manifest) => manifest.path));
  console.error(`${kept.length} files, ${manifests.length} manifests; ${files.length - kept.length} left out`);
  process.stdout.write([...new Set([...kept, ...manifests])].map((path) => path + "\0").join(""));
' "$temp/check.json" >"$temp/list"
(cd "$folder" && xargs -0 cp --parents -t "$temp/files" <"$temp/list")

one_rule=(-A all -D no-debugger)
names=(oxlint-one-rule oxlint-default oxlint-empty-folder addinspect-same-files addinspect-whole-folder)
# run NAME [PREFIX...]: runs it, with a command in front of it.
run() {
  local name=$1
  shift
  case $name in
    oxlint-one-rule) "$@" "$OXLINT" "${one_rule[@]}" "$temp/files" ;;
    oxlint-default) "$@" "$OXLINT" "$temp/files" ;;
    oxlint-empty-folder) "$@" "$OXLINT" "${one_rule[@]}" "$temp/empty" ;;
    addinspect-same-files) "$@" "$addinspect" check --fail-on never "$temp/files" ;;
    addinspect-whole-folder) "$@" "$addinspect" check --fail-on never "$folder" ;;
  esac
}

median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

peak() {
  [ -x /usr/bin/time ] || { echo - && return; }
  run "$1" /usr/bin/time -v -o "$temp/peak" >/dev/null 2>&1 || true
  awk -F': ' '/Maximum resident/ { printf "%.0f", $2 / 1024 }' "$temp/peak"
}

# Once unmeasured, so that all find the files in memory. A status of 1 only says that something was found.
for name in "${names[@]}"; do
  status=0
  run "$name" >/dev/null 2>"$temp/errors" || status=$?
  [ "$status" -le 1 ] || { cat "$temp/errors" >&2 && echo "$name failed: $status" >&2 && exit 1; }
done
for ((i = 0; i < runs; i++)); do
  for name in "${names[@]}"; do
    start=${EPOCHREALTIME/[.,]/}
    run "$name" >/dev/null 2>&1 || true
    echo $((${EPOCHREALTIME/[.,]/} - start)) >>"$temp/times/$name"
  done
done

base=$temp/times/${names[0]}
printf '%-25s %10s %8s %8s\n' "median of $runs" ms ratio "peak MB"
for name in "${names[@]}"; do
  paste "$temp/times/$name" "$base" | awk '{ print $1 / $2 }' >"$temp/ratios"
  milliseconds=$(median "$temp/times/$name" | awk '{ print $1 / 1000 }')
  printf '%-25s %10.0f %8.2f %8s\n' "$name" "$milliseconds" "$(median "$temp/ratios")" "$(peak "$name")"
done
