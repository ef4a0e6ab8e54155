# Owns what run and storm need before they start: sets $work, the folder of the npm packages, and finds the program.

. "$here/../look/tools.sh"
work=${WORK:-${XDG_CACHE_HOME:-$HOME/.cache}/masthead-serve}
tools "$here/package.json"

# program [PATH]: prints the program's absolute path; without one that of the release build, else of the debug build.
program() {
  local target=${CARGO_TARGET_DIR:-$here/../../target} found=${1:-}
  [ -n "$found" ] || found=$target/release/masthead
  [ -x "$found" ] || [ -n "${1:-}" ] || found=$target/debug/masthead
  if [ ! -x "$found" ]; then
    echo "serve: there is no program '$found': run cargo build" >&2
    exit 2
  fi
  echo "$(cd "$(dirname "$found")" && pwd)/$(basename "$found")"
}
