#!/usr/bin/env bash
# Starts the host with the demo town and prints the address. Needs the .NET SDK 10 and Node 20; installs poppler-utils and tesseract-ocr when root.
#   PORT=8080 DEMO_PORT=8090 DATA=… deploy/run.sh
# Ctrl+C ends both servers. Can be run again: what was read stays in DATA.
set -euo pipefail
cd "$(dirname "$0")/.."
. deploy/install.sh

PORT=${PORT:-8080}
DEMO_PORT=${DEMO_PORT:-8090}
DATA=${DATA:-$PWD/data/demo}
PROGRAM=artifacts/assistant
COUNCIL=artifacts/demo-council

missing=()
need_dotnet
need pdftotext poppler-utils
need_recognition
need node nodejs
need npm npm
install_missing

echo "Building …"
build() { # build PROJECT TARGET
  local log
  log=$(mktemp)
  dotnet publish "$1" -c Release -o "$2" --nologo -v quiet >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; exit 1; }
  rm -f "$log"
}
build host/Assistant.Host "$PROGRAM"
build deploy/demo/server "$COUNCIL"

# The pack that ships names port 8090; another port needs a copy.
CITIES=$PROGRAM/cities
if [ "$DEMO_PORT" != 8090 ]; then
  CITIES=$DATA/cities
  mkdir -p "$CITIES/rebstadt"
  sed "s/8090/$DEMO_PORT/g" plugins/cities/rebstadt/city.yaml >"$CITIES/rebstadt/city.yaml"
fi

council= host=
finish() {
  trap - EXIT INT TERM
  [ -z "$host" ] || kill "$host" 2>/dev/null || true
  [ -z "$council" ] || kill "$council" 2>/dev/null || true
  wait 2>/dev/null || true
}
trap finish EXIT
trap 'finish; exit 130' INT
trap 'finish; exit 143' TERM

"$COUNCIL/demo-council" deploy/demo "$DEMO_PORT" &
council=$!
for _ in $(seq 100); do
  kill -0 "$council" 2>/dev/null || exit 1
  (exec 3<>"/dev/tcp/127.0.0.1/$DEMO_PORT") 2>/dev/null && break
  sleep 0.1
done

echo "Reading the papers of Rebstadt am Rhein …"
"$PROGRAM/assistant" sync --city rebstadt --data "$DATA" --cities "$CITIES"
"$PROGRAM/assistant" ask "Wurde die Baumschutzsatzung beschlossen?" --city rebstadt --data "$DATA" --cities "$CITIES"
echo "Ctrl+C ends the demo. Log lines follow only when something is wrong."
LOGGING__LOGLEVEL__DEFAULT=Warning "$PROGRAM/assistant" serve --data "$DATA" --cities "$CITIES" --urls "http://127.0.0.1:$PORT" &
host=$!
wait "$host"
