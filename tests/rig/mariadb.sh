#!/usr/bin/env bash
# A private MariaDB server for tests.
#
#   tests/rig/mariadb.sh start DIR PORT    makes DIR/mariadb if it is not there, starts the server, returns when it answers
#   tests/rig/mariadb.sh halt DIR PORT     ends it in order; it may be started again
#   tests/rig/mariadb.sh kill DIR PORT     ends it at once, as a crash does; it may be started again
#   tests/rig/mariadb.sh stop DIR PORT     ends it and removes DIR/mariadb
#
# It listens on 127.0.0.1:PORT only, root has no password, text is utf8mb4, the time zone is UTC. Nothing is made to
# survive a crash, but for what was committed when AURPRESS_RIG_FLUSH is 1. The system's own server and configuration are
# neither used nor touched.
set -euo pipefail

usage() {
    sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

[ $# -eq 3 ] || usage
action=$1
mkdir -p "$2"
home=$(cd "$2" && pwd)/mariadb
port=$3
# The socket lies in /tmp: its path may have 107 bytes only.
socket=/tmp/aurpress-mariadb-$port.sock
pid_file=$home/server.pid

answers() {
    mariadb-admin --no-defaults --user=root --host=127.0.0.1 --port="$port" --connect-timeout=2 ping >/dev/null 2>&1
}

start() {
    if answers; then
        echo "mariadb.sh: something answers on port $port already" >&2
        exit 1
    fi
    if [ ! -d "$home" ]; then
        install
    fi
    serve
}

install() {
    mkdir "$home"
    if ! mariadb-install-db --no-defaults --user="$(id -un)" --datadir="$home/data" \
        --auth-root-authentication-method=normal --skip-test-db >"$home/install.log" 2>&1; then
        cat "$home/install.log" >&2
        exit 1
    fi
}

serve() {
    # Descriptors of the caller are closed, so that a pipe round this script ends with it.
    setsid mariadbd --no-defaults --user="$(id -un)" --datadir="$home/data" --bind-address=127.0.0.1 --port="$port" \
        --socket="$socket" --pid-file="$pid_file" --character-set-server=utf8mb4 \
        --collation-server=utf8mb4_general_ci --default-time-zone=+00:00 --skip-log-bin --skip-name-resolve \
        --local-infile=1 --max-allowed-packet=64M --innodb-buffer-pool-size=256M --innodb-log-file-size=256M \
        --innodb-flush-log-at-trx-commit="${AURPRESS_RIG_FLUSH:-0}" --innodb-doublewrite=0 --innodb-fast-shutdown=2 \
        </dev/null >"$home/server.log" 2>&1 &
    local server=$!
    for _ in $(seq 600); do
        if answers; then
            return
        fi
        kill -0 "$server" 2>/dev/null || break
        sleep 0.05
    done
    echo "mariadb.sh: the server did not start" >&2
    tail -n 30 "$home/server.log" >&2
    kill "$server" 2>/dev/null || true
    exit 1
}

# Ends the server by a signal and waits for its end, 30 s at most.
end() {
    local server
    [ -f "$pid_file" ] || return 0
    server=$(cat "$pid_file")
    kill -s "$1" "$server" 2>/dev/null || true
    for _ in $(seq 600); do
        kill -0 "$server" 2>/dev/null || break
        sleep 0.05
    done
    kill -9 "$server" 2>/dev/null || true
    rm -f "$pid_file"
}

stop() {
    end TERM
    rm -rf "$home" "$socket"
}

case $action in
start) start ;;
halt) end TERM ;;
kill) end KILL ;;
stop) stop ;;
*) usage ;;
esac
