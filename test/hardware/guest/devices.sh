#!/bin/bash
# In the guest: names and rights as the package gives them, sockets of dummy_hcd, then the tests.
set -eu -o pipefail
# The guest runs in the files of the machine outside, and udevadm would do nothing in a chroot.
export SYSTEMD_IGNORE_CHROOT=1
mkdir -p /lib/modules
ln -sfn "$KIOSK_KERNEL/lib/modules/$(uname -r)" "/lib/modules/$(uname -r)"
getent group station-kiosk >/dev/null || groupadd --system station-kiosk
getent passwd station-kiosk >/dev/null || useradd --system -g station-kiosk -G dialout,lp station-kiosk
mkdir -p /run/udev/rules.d
cp scripts/package/debian/files/usr/lib/udev/rules.d/70-station-kiosk.rules /run/udev/rules.d/
cp scripts/package/debian/files/usr/share/doc/station-kiosk/examples/71-station-kiosk.rules /run/udev/rules.d/
cp test/hardware/guest/72-names.rules /run/udev/rules.d/
/lib/systemd/systemd-udevd --daemon
modprobe dummy_hcd num=20
# The kernel would look for these in the initrd by itself.
for module in libcomposite usb_f_acm usb_f_hid usb_f_printer virtio_console; do modprobe $module; done
mount -t configfs none /sys/kernel/config
udevadm trigger --action=add
# An emulated machine beside others is slow.
udevadm settle --timeout=900
export CI=true NO_COLOR=1 TERM=dumb
node node_modules/.bin/vitest run --config test/vitest.config.ts --project hardware --reporter=./test/hardware/guest/reporter.ts ${KIOSK_TESTS:-test/hardware/devices/} | cat
