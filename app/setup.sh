# shellcheck shell=bash
# Sourced by app/run and tests/run: installs what is missing of app/packages, and builds a preset.
# The caller has set -euo pipefail.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }
fail() { say "$(basename "$0"): $*"; exit 1; }

# packages_of SECTION…: the names for this Debian, one a line; fails where the list knows no such suite.
packages_of() {
  local suite section suites names known=
  # shellcheck disable=SC1091
  suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  while read -r section suites names; do
    [ "$suites" != "$suite" ] || known=yes
    [ "$suites" = all ] || [ "$suites" = "$suite" ] || continue
    [[ " $* " != *" $section "* ]] || tr -s ' ' '\n' <<<"$names"
  done < <(grep -v '^#' "$root/app/packages")
  [ -n "$known" ]
}

missing_of() {
  local name
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null || true)" = installed ] || echo "$name"
  done
}

# As root, through sudo where we are not.
privileged() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Debian's PostgreSQL makes a cluster on port 5432 when it is first installed. Guichet runs its own, so the
# installation is told not to; the note is taken away again after it.
install_packages() {
  local note=/etc/postgresql-common/createcluster.d/guichet.conf
  local -a apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
  local status=0 log
  log=$(mktemp)
  privileged mkdir -p "$(dirname "$note")"
  echo "create_main_cluster = false" | privileged tee "$note" >/dev/null
  if ! privileged "${apt[@]}" install -y --no-install-recommends "$@" >"$log" 2>&1; then
    privileged "${apt[@]}" update >"$log" 2>&1 || true
    privileged "${apt[@]}" install -y --no-install-recommends "$@" >>"$log" 2>&1 || status=$?
  fi
  privileged rm -f "$note"
  [ "$status" = 0 ] || tail -n 20 "$log" >&2
  rm -f "$log"
  return "$status"
}

# A chroot may be closed to all but root; PostgreSQL, which runs as another user, has to pass through.
open_root() {
  [ "$(id -u)" = 0 ] || return 0
  [ "$(stat -c %a /)" = 700 ] || return 0
  say "/ is closed to all users but root: opening it (chmod 755 /), PostgreSQL runs as another one"
  chmod 755 /
}

install_missing() {
  local names
  local -a wanted missing
  if ! command -v dpkg-query >/dev/null || ! names=$(packages_of "$@"); then
    say "Not a Debian that app/packages knows: nothing is installed. Install what that list names yourself."
    return 0
  fi
  mapfile -t wanted <<<"$names"
  mapfile -t missing < <(missing_of "${wanted[@]}")
  [ "${#missing[@]}" != 0 ] || return 0
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    fail "packages are missing, and neither root nor sudo is at hand. As root: apt-get install --no-install-recommends ${missing[*]}"
  fi
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  install_packages "${missing[@]}" || fail "the packages could not be installed"
}

# One compiler for each core, fewer where memory is short: a file with Qt and the sanitizers takes about 1 GB.
build_jobs() {
  local cores gigabytes
  cores=$(nproc)
  gigabytes=$(awk '/^MemAvailable:/ { print int($2 / 1048576) }' /proc/meminfo)
  [ "$gigabytes" -ge 1 ] || gigabytes=1
  echo $((cores < gigabytes ? cores : gigabytes))
}

# watch_build LOG SENTENCE: says the sentence when the build begins to make something, on a terminal how far it is too.
watch_build() {
  local log=$1 sentence=$2 step
  while kill -0 $$ 2>/dev/null; do
    step=$(grep -aE '^\[[0-9]+/[0-9]+\] (Building|Linking|Automatic|Generating)' "$log" | tail -n 1) || true
    if [ -n "$step" ]; then
      [ -z "$sentence" ] || say "$sentence"
      sentence=''
      [ ! -t 2 ] || printf '\r\033[K%.76s\r' "$step" >&2
    fi
    sleep 0.2
  done
}

# build PRESET [TARGET…]: configures .build/PRESET once, then builds what changed. ccache is used where it is installed.
build() {
  local preset=$1 folder=$root/.build/$1 log watcher status=0
  shift
  if command -v ccache >/dev/null; then
    export CMAKE_CXX_COMPILER_LAUNCHER=ccache
    export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
  fi
  mkdir -p "$folder"
  log=$folder/build.log
  if [ ! -e "$folder/build.ninja" ]; then
    say "Configuring ($preset) …"
    (cd "$root" && cmake --preset "$preset") >"$log" 2>&1 || { tail -n 30 "$log" >&2; fail "configuring failed"; }
  fi
  # Whether there is anything to do is known only when ninja has looked for new files: until then nothing is said.
  : >"$log"
  watch_build "$log" "Building ($preset), the first time takes some minutes …" 9>&- &
  watcher=$!
  ninja -C "$folder" -j "$(build_jobs)" "$@" >"$log" 2>&1 || status=$?
  kill "$watcher" 2>/dev/null || true
  wait "$watcher" 2>/dev/null || true
  [ ! -t 2 ] || printf '\033[K' >&2
  [ "$status" = 0 ] || { grep -E 'error|FAILED' -A 3 "$log" | tail -n 60 >&2; fail "the build failed, see $log"; }
}
