import { execFileSync } from 'node:child_process'
import { MORE_MIB } from './files.ts'
import { keepPicture } from './report.ts'
import { homePage } from './picture.ts'
import type { Trial } from './trial.ts'

const COMMAND = '5a9d6b0e-5c59-4c53-8a48-6f3d1f3a0001'
const PAINTS_WITHIN_MS = 300_000

export async function trySystem({
  out,
  eventually,
  check,
  started,
  again,
  monitor,
  look,
  ports,
}: Trial): Promise<void> {
  const { staff, phone, other } = ports
  await started('first start, of half A', 'root-a', performance.now())
  const home = await homePage(look, PAINTS_WITHIN_MS)
  check('QEMU’s screen shows the residents’ page', `${home !== null}`, 'true')
  await keepPicture('screen.png', monitor)
  check('nothing has failed', await out('systemctl --failed --no-legend'), '')
  check(
    'the root is squashfs and cannot be written to',
    await out('findmnt -no FSTYPE /; touch /usr/x'),
    /^squashfs\ntouch: .*Read-only/,
  )
  const before = Number(await out('findmnt -bno SIZE /var')) / 1024 ** 2
  check(`the data grow by what the disk has more (${MORE_MIB} MiB)`, `${Math.round(before)}`, /^1[345]\d\d$/)
  check(
    'the data were checked at this start',
    await out(
      "systemctl show -P ActiveState 'systemd-fsck@dev-disk-by\\x2dpartlabel-station\\x2ddata.service'",
    ),
    'active',
  )
  check(
    'no account has a password, root is locked',
    await out("awk -F: '$2 !~ /^[!*]/' /etc/shadow; passwd -S root | cut -d' ' -f2"),
    'L',
  )
  check(
    'no SSH, no console that asks for a name',
    await out(
      "ls /usr/sbin/sshd 2>/dev/null; systemctl list-units --no-legend --state=active 'getty@*' 'serial-getty@*' 'ssh*'",
    ),
    '',
  )
  check(
    'the ports of station.yaml answer from outside',
    `${answers(`https://127.0.0.1:${staff}/hall`)} ${answers(`http://127.0.0.1:${phone}/`)}`,
    'true true',
  )
  await out(
    `systemd-run -q --unit=listen /usr/lib/station-kiosk/bin/node -e "require('http').createServer((_, reply) => reply.end()).listen(9999, '0.0.0.0')"`,
  )
  const isListening = 'curl -s -m 20 -o /dev/null http://127.0.0.1:9999/ && echo listens'
  check('(something listens on another port)', await eventually(isListening, 'listens'), 'listens')
  check('which does not answer from outside', `${answers(`http://127.0.0.1:${other}/`)}`, 'false')
  await out('nft flush ruleset')
  check('(without the firewall it would)', `${answers(`http://127.0.0.1:${other}/`)}`, 'true')
  await out('systemctl reload station-firewall; systemctl stop listen')
  check('the start counts as good', await eventually('ls /efi/loader/entries', 'root-a.conf'), 'root-a.conf')
  const ticket = await take()
  check('a ticket is given', ticket, /^[A-Z]\d+$/)
  const id = await out('cat /etc/machine-id')

  await again('a start after that', 'root-a')
  check('the ticket is kept', await take(), ticket)
  check(
    'the machine is the same to its journal',
    `${(await out('cat /etc/machine-id')) === id} ${await out('journalctl --list-boots --no-pager | grep -c "^ *-\\?[0-9]"')}`,
    'true 2',
  )

  check(
    'a root that no key of the machine has signed is refused',
    await out(
      'mkdir /run/unsigned; cd /run/unsigned; : >x.root; sed "s/[0-9a-f]\\{128\\}/$(printf %0128d 0)/" /usr/lib/station-image/probe.json >x.root.json; /usr/lib/station-image/take-root x.root; ls /efi/loader/entries',
    ),
    /^station: this root is not taken: no key of this machine has signed it\nroot-a\.conf$/,
  )
  monitor('device_add usb-storage,id=one,drive=later,removable=on')
  check(
    'a signed root comes on a stick, without hands',
    await eventually('ls /run/station-root-taken; ls /efi/loader/entries', 'root-b+3.conf'),
    /root-a\.conf\nroot-b\+3\.conf$/,
  )
  check(
    'the first accounts go to that stick and leave the machine',
    await out('ls /media/*/station-kiosk; ls /root'),
    'first-accounts.txt',
  )
  monitor('device_del one')
  await out(
    'cd /var/lib/station-update; mkdir -p versions/old; echo \'{"number":1}\' >versions/old/release.json; ln -s versions/old current',
  )
  await again('start of half B', 'root-b')
  check('the ticket is kept by the other root', await take(), ticket)
  check(
    'the other root counts as good',
    await eventually('ls /efi/loader/entries', 'root-b.conf'),
    'root-a.conf\nroot-b.conf',
  )
  check(
    'its program counts from then on, not an earlier update',
    await out('ls /var/lib/station-update'),
    /^(?!.*current)/s,
  )

  monitor('device_add usb-storage,id=two,drive=broken,removable=on')
  check(
    'a root comes that cannot start',
    await eventually('ls /run/station-root-taken; ls /efi/loader/entries', 'root-a+3.conf'),
    /root-a\+3\.conf/,
  )
  monitor('device_del two')
  await again('three starts of a root that does not start, and back to half B', 'root-b')
  check(
    'it was tried three times and is left',
    await out('ls /efi/loader/entries'),
    'root-a+0-3.conf\nroot-b.conf',
  )
  check('the ticket is kept through it', await take(), ticket)

  async function take(): Promise<string> {
    const body = await out(
      `curl -s -m 60 -X POST -H 'content-type: application/json' -d '{"commandId":"${COMMAND}"}' http://127.0.0.1:8080/api/tickets`,
    )
    return /"number":"([^"]+)"/.exec(body)?.[1] ?? body
  }
}

function answers(url: string): boolean {
  try {
    // The station's certificate is its own.
    execFileSync('curl', ['-sk', '-m', '20', '-o', '/dev/null', url])
    return true
  } catch {
    return false
  }
}
