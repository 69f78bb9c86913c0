#!/usr/bin/env bash
# Measures the host on the replayed council beside the project (../shared). Prints what goes into RESULTS.md.
#   tests/benchmarks/council.sh sync     full sync and a second one: seconds and peak resident memory
#   tests/benchmarks/council.sh serve    time until ready, resident memory when idle, search latency inside the running host
#   tests/benchmarks/council.sh eval     retrieval quality on the question sets
#   tests/benchmarks/council.sh answers  how often an answer without a model cites what is relevant, and refuses what nobody wrote (after sync)
#   tests/benchmarks/council.sh hybrid   time of a search by words and meaning over 100,000 passages, with the question's embedding (after sync)
#   tests/benchmarks/council.sh kill     kill -9 at ten random moments (SEED=…), then the checksum against that of an undisturbed run
# WORK (default artifacts/benchmarks) keeps the data directory of `sync` for the others.
set -euo pipefail
cd "$(dirname "$0")/../.."
SHARED=$(cd .. && pwd)/shared
[ -f "$SHARED/tools/oparl_replay.py" ] || { echo "skipped: ../shared is not there"; exit 0; }
WORK=${WORK:-$PWD/artifacts/benchmarks}
PORT=${PORT:-9801}
PROGRAM=$PWD/artifacts/assistant/assistant
mkdir -p "$WORK/cities/karlsruhe"
cat >"$WORK/cities/karlsruhe/city.yaml" <<YAML
id: karlsruhe
name: { de: Karlsruhe, en: Karlsruhe }
ags: "08212000"
network: { allow: ["127.0.0.1:$PORT"] }
plugins:
  ris: { oparl: "http://127.0.0.1:$PORT/oparl/system" }
YAML
[ -n "${NO_BUILD:-}" ] || dotnet publish host/Assistant.Host -c Release -o artifacts/assistant --nologo -v quiet

children=()
finish() { for child in "${children[@]:-}"; do [ -z "$child" ] || kill "$child" 2>/dev/null || true; done; }
trap finish EXIT

replay() {
  python3 "$SHARED/tools/oparl_replay.py" --port "$PORT" >/dev/null 2>&1 &
  children+=($!)
  until curl -fs "http://127.0.0.1:$PORT/oparl/system" >/dev/null 2>&1; do sleep 0.2; done
}

assistant() { "$PROGRAM" "$@" --cities "$WORK/cities"; }

# Runs the program and prints its seconds and its peak resident memory (VmHWM of /proc; a forked child still shows its parent's pages, so
# children are not added up).
measured() {
  "$@" &
  local pid=$! peak=0 now start=$EPOCHREALTIME
  while now=$(awk '/VmHWM/ { print $2 }' "/proc/$pid/status" 2>/dev/null) && [ -n "$now" ]; do
    peak=$now
    sleep 0.1
  done
  wait $pid
  awk -v s="$start" -v e="$EPOCHREALTIME" -v p="$peak" 'BEGIN { printf "  %.1f s, peak %.0f MB resident\n", e - s, p / 1024 }'
}

case ${1:-} in
sync)
  replay
  rm -rf "$WORK/data"
  echo "full sync"
  measured "$PROGRAM" sync --city karlsruhe --data "$WORK/data" --cities "$WORK/cities"
  echo "second sync, nothing new"
  measured "$PROGRAM" sync --city karlsruhe --data "$WORK/data" --cities "$WORK/cities"
  ;;
serve)
  start=$EPOCHREALTIME
  ASSISTANT__SyncInterval=00:00:00 "$PROGRAM" serve --urls http://127.0.0.1:9811 --data "$WORK/data" --cities "$WORK/cities" >/dev/null 2>&1 &
  host=$!
  children+=($host)
  until curl -fs http://127.0.0.1:9811/health/ready >/dev/null 2>&1; do sleep 0.02; done
  awk -v s="$start" -v e="$EPOCHREALTIME" 'BEGIN { printf "ready after %.2f s\n", e - s }'
  sleep 5
  awk '/VmRSS/ { printf "idle: %.0f MB resident\n", $2 / 1024 }' "/proc/$host/status"
  node tests/benchmarks/latency.mjs http://127.0.0.1:9811 "$SHARED/data/retrieval/karlsruhe-qa/questions.jsonl"
  awk '/VmRSS/ { printf "after these searches: %.0f MB resident\n", $2 / 1024 }' "/proc/$host/status"
  ;;
