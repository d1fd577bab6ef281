import { setTimeout as sleep } from 'node:timers/promises'
import {
  darkness,
  hasWords,
  homePage,
  paintedPage,
  type Picture,
  pictureThat,
  sameness,
  turnedAround,
} from './picture.ts'
import { keepPicture } from './report.ts'
import type { Trial } from './trial.ts'

const PAINTS_WITHIN_MS = 600_000
/** Ten minutes after closing it is black, and every quarter of a minute it is looked whether it is closed. */
const DARKENS_WITHIN_MS = 1_200_000
/** All but the clock. */
const SAME = 0.97
const BLACK = 0.999
const STAYS_MS = 30_000
const CHORD = 'ctrl-alt-f12'

export async function tryDisplay({ out, eventually, check, started, monitor, look }: Trial): Promise<void> {
  await started('start', 'root-a', performance.now())
  const home = await homePage(look, PAINTS_WITHIN_MS)
  check('QEMU’s screen shows the residents’ page', `${home !== null}`, 'true')
  if (home === null) return
  const isHome = (seen: Picture) => sameness(seen, home) > SAME
  const isIn = async (what: string, holds: (seen: Picture) => boolean) => {
    const seen = await paintedPage(look, PAINTS_WITHIN_MS, holds)
    check(what, `${seen !== null}`, 'true')
  }

  await rotate('180')
  await isIn('SCREEN_ROTATE=180 shows the same page upside down', (seen) => isHome(turnedAround(seen)))
  await keepPicture('turned.png', monitor)
  await rotate('normal')
  await isIn('and normal shows it upright again', isHome)

  const keyboards = 'systemctl list-units --no-legend --state=active "station-keyboard@*" | wc -l'
  const before = Number(await out(keyboards))
  monitor('device_add usb-kbd,id=keys')
  check('a keyboard is plugged in', await eventually(keyboards, `${before + 1}`), `${before + 1}`)
  monitor('sendkey a')
  monitor('sendkey ctrl-t')
  await sleep(5000)
  const untouched = isHome(await look())
  check('it types nothing', `${untouched}`, 'true')
  if (!untouched) await keepPicture('typed.png', monitor)
  monitor(`sendkey ${CHORD}`)
  check(
    'Ctrl+Alt+F12 on it starts the keeper’s screen in the place of the residents’',
    // Its compositor may abort as it is stopped, and counts as failed then.
    await eventually(
      'systemctl is-active station-screen@keeper; systemctl -q is-active station-screen@kiosk || echo away',
      'active\naway',
    ),
    'active\naway',
  )
  await isIn('which shows another page', (seen) => hasWords(seen) && !isHome(seen))
  await sleep(10_000)
  await keepPicture('keeper.png', monitor)
  monitor(`sendkey ${CHORD}`)
  await isIn('the same keys lead back to the residents’ screen', isHome)

  // Closed all day, and a day without anyone who waits.
  await out(
    `systemctl stop station-daemon
     rm -rf /var/lib/station-kiosk/*
     sed -i 's/^\\( *\\)weekly: \\[\\]/\\1weekly: [{ days: [${dayAfterTomorrow()}], open: [{ from: "12:00", to: "12:01" }] }]/' /etc/station-kiosk/station.yaml
     systemctl start --no-block station-daemon`,
  )
  check(
    '(the station is closed)',
    await eventually('curl -s http://127.0.0.1:8080/api/queue', 'closed'),
    /closed/,
  )
  const isThere = 'curl -s http://127.0.0.1:8080/readyz | grep -o \'"screens":1\''
  await eventually(isThere, 'screens')
  check('after closing the screen is black, and stays so', `${await staysBlack()}`, 'true')
  check('(its page is there)', await out(isThere), '"screens":1')
  // What the emulator has by itself hears nothing of it.
  monitor('device_add usb-mouse,id=pointer')
  await eventually('cat /proc/bus/input/devices', 'USB Mouse')
  await sleep(5000)
  monitor('mouse_move 20 20')
  monitor('mouse_button 1')
  monitor('mouse_button 0')
  const woken = await homePage(look, PAINTS_WITHIN_MS)
  check('and a touch of the pointer wakes it', `${woken !== null}`, 'true')
  await keepPicture('woken.png', monitor)

  /** A browser that begins is black, too, but not for long. */
  async function staysBlack(): Promise<boolean> {
    let since: number | null = null
    const dark = await pictureThat(
      look,
      (seen) => {
        const now = performance.now()
        since = darkness(seen) > BLACK ? (since ?? now) : null
        return since !== null && now - since >= STAYS_MS
      },
      DARKENS_WITHIN_MS,
    )
    return dark !== null
  }

  async function rotate(degrees: string): Promise<void> {
    await out(
      `sed -i 's/^SCREEN_ROTATE=.*/SCREEN_ROTATE=${degrees}/' /etc/station-kiosk/screens/kiosk.conf; systemctl restart station-screen@kiosk`,
    )
  }
}

/** Of the station's week, 1 to 7. */
function dayAfterTomorrow(): number {
  const today = Temporal.Now.plainDateISO('Asia/Shanghai').dayOfWeek
  return ((today + 1) % 7) + 1
}
