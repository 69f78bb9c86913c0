#!/usr/bin/env bash
# Builds everything and passes all tests; ends with "N passed, N failed". Needs the .NET SDK 10 and Node 20; installs Debian packages when root.
#   tests/run.sh [PART OF A TEST PROJECT'S NAME]
set -uo pipefail
cd "$(dirname "$0")/.."
. deploy/install.sh

part=${1:-}
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
need_recognition
need chromium chromium
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
  [[ "$name" == *"$part"* ]] || continue
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

browser_tests() { # in JSON: stats.expected passed, unexpected and flaky failed
  local report=$PWD/artifacts/e2e/report.json log=$results/e2e.log
  rm -f "$report"
  (cd tests/e2e && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error && CHROMIUM=$(command -v chromium) timeout 600 npx playwright test) >"$log" 2>&1
  local code=$?
  read -r ok bad skip < <(node -e 'const { stats, errors } = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")); console.log(stats.expected, stats.unexpected + stats.flaky + errors.length, stats.skipped)' "$report" 2>/dev/null) || { ok=0 bad=1 skip=0; }
  [ $code -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
  if [ "$bad" -gt 0 ]; then tail -n 200 "$log"; else grep -E 'passed|skipped' "$log" | tail -n 3; fi
  passed=$((passed + ok))
  failed=$((failed + bad))
  skipped=$((skipped + skip))
}

tap_tests() { # tap_tests NAME COMMAND…: a command that says what happened in TAP
  local log=$results/$1.log
  shift
  "$@" >"$log" 2>&1
  local ok bad
  ok=$(sed -nE 's/^# pass ([0-9]+)$/\1/p' "$log" | tail -n 1)
  bad=$(sed -nE 's/^# fail ([0-9]+)$/\1/p' "$log" | tail -n 1)
  grep -E '^(not )?ok ' "$log" || true
  [ -n "$ok" ] || bad=1
  [ "${bad:-0}" -eq 0 ] || tail -n 60 "$log"
  passed=$((passed + ${ok:-0}))
  failed=$((failed + ${bad:-0}))
}

component_tests() { # in JSON too
  local report=$results/web.json log=$results/web.log ok bad
  (cd host/web && npx vitest run --reporter=json --outputFile="$report") >"$log" 2>&1
  read -r ok bad < <(node -e 'const r = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")); console.log(r.numPassedTests, r.numFailedTests + r.testResults.filter(file => file.status === "failed" && file.assertionResults.length === 0).length)' "$report" 2>/dev/null) || { ok=0 bad=1; }
  [ "$bad" -eq 0 ] || { tail -n 60 "$log"; node -e 'for (const f of JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).testResults) for (const a of f.assertionResults) if (a.status === "failed") console.log(f.name, a.fullName, a.failureMessages.join("\n").slice(0, 1500))' "$report" 2>/dev/null; }
  echo "$ok passed, $bad failed"
  passed=$((passed + ok))
  failed=$((failed + bad))
}

wants() { # wants NAME: whether the part named on the command line is in it
  [[ "$1" == *"$part"* ]]
}

if wants clients; then
  echo "== official clients"
  tap_tests clients sh -c 'cd tests/clients && npm ci --no-audit --no-fund --loglevel=error && node --test --test-reporter=tap'
fi
if wants web; then
  echo "== the web chat's components"
  component_tests
fi
if wants e2e; then
  echo "== the web chat in a browser"
  browser_tests
fi

finish
