#!/usr/bin/env bash
# Sourced by run.sh and tests/run.sh: makes sure that what they need is there. Installs Debian packages when root, else says what is missing.

need() { # need COMMAND PACKAGE
  command -v "$1" >/dev/null 2>&1 || missing+=("$2")
}

install_missing() {
  [ "${#missing[@]}" -eq 0 ] && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing: ${missing[*]}" >&2
    apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >&2 && return 0
    echo "The packages could not be installed; see above." >&2
    return 1
  fi
  echo "Missing: ${missing[*]}. As root: apt-get install ${missing[*]}" >&2
  return 1
}

# The tests start servers of their own from its programs, which Debian keeps off the PATH. The cluster that the package would create and
# start on port 5432 is not wanted: nobody asked for a server.
need_postgresql() {
  command -v initdb >/dev/null 2>&1 || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null && return 0
  if [ "$(id -u)" = 0 ] && [ -d /etc ] && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
  fi
  missing+=(postgresql)
}

# Reads scans; German is a package of its own.
need_recognition() {
  need tesseract tesseract-ocr
  compgen -G '/usr/share/tesseract-ocr/*/tessdata/deu.traineddata' >/dev/null || missing+=(tesseract-ocr-deu)
}

need_dotnet() {
  if ! command -v dotnet >/dev/null 2>&1 || ! dotnet --list-sdks | grep -q '^10\.'; then
    echo "Missing: the .NET SDK 10 (https://dotnet.microsoft.com/download/dotnet/10.0)." >&2
    return 1
  fi
}
