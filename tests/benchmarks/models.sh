#!/usr/bin/env bash
# Measures the host between its users and the model servers, on this machine against the double of Ollama, asked directly and through nginx
# in the same run. Prints rows for RESULTS.md.
#   tests/benchmarks/models.sh ttft      time to the first token that the host adds: 200 streams of 50 tokens/s
#   tests/benchmarks/models.sh streams   1,000 streams of 50 tokens/s at a time: failures, resident memory of the host
#   tests/benchmarks/models.sh rate      tokens/s: 1,000 streams of 50 tokens/s, and 64 as fast as it goes
#   tests/benchmarks/models.sh dead      no model server answers (refused, dropped, half-dead, died a moment ago): time until an extractive answer begins
#   tests/benchmarks/models.sh failover  one of three model servers is killed under load
#   tests/benchmarks/models.sh direct    the first three without the host
# WORK (default artifacts/benchmarks/models) keeps the demo town; PROGRAM another build of the host; NO_BUILD=1 builds nothing.
set -euo pipefail
cd "$(dirname "$0")/../.."
figure=${1:-}
case $figure in
ttft | streams | rate | dead | failover | direct) ;;
*)
  sed -n '2,10p' "$0"
  exit 2
  ;;
esac
command -v nginx >/dev/null || { echo "skipped: nginx is not there (apt-get install nginx-light)"; exit 0; }

WORK=${WORK:-$PWD/artifacts/benchmarks/models}
PROGRAM=${PROGRAM:-$PWD/artifacts/assistant/assistant}
DOUBLE=$PWD/artifacts/bin/Assistant.Doubles.Ollama/release/ollama-double
LOAD=$PWD/artifacts/bin/Assistant.Load/release/load
COUNCIL=$PWD/artifacts/bin/Assistant.DemoCouncil/release/demo-council
BASE=${BASE:-9820} # nine ports from here
OLLAMA=$((BASE + 1)) NGINX=$((BASE + 4)) HOST=$((BASE + 5)) TOWN=$((BASE + 6))
SECONDS_LOADED=${SECONDS_LOADED:-12}
mkdir -p "$WORK"

if [ -z "${NO_BUILD:-}" ]; then
  for project in tests/doubles/Assistant.Doubles.Ollama tests/benchmarks/Assistant.Load deploy/demo/server; do
    dotnet build "$project" -c Release --nologo -v quiet
  done
  [ "$figure" = direct ] || dotnet publish host/Assistant.Host -c Release -o artifacts/assistant --nologo -v quiet
fi

