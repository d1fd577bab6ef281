#!/bin/bash
# In the guest: the whole box, daemon, compositor and browser, with a display in memory; box.ts takes the first ticket and looks at
# the memory.
set -eu
mkdir -p /data /usr/lib/station-kiosk/screen /etc/chromium/policies/managed /run/screen
mount -t ext4 /dev/vda /data
cp scripts/package/debian/files/usr/lib/station-kiosk/screen/waiting.html /usr/lib/station-kiosk/screen/
cp scripts/package/debian/files/etc/chromium/policies/managed/*.json /etc/chromium/policies/managed/
getent passwd station-screen >/dev/null || useradd --system station-screen
chown station-screen /run/screen
chmod 700 /run/screen
exec node test/hardware/guest/box.ts
