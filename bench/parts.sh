# What the scripts here share: where the build is, and how to start and end what they measure. Sourced.
# shellcheck shell=bash
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tool="$home/prodproof"
jdk=$("$tool" --which-jdk)
classes="$home/cli/target/test-classes:$home/engine/target/test-classes:$home/cli/target/classes:$home/cli/target/prodproof/lib/*"
[ -f "$home/cli/target/test-classes/dev/prodproof/bench/DoNothing.class" ] ||
  (cd "$home" && JAVA_HOME="$jdk" mvn -q -P '!errorprone-in-process' -DskipTests -Djacoco.skip=true package)
work=$(mktemp -d)
started=()

finish() {
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT

machine() {
  echo "$(date -u +%F) · $(nproc) cores · load $(cut -d' ' -f1-3 /proc/loadavg) · $("$jdk/bin/java" -version 2>&1 | sed -n '1s/.*"\(.*\)".*/JDK \1/p')"
}

# Starts a server that does nothing, with $1 operations; sets $server (its pid), $address and $counted.
do_nothing() {
  counted="$work/counted"
  : >"$counted"
  "$jdk/bin/java" -XX:+UseParallelGC -Xmx256m --enable-native-access=ALL-UNNAMED -cp "$classes" dev.prodproof.bench.DoNothing "$1" >"$counted" &
  server=$!
  started+=("$server")
  until address=$(sed -n '1s/^\(http.*\)/\1/p' "$counted") && [ -n "$address" ]; do
    kill -0 "$server" || exit 1
    sleep 0.1
  done
}

# Ends it; sets $requests, $lasted (s from the first to the last) and $busiest (most within one second).
counted() {
  kill "$server"
  wait "$server" || true
  read -r requests lasted busiest < <(sed -n 2p "$counted")
}

# The other tool, in an environment of its own outside this repository; PRODPROOF_SCHEMATHESIS names one.
schemathesis() {
  local venv="${XDG_CACHE_HOME:-$HOME/.cache}/prodproof-bench"
  local program="${PRODPROOF_SCHEMATHESIS:-$venv/bin/schemathesis}"
  if [ ! -x "$program" ]; then
    python3 -m venv "$venv" && "$venv/bin/pip" -q install schemathesis >&2
  fi
  "$program" "$@"
}
