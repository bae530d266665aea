# Runs an engine: run.sh tied|free PIDFILE COMMAND…
# Tied: when this script's input ends, which is when the process that started it is gone however it
# went, the engine is ended too. Free: it lives until somebody ends it, also after the terminal.
mode=$1
pidfile=$2
shift 2
if [ "$mode" = free ]; then trap '' HUP; fi
exec 3<&0
"$@" </dev/null 3<&- &
engine=$!
echo "$engine" >"$pidfile.new" && mv "$pidfile.new" "$pidfile"
trap 'kill -TERM "$engine" 2>/dev/null' TERM INT
if [ "$mode" = tied ]; then
    (
        cat >/dev/null
        kill -TERM "$engine" 2>/dev/null
        left=100
        while [ "$left" -gt 0 ] && kill -0 "$engine" 2>/dev/null; do
            sleep 0.1
            left=$((left - 1))
        done
        kill -KILL "$engine" 2>/dev/null
    ) <&3 &
fi
exec 3<&-
while :; do
    wait "$engine"
    code=$?
    # A signal to this script ends the wait, not the engine.
    kill -0 "$engine" 2>/dev/null || exit "$code"
done
