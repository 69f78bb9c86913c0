#!/usr/bin/env bash
# From “dotnet new” to the first answer of the new plugin: seconds of each step, on the clock and of processor time (all processes of a step).
#   tests/benchmarks/plugin-first-answer.sh        needs: dotnet build host/Assistant.Host, curl
# The packages are made before the clock starts; a city developer has them on a feed.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$PWD/artifacts/bin/Assistant.Host/debug
[ -x "$program/assistant" ] || { echo "There is no $program/assistant; build it: dotnet build host/Assistant.Host" >&2; exit 2; }
cache=${NUGET_PACKAGES:-$HOME/.nuget/packages}
work=$(mktemp -d)
host=
trap '[ -z "$host" ] || kill "$host" 2>/dev/null || true; rm -rf "$work"' EXIT

dotnet pack sdk/Assistant.Sdk -o "$work/feed" -v quiet -nologo
dotnet pack sdk/templates/Assistant.Templates.csproj -o "$work/feed" -v quiet -nologo

# A cache without packages of ours: what was restored once would come from there for ever.
mkdir -p "$work/packages" "$work/cli"
for folder in "$cache"/*/; do
  case $(basename "$folder") in assistant.*) ;; *) ln -s "$folder" "$work/packages/$(basename "$folder")" ;; esac
done
export NUGET_PACKAGES=$work/packages DOTNET_CLI_HOME=$work/cli DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_CLI_UI_LANGUAGE=en MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false PATH=$program:$PATH

processor() { # seconds of all processes that have been waited for, into $used; in no subshell, which would have none
  times > "$work/times"
  used=$(tail -n 1 "$work/times" | awk -F '[ms ]+' '{ print $1 * 60 + $2 + $3 * 60 + $4 }')
}
clock_all=0 used_all=0
begin() { clock_from=$(date +%s.%N); processor; used_from=$used; }
end() { # end NAME
  local clock
  clock=$(awk -v a="$clock_from" -v b="$(date +%s.%N)" 'BEGIN { print b - a }')
  processor
  used=$(awk -v a="$used_from" -v b="$used" 'BEGIN { print b - a }')
  line "$1" "$clock" "$used"
  clock_all=$(awk -v a="$clock_all" -v b="$clock" 'BEGIN { print a + b }')
  used_all=$(awk -v a="$used_all" -v b="$used" 'BEGIN { print a + b }')
}
line() { awk -v name="$1" -v clock="$2" -v used="$3" 'BEGIN { printf "%-44s %6.1f s  %6.1f s of the processor\n", name, clock, used }'; }

cd "$work"
begin; dotnet new install feed/Assistant.Templates.*.nupkg > out.txt; end "dotnet new install"
begin; dotnet new assistant-plugin -n Mainz.Depot --feed "$work/feed" > out.txt; end "dotnet new assistant-plugin"
begin; (cd Mainz.Depot && dotnet test) > out.txt || { cat out.txt >&2; exit 1; }; end "dotnet test (restore, build, test)"
mkdir -p cities/rebstadt
printf 'id: rebstadt\nname: Rebstadt\nplugins: { mainz-depot: {} }\n' > cities/rebstadt/city.yaml
begin
assistant serve --plugin-dev Mainz.Depot --cities cities --data data --urls http://127.0.0.1:0 > host.txt 2> log.txt &
host=$!
until grep -q "sources places" host.txt; do
  kill -0 "$host" 2>/dev/null || { cat host.txt log.txt >&2; exit 1; }
  sleep 0.05
done
address=$(sed -n 's/^The assistant listens on //p' host.txt)
curl -sS "$address/api/agent" -H "content-type: application/json" -d '{
  "threadId": "1", "runId": "1", "forwardedProps": { "city": "rebstadt", "store": false },
  "messages": [{ "id": "1", "role": "user", "content": "Welche Einrichtungen haben am Samstag geöffnet?" }] }' > answer.txt
grep -q "Wertstoffhof Nord" answer.txt || { cat answer.txt host.txt log.txt >&2; exit 1; }
kill "$host"; wait "$host" || true; host=
end "serve --plugin-dev: build, load, first answer"
line "together" "$clock_all" "$used_all"
