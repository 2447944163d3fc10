# Sourced by the scripts beside it, from the root of the repository: a server over the sample that ends with the script.
#
# serve_sample sets `site` (http://127.0.0.1:PORT), `names` (a file of package names) and `scratch` (a directory that goes).

scratch=$(mktemp -d)
server=
finish() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$scratch"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

serve_sample() {
    export SOURCE_DATE_EPOCH=1795348800
    # Not built again where the tests have built it: alone, its dependencies have other features.
    [ -x target/release/aurpress ] || cargo build --release --locked --quiet --bin aurpress
    gunzip -c tests/data/aur-small.sqlite.gz >"$scratch/aur.sqlite"
    target/release/aurpress build --source "sqlite:$scratch/aur.sqlite" --output "$scratch/site" --quiet
    target/release/aurpress serve --listen 127.0.0.1:0 --output "$scratch/site" 2>"$scratch/serve.log" &
    server=$!
    for _ in $(seq 100); do
        site=$(sed -n 's/.* on \(http:[^ ]*\).*/\1/p' "$scratch/serve.log")
        [ -z "$site" ] || break
        kill -0 "$server" || { cat "$scratch/serve.log" >&2; return 1; }
        sleep 0.1
    done
    names=$scratch/names
    gunzip -c "$scratch/site/current/packages.gz" >"$names"
}