children=()
finish() {
  for child in "${children[@]:-}"; do [ -z "$child" ] || kill "$child" 2>/dev/null || true; done
  wait 2>/dev/null || true
}
trap finish EXIT
stop() { # stop PID
  kill "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}

started=
double() { # double PORT [OPTION…]
  "$DOUBLE" "$@" --parallel 4096 --plain-models modell >"$WORK/double-$1.log" 2>&1 &
  started=$!
  children+=("$started")
  for _ in $(seq 200); do [ ! -s "$WORK/double-$1.log" ] || return 0; sleep 0.05; done
  echo "The double at $1 did not start." >&2
  exit 1
}

proxy() {
  mkdir -p "$WORK/nginx"
  cat >"$WORK/nginx/nginx.conf" <<NGINX
daemon off;
pid $WORK/nginx/pid;
error_log $WORK/nginx/error.log;
worker_processes auto;
events { worker_connections 8192; }
http {
  access_log off;
  client_body_temp_path $WORK/nginx/body; proxy_temp_path $WORK/nginx/proxy;
  fastcgi_temp_path $WORK/nginx/fastcgi; uwsgi_temp_path $WORK/nginx/uwsgi; scgi_temp_path $WORK/nginx/scgi;
  upstream ollama { server 127.0.0.1:$OLLAMA; keepalive 2048; }
  server {
    listen 127.0.0.1:$NGINX backlog=4096;
    location / { proxy_pass http://ollama; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off; proxy_read_timeout 600s; }
  }
}
NGINX
  nginx -e "$WORK/nginx/error.log" -p "$WORK/nginx" -c "$WORK/nginx/nginx.conf" &
  children+=($!)
  for _ in $(seq 100); do ! curl -fs "http://127.0.0.1:$NGINX/api/version" >/dev/null 2>&1 || return 0; sleep 0.05; done
  echo "nginx did not start: see $WORK/nginx/error.log" >&2
  exit 1
}

town() { # the demo town's papers, read once
  mkdir -p "$WORK/cities/rebstadt"
  sed "s/8090/$TOWN/g" plugins/cities/rebstadt/city.yaml >"$WORK/cities/rebstadt/city.yaml"
  [ ! -e "$WORK/data/.synced" ] || return 0
  "$COUNCIL" deploy/demo "$TOWN" >/dev/null 2>&1 &
  local council=$!
  children+=("$council")
  for _ in $(seq 100); do ! curl -fs "http://127.0.0.1:$TOWN/oparl/system" >/dev/null 2>&1 || break; sleep 0.1; done
  "$PROGRAM" sync --city rebstadt --data "$WORK/data" --cities "$WORK/cities" >/dev/null
  stop "$council"
  touch "$WORK/data/.synced"
}

host=
host() { # host URL…: starts the host with these model servers
  local settings=(ASSISTANT__SyncInterval=00:00:00 ASSISTANT__MODELS__ROLES__CHAT__0=modell) index=0
  for url in "$@"; do
    settings+=("ASSISTANT__MODELS__ENDPOINTS__${index}__URL=$url" "ASSISTANT__MODELS__ENDPOINTS__${index}__PARALLEL=1024")
    index=$((index + 1))
  done
  env "${settings[@]}" ${HOST_SETTINGS:-} "$PROGRAM" serve --urls "http://127.0.0.1:$HOST" --data "$WORK/data" --cities "$WORK/cities" >"$WORK/host.log" 2>&1 &
  host=$!
  children+=("$host")
  for _ in $(seq 200); do
    ! curl -fs "http://127.0.0.1:$HOST/health/ready" >/dev/null 2>&1 || return 0
    kill -0 "$host" 2>/dev/null || { cat "$WORK/host.log" >&2; exit 1; }
    sleep 0.1
  done
  echo "The host was not ready within 20 seconds: see $WORK/host.log" >&2
  exit 1
}

chat() { # chat PORT MODEL OPTION…: one line of JSON
  local port=$1 model=$2
  shift 2
  "$LOAD" "http://127.0.0.1:$port/v1/chat/completions" --model "$model" --json "$@" || true
}
value() { sed -E "s/.*\"$1\":([0-9.]+).*/\1/" <<<"$2"; }
errors() { sed -E 's/.*"errors":\[(.*)\]\}/\1/' <<<"$1"; }
calc() { awk "BEGIN { printf \"$1\", $2 }"; }
resident() { awk -v what="$1" '$1 == what ":" { printf "%.0f", $2 / 1024 }' "/proc/$host/status"; }
row() { echo "| $1 | $2 | $3 | \`tests/benchmarks/models.sh $figure\` |"; }

# The legs of a figure: direct, nginx, and the host where it is measured.
legs() { # legs OPTION…: sets direct, nginx and through
  direct=$(chat "$OLLAMA" modell "$@")
  nginx=$(chat "$NGINX" modell "$@")
  echo "  direct  $direct" >&2
  echo "  nginx   $nginx" >&2
  [ "$figure" = direct ] && return 0
  through=$(chat "$HOST" chat "$@")
  echo "  host    $through" >&2
}
steady=(--seconds "$SECONDS_LOADED" --warmup 3 --stagger 3000)
firsts() { echo "$(value first_p50_ms "$1") / $(value first_p99_ms "$1") ms"; }

ttft() {
  legs --streams 200 "${steady[@]}"
  [ "$figure" = direct ] && { row "time to first token, 200 streams of 50 tokens/s, p50 / p99" "" "direct $(firsts "$direct"), nginx $(firsts "$nginx")"; return; }
  row "time to first token that the host adds, 200 streams of 50 tokens/s" "p50 under 3 ms, p99 under 15 ms" \
    "p50 $(calc %.2f "$(value first_p50_ms "$through") - $(value first_p50_ms "$direct")") ms, p99 $(calc %.2f "$(value first_p99_ms "$through") - $(value first_p99_ms "$direct")") ms (p50 / p99: direct $(firsts "$direct"), nginx $(firsts "$nginx"), host $(firsts "$through"); failed: $(value failed "$through"))"
}

streams() {
  legs --streams 1000 "${steady[@]}"
  [ "$figure" = direct ] && { row "1,000 streams of 50 tokens/s at a time" "" "failed: direct $(value failed "$direct"), nginx $(value failed "$nginx")"; return; }
  row "1,000 streams of 50 tokens/s at a time" "no error, under 300 MB" \
    "$(value streams "$through") streams, $(value most_open "$through") at a time, failed $(value failed "$through") $(errors "$through"); host at most $(resident VmHWM) MB resident, $(resident VmRSS) MB afterwards"
}

rate() {
  legs --streams 1000 "${steady[@]}"
  local asked="1,000 streams of 50 tokens/s"
  if [ "$figure" = direct ]; then
    row "tokens/s, $asked" "" "direct $(value tokens_per_s "$direct"), nginx $(value tokens_per_s "$nginx")"
  else
    row "tokens/s through the host, $asked" "at least 0.9 of nginx" \
      "$(value tokens_per_s "$through") of nginx's $(value tokens_per_s "$nginx"): $(calc %.2f "$(value tokens_per_s "$through") / $(value tokens_per_s "$nginx")") (direct $(value tokens_per_s "$direct"))"
  fi
  curl -fs -X POST "http://127.0.0.1:$OLLAMA/double/pace" >/dev/null
  legs --streams 64 --seconds 6 --warmup 1
  if [ "$figure" = direct ]; then
    row "tokens/s, 64 streams as fast as it goes" "" "direct $(value tokens_per_s "$direct"), nginx $(value tokens_per_s "$nginx")"
  else
    row "tokens/s through the host, 64 streams as fast as it goes" "" \
      "$(value tokens_per_s "$through"); nginx, which copies blocks and reads no line, $(value tokens_per_s "$nginx"); direct $(value tokens_per_s "$direct")"
  fi
}

# One question after the other, since each must meet the servers as they are.
first_words() { # first_words TIMES: the time of the first and the slowest of the others, "none" where one did not begin
  local first="" slowest=0 answer
  for _ in $(seq "$1"); do
    answer=$("$LOAD" "http://127.0.0.1:$HOST/api/agent" --streams 1 --json --city rebstadt || true)
    echo "  $answer" >&2
    [ "$(value finished "$answer")" = 1 ] && [ "$(value tokens "$answer")" != 0 ] || { echo "none"; return; }
    if [ -z "$first" ]; then
      first=$(calc %.0f "$(value first_max_ms "$answer")")
    else
      slowest=$(calc %.0f "($(value first_max_ms "$answer") > $slowest ? $(value first_max_ms "$answer") : $slowest)")
    fi
  done
  [ "$1" = 1 ] && echo "$first ms" || echo "$first ms just after the start, $slowest ms later"
}

dead() {
  town
  local results=() one
  local servers=("http://127.0.0.1:$OLLAMA" "http://127.0.0.1:$((OLLAMA + 1))" "http://127.0.0.1:$((OLLAMA + 2))")
  for how in refused dropped half-dead; do
    local pids=()
    for index in 0 1 2; do
      case $how in
      dropped) double $((OLLAMA + index)) --black-hole; pids+=("$started") ;;
      half-dead) double $((OLLAMA + index)) --fault HangBeforeHeaders; pids+=("$started") ;;
      esac
    done
    host "${servers[@]}"
    results+=("$how $(first_words 5)")
    stop "$host"
    for pid in "${pids[@]:-}"; do [ -z "$pid" ] || stop "$pid"; done
  done
  # Alive when last looked at.
  for how in "killed a moment ago" "half-dead since a moment ago"; do
    pids=()
    for index in 0 1 2; do double $((OLLAMA + index)) --tokens 20; pids+=("$started"); done
    host "${servers[@]}"
    # One question that they still answer: what is measured is no start.
    first_words 1 >/dev/null
    for index in 0 1 2; do
      case $how in
      killed*) kill -9 "${pids[$index]}" ;;
      *) curl -fs -X POST "http://127.0.0.1:$((OLLAMA + index))/double/faults?kind=HangBeforeHeaders" >/dev/null ;;
      esac
    done
    results+=("$how $(first_words 1)")
    stop "$host"
    for pid in "${pids[@]}"; do stop "$pid"; done
  done
  row "every model server dead: an extractive answer begins" "within 1 s" "$(printf '%s; ' "${results[@]}" | sed 's/; $//')"
}

