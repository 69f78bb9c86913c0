#!/usr/bin/env bash
# How fast PDF files are read, compared with pdftotext alone on both cores, on the replayed council beside the project (../shared).
#   tests/benchmarks/extraction.sh [FILES]    default 1000, spread over all papers; 0: all of them (about 7,000)
# Prints seconds, processor seconds and the ratio of three rounds. WORK keeps the files for the next time.
set -euo pipefail
cd "$(dirname "$0")/../.."
SHARED=$(cd .. && pwd)/shared
[ -f "$SHARED/tools/oparl_replay.py" ] || { echo "skipped: ../shared is not there"; exit 0; }
COUNT=${1:-1000}
WORK=${WORK:-$PWD/artifacts/benchmarks}
FILES=$WORK/extraction-$COUNT
PORT=${PORT:-9802}
PROGRAM=$PWD/artifacts/bin/Assistant.Extraction/release/extraction
[ -n "${NO_BUILD:-}" ] || dotnet build tests/benchmarks/Assistant.Extraction -c Release --nologo -v quiet

if [ ! -d "$FILES" ]; then
  python3 "$SHARED/tools/oparl_replay.py" --data "$SHARED/data/oparl-karlsruhe" --port "$PORT" >/dev/null 2>&1 &
  replay=$!
  trap 'kill $replay 2>/dev/null || true' EXIT
  until curl -fs "http://127.0.0.1:$PORT/oparl/system" >/dev/null 2>&1; do sleep 0.2; done
  mkdir -p "$FILES.part"
  page="http://127.0.0.1:$PORT/oparl/bodies/0001/papers?limit=100"
  while [ -n "$page" ]; do
    curl -fs "$page" >"$WORK/page.json"
    python3 -c 'import json,sys; d=json.load(open(sys.argv[1])); print("\n".join(f["downloadUrl"] for p in d["data"] for f in ([p["mainFile"]] if p.get("mainFile") else []) + p.get("auxiliaryFile", []) if f.get("downloadUrl")))' "$WORK/page.json" >>"$WORK/addresses"
    page=$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1])).get("links", {}).get("next") or "")' "$WORK/page.json")
  done
  sort -u "$WORK/addresses" | awk -v n="$COUNT" '{ line[NR] = $0 } END { step = n > 0 && NR > n ? NR / n : 1; for (i = 1; i <= NR; i += step) print line[int(i)] }' >"$WORK/sample"
  n=0
  while read -r address; do
    n=$((n + 1))
    curl -fs "$address" -o "$FILES.part/$(printf %05d $n).pdf" || true
  done <"$WORK/sample"
  rm -f "$WORK/addresses" "$WORK/sample" "$WORK/page.json"
  mv "$FILES.part" "$FILES"
  kill $replay
fi

echo "$(find "$FILES" -name '*.pdf' | wc -l) files, $(du -sh "$FILES" | cut -f1)"
measured() { /usr/bin/env bash -c 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null' measured "$@" 2>&1 | tail -1; }
for round in 1 2 3; do
  alone=$(measured bash -c 'find "$0" -name "*.pdf" | xargs -P2 -I{} pdftotext -layout {} /dev/null' "$FILES")
  ours=$(measured "$PROGRAM" "$FILES")
  echo "$alone $ours" | awk '{ printf "pdftotext %.2f s (%.1f s of processor), host %.2f s (%.1f s): %.2f of its rate, %.2f by processor\n", $1, $2 + $3, $4, $5 + $6, $1 / $4, ($2 + $3) / ($5 + $6) }'
done
