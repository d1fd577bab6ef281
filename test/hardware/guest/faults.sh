#!/bin/bash
# In the guest, without a network: each fault, on a disk of its own.
set -eu
mkdir -p /data
exec node test/hardware/guest/faults.ts
