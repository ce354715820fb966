# shellcheck shell=bash
# Sourced by app/run and tests/gateway/run: starts bank servers, alone or behind the gateway, and ends them.
# The caller has sourced setup.sh, set $bin (the programs) and $data (the folder), and calls end_servers when it ends.
# Afterwards $port is where clients come, $gateway_status where the gateway tells its figures.

ready_timeout_s=120
stop_timeout_s=30
first_port=8443
server_pids=() gateway_pid='' gateway_status='' port=''

# end_process PID [SIGNAL]: asks it to end, and insists after stop_timeout_s. Only ever a child of ours.
end_process() {
  local pid=$1 tenths=$((stop_timeout_s * 10))
  [ -n "$pid" ] && kill "-${2:-TERM}" "$pid" 2>/dev/null || return 0
  while kill -0 "$pid" 2>/dev/null && [ $((tenths -= 1)) -gt 0 ]; do sleep 0.1; done
  kill -KILL "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
}

# The usual port, or any free one where something else has taken it.
free_port() {
  if (exec 3<>"/dev/tcp/127.0.0.1/$first_port") 2>/dev/null; then echo 0; else echo "$first_port"; fi
}

# port_from PORT: that one, or the next that nothing listens on.
port_from() {
  local port=$1
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  echo "$port"
}

server_log() { tail -n 20 "$data"/guichetd*.log >&2; }

# wait_until_ready PID CONDITION…
wait_until_ready() {
  local pid=$1 tenths=$((ready_timeout_s * 10))
  shift
  until "$@" 2>/dev/null; do
    kill -0 "$pid" 2>/dev/null || { server_log; fail "the server did not start"; }
    [ $((tenths -= 1)) -gt 0 ] || { server_log; fail "the server is not ready after $ready_timeout_s s"; }
    sleep 0.1
  done
}

# start_server LOG OPTION…: in a session of its own, so that Ctrl+C reaches only this script, which then ends it in order.
start_server() {
  local log=$data/$1 ready=$data/ready
  shift
  rm -f "$ready"
  [ ! -e "$log" ] || mv -f "$log" "$log.1"
  setsid "$bin/guichetd" --private-cluster "$data" --ready-file "$ready" "$@" >"$log" 2>&1 9>&- </dev/null &
  server_pids+=($!)
  wait_until_ready "$!" test -s "$ready"
  port=$(sed -n '1s/.*:\([0-9][0-9]*\).*/\1/p' "$ready")
}

# start_behind_gateway COUNT [OPTION…]: so many servers, each with a status port for the gateway's checks, and HAProxy before
# them; the options are resources/deploy/haproxy/generate's.
start_behind_gateway() {
  local servers=$1 number bank_port status_port folder=$data/gateway log=guichetd.log
  shift
  local -a options=("$@")
  for ((number = 1; number <= servers; number++)); do
    bank_port=$(port_from $((first_port + number)))
    status_port=$(port_from $((first_port + 1000 + number)))
    start_server "$log" --listen "127.0.0.1:$bank_port" --status-listen "127.0.0.1:$status_port" --trusted-proxies 127.0.0.1
    options+=(--server "127.0.0.1:$bank_port/$status_port")
    log=guichetd-$((number + 1)).log
  done
  (umask 077 && mkdir -p "$folder" && cat "$data/tls/server.pem" "$data/tls/server.key" >"$folder/gateway.pem")
  port=$(port_from "$first_port")
  # shellcheck disable=SC2034
  gateway_status=127.0.0.1:$(port_from 8404)
  if [ "$(id -u)" != 0 ]; then options+=(--user ""); fi
  "$root/resources/deploy/haproxy/generate" "${options[@]}" --listen "127.0.0.1:$port" --certificate "$folder/gateway.pem" \
    --ca "$data/tls/ca.pem" --status "$gateway_status" --connections "$(gateway_connections "$servers")" >"$folder/haproxy.cfg"
  setsid haproxy -db -f "$folder/haproxy.cfg" >"$data/guichetd-gateway.log" 2>&1 9>&- </dev/null &
  gateway_pid=$!
  wait_until_ready "$gateway_pid" curl -sSf --cacert "$data/tls/ca.pem" -o /dev/null "https://localhost:$port/livez"
}

# gateway_connections SERVERS: as many as there may be files for, when each server has its share.
gateway_connections() {
  local files most=12000
  files=$(ulimit -Hn)
  [ "$files" = unlimited ] || [ "$files" -ge $((most + $1 * 800 + 200)) ] || most=$((files - $1 * 800 - 200))
  echo "$most"
}

# The gateway finishes what is under way. The first server last: the database is its own.
end_servers() {
  local number
  end_process "$gateway_pid" USR1
  for ((number = ${#server_pids[@]}; number > 0; number--)); do end_process "${server_pids[number - 1]}"; done
}
