#!/bin/bash
# In the guest: a daemon on the disk that is cut, on a port that the machine outside reaches.
set -eu
mkdir -p /data /config
mount -t ext4 /dev/vda /data
cp -r "$KIOSK_RESULTS/config/." /config/
ip link set eth0 up
ip addr add 10.0.2.15/24 dev eth0
socat "TCP-LISTEN:9000,fork,reuseaddr" "TCP:127.0.0.1:$KIOSK_PORT" &
echo "guest: starts the daemon after $(cut -d' ' -f1 /proc/uptime) s"
export RUNTIME_DIRECTORY=/run/station-kiosk KIOSK_LOG=error
exec node $KIOSK_NODE_FLAGS device-daemon/dist/main.js --config /config --data /data/station --port "$KIOSK_PORT"
