#!/bin/busybox sh
# First process of the guest: lays a writable layer over the machine's own files, which it reads over 9p, and runs what the
# kernel's command line names (kiosk.run), with the arguments behind it.
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for module in $(cat /modules/order); do insmod "/modules/$module" || echo "no $module"; done
mkdir -p /lower /over /whole
mount -t 9p -o trans=virtio,version=9p2000.L,ro,cache=loose,msize=1048576 machine /lower
mount -t tmpfs -o size=1g over /over
mkdir -p /over/upper /over/work
mount -t overlay -o lowerdir=/lower,upperdir=/over/upper,workdir=/over/work overlay /whole
for folder in proc sys dev; do mount --move "/$folder" "/whole/$folder"; done
mkdir -p /whole/dev/pts /whole/dev/shm /whole/results
mount -t devpts devpts /whole/dev/pts
mount -t tmpfs -o mode=1777 shm /whole/dev/shm
mount -t tmpfs run /whole/run
mount -t 9p -o trans=virtio,version=9p2000.L,msize=131072 results /whole/results
ip link set lo up
script=$(sed -n 's/.*kiosk\.run=\([^ ]*\).*/\1/p' /whole/proc/cmdline)
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8
echo "guest: up after $(cut -d' ' -f1 /whole/proc/uptime) s"
chroot /whole /bin/bash "$script"
echo "guest: over, $?"
sync
poweroff -f
