#!/usr/bin/env bash
# Builds everything and passes all tests; ends with "N passed, N failed". Needs the .NET SDK 10 and Node 20; installs Debian packages when root.
#   tests/run.sh [PART OF A TEST PROJECT'S NAME]
set -uo pipefail
cd "$(dirname "$0")/.."
. deploy/install.sh

passed=0 failed=0 skipped=0
finish() {
  echo
  [ "$skipped" -eq 0 ] || echo "$skipped skipped: they need ../shared (real council papers and published schemas), PostgreSQL, or root"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
  exit
}
broken() { # a step that is no test has failed
  echo "$1" >&2
  failed=$((failed + 1))
  finish
}

missing=()
need_dotnet || broken "The .NET SDK is missing."
need node nodejs
need npm npm
need pdftotext poppler-utils
need pdftoppm poppler-utils
need_postgresql
install_missing || broken "Packages are missing."

echo "== build"
dotnet restore Assistant.sln --locked-mode --nologo -v quiet || broken "The packages could not be restored as the lock files say."
dotnet build Assistant.sln --no-restore --nologo -v quiet || broken "The build failed."

results=$PWD/artifacts/test-results
rm -rf "$results"
mkdir -p "$results"

count() { # count LOG: adds up the summary line of an xunit v3 runner
  local line
  line=$(grep -E 'Total: +[0-9]+, Errors: +[0-9]+, Failed: +[0-9]+, Skipped: +[0-9]+' "$1" | tail -n 1)
  [ -n "$line" ] || return 1
  local total errors fails skips
  total=$(sed -E 's/.*Total: +([0-9]+).*/\1/' <<<"$line")
  errors=$(sed -E 's/.*Errors: +([0-9]+).*/\1/' <<<"$line")
  fails=$(sed -E 's/.*Failed: +([0-9]+).*/\1/' <<<"$line")
  skips=$(sed -E 's/.*Skipped: +([0-9]+).*/\1/' <<<"$line")
  passed=$((passed + total - fails - skips))
  failed=$((failed + fails + errors))
  skipped=$((skipped + skips))
}

for project in tests/*.Tests; do
  name=$(basename "$project")
  [[ "$name" == *"${1:-}"* ]] || continue
  echo "== $name"
  log=$results/$name.log
  timeout 600 "artifacts/bin/$name/debug/$name" -noColor >"$log" 2>&1
  code=$?
  grep -E '\[(FAIL|SKIP)\]|Total:' "$log" || true
  if ! count "$log" || { [ $code -ne 0 ] && ! grep -q '\[FAIL\]' "$log"; }; then
    tail -n 40 "$log"
    echo "$name ended with code $code"
    failed=$((failed + 1))
  elif [ $code -ne 0 ]; then
    grep -A 25 '\[FAIL\]' "$log" | head -n 200
  fi
done

if [ -d tests/clients ] && [[ "clients" == *"${1:-}"* ]]; then
  echo "== official clients"
  log=$results/clients.log
  (cd tests/clients && npm ci --no-audit --no-fund --loglevel=error && node --test --test-reporter=tap) >"$log" 2>&1
  grep -E '^(not )?ok ' "$log" || tail -n 30 "$log"
  ok=$(sed -nE 's/^# pass ([0-9]+)$/\1/p' "$log" | tail -n 1)
  bad=$(sed -nE 's/^# fail ([0-9]+)$/\1/p' "$log" | tail -n 1)
  [ -n "$ok" ] || { tail -n 30 "$log"; bad=1; }
  [ "${bad:-0}" -eq 0 ] || tail -n 60 "$log"
  passed=$((passed + ${ok:-0}))
  failed=$((failed + ${bad:-0}))
fi

finish