failover() {
  town
  local pids=() results=()
  for api in "api/agent" "v1/chat/completions"; do
    pids=()
    for index in 0 1 2; do double $((OLLAMA + index)) --tokens 150 --rate 50 --latency 300; pids+=("$started"); done
    # All turns come from one person here, who may otherwise have eight at a time.
    HOST_SETTINGS="ASSISTANT__RUNS__RUNSPERPERSON=1000" host "http://127.0.0.1:$OLLAMA" "http://127.0.0.1:$((OLLAMA + 1))" "http://127.0.0.1:$((OLLAMA + 2))"
    { sleep $((SECONDS_LOADED / 2)); kill -9 "${pids[1]}"; } &
    local answer
    answer=$("$LOAD" "http://127.0.0.1:$HOST/$api" --streams "${TURNS:-60}" --seconds "$SECONDS_LOADED" --stagger 3000 --city rebstadt --json || true)
    echo "  $api $answer" >&2
    results+=("$api: $(value streams "$answer") turns, without a first token failed $(value failed_without_token "$answer"), broken off and marked $(value partial "$answer"), broken off without a mark $(($(value failed "$answer") - $(value failed_without_token "$answer"))) $(errors "$answer")")
    stop "$host"
    for pid in "${pids[@]}"; do stop "$pid"; done
  done
  row "one of three model servers killed under load, ${TURNS:-60} turns at a time" "no failed turn among those without a first token, the others marked as partial" "$(printf '%s; ' "${results[@]}" | sed 's/; $//')"
}

case $figure in
ttft | streams | rate)
  double "$OLLAMA" --tokens 150 --rate 50
  proxy
  town
  host "http://127.0.0.1:$OLLAMA"
  "$figure"
  ;;
direct)
  double "$OLLAMA" --tokens 150 --rate 50
  proxy
  ttft
  streams
  rate
  ;;
*) "$figure" ;;
esac