eval)
  for set in karlsruhe-qa xquad-de; do
    echo "$set"
    assistant eval --questions "$SHARED/data/retrieval/$set/questions.jsonl" --passages "$SHARED/data/retrieval/$set/passages.jsonl"
  done
  sed "s#https://web1.karlsruhe.de/oparl/#http://127.0.0.1:$PORT/oparl/#g" "$SHARED/data/retrieval/karlsruhe-gold/questions.jsonl" >"$WORK/gold.jsonl"
  echo "karlsruhe-gold, by paper"
  assistant eval --questions "$WORK/gold.jsonl" --city karlsruhe --data "$WORK/data"
  ;;
answers)
  ASSISTANT__SyncInterval=00:00:00 "$PROGRAM" serve --urls http://127.0.0.1:9811 --data "$WORK/data" --cities "$WORK/cities" >/dev/null 2>&1 &
  children+=($!)
  until curl -fs http://127.0.0.1:9811/health/ready >/dev/null 2>&1; do sleep 0.1; done
  sed "s#https://web1.karlsruhe.de/oparl/#http://127.0.0.1:$PORT/oparl/#g" "$SHARED/data/retrieval/karlsruhe-gold/questions.jsonl" >"$WORK/gold.jsonl"
  echo "karlsruhe-gold"
  node tests/benchmarks/answers.mjs http://127.0.0.1:9811 "$WORK/gold.jsonl"
  ;;
hybrid)
  dotnet build tests/doubles/Assistant.Doubles.Ollama -c Release --nologo -v quiet
  rm -rf "$WORK/hybrid"
  cp -r "$WORK/data" "$WORK/hybrid"
  python3 tests/benchmarks/grow.py "$WORK/hybrid" "${PASSAGES:-100000}"
  # A stand-in for a model: what it costs is the way there and back, not the thinking.
  artifacts/bin/Assistant.Doubles.Ollama/release/ollama-double 9812 --models qwen3:14b --embed-models bge-m3 --dimension 1024 >/dev/null 2>&1 &
  children+=($!)
  ASSISTANT__Models__Endpoints__0__Url=http://127.0.0.1:9812 ASSISTANT__Models__Roles__embed__0=bge-m3 ASSISTANT__SyncInterval=00:00:00 \
    "$PROGRAM" serve --urls http://127.0.0.1:9811 --data "$WORK/hybrid" --cities "$WORK/cities" >/dev/null 2>&1 &
  children+=($!)
  until curl -fs http://127.0.0.1:9811/health/ready >/dev/null 2>&1; do sleep 0.1; done
  node tests/benchmarks/hybrid.mjs http://127.0.0.1:9811 "$SHARED/data/retrieval/karlsruhe-qa/questions.jsonl"
  ;;
kill)
  replay
  undisturbed=$(assistant sync --city karlsruhe --data "$WORK/data" --json | sed -E 's/.*"checksum":"([0-9a-f]+)".*/\1/')
  echo "undisturbed  $undisturbed"
  RANDOM=${SEED:-20261122}
  rm -rf "$WORK/killed"
  for round in $(seq 10); do
    "$PROGRAM" sync --city karlsruhe --data "$WORK/killed" --cities "$WORK/cities" >/dev/null 2>&1 &
    victim=$!
    moment=$((RANDOM % 18000 + 500))
    sleep "$(awk -v m=$moment 'BEGIN { print m / 1000 }')"
    if kill -9 $victim 2>/dev/null; then echo "killed after $moment ms"; else echo "had ended before $moment ms"; fi
    wait $victim 2>/dev/null || true
  done
  final=$(assistant sync --city karlsruhe --data "$WORK/killed" --json | sed -E 's/.*"checksum":"([0-9a-f]+)".*/\1/')
  echo "after kills  $final"
  [ "$undisturbed" = "$final" ] && echo "equal" || { echo "DIFFERENT"; exit 1; }
  ;;
*)
  sed -n '2,10p' "$0"
  exit 2
  ;;
esac
