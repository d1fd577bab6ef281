/** What somebody with a keyboard, a mouse and ten fingers can do to a screen. All of it is real input: X11's, or Chromium's for touch. */
export type Hands = {
  /** One chord after another, as xdotool writes them: `ctrl+shift+t`. */
  press(...chords: string[]): void
  type(text: string): void
  /** `button`: 1 left, 2 wheel, 3 right, 8 back, 9 forward. In the middle of the screen. */
  click(button: number, times?: number): void
  /** From one place to another, in parts of the screen. */
  drag(from: Place, to: Place): void
  /** Of the wheel: 4 up, 5 down; with a modifier key held. */
  wheel(button: number, modifier: string): void
  move(to: Place): void
  /** Each finger's way in parts of the screen; `holdMs` before it begins to move. */
  touch(fingers: readonly (readonly Place[])[], holdMs?: number): Promise<void>
  /** Runs in the page as if it were the page's own, in a touch of a resident. */
  script(source: string): Promise<void>
  /** Something of the page in its middle, which is then clicked. */
  clickOn(html: { tag: string; attributes: Readonly<Record<string, string>> }): Promise<void>
}
export type Place = readonly [x: number, y: number]
export type Attack = { group: string; name: string; make(hands: Hands): void | Promise<void> }

const MIDDLE: Place = [0.5, 0.5]

/** `station`: its address. `beyond`: a page of another site that answers. */
export function attacksOn(station: string, beyond: string): Attack[] {
  return [
    ...keys(),
    ...chords(),
    ...addressBar(station, beyond),
    ...pointer(),
    ...touch(),
    ...links(station, beyond),
    ...scripts(station, beyond),
  ]
}

function keys(): Attack[] {
  const functionKeys = Array.from({ length: 12 }, (_, i) => `F${i + 1}`)
  const others = 'Escape Menu Print Pause Insert Help Super_L Alt_L'.split(' ')
  const ofMultimediaKeyboards =
    'XF86Back XF86Forward XF86HomePage XF86Search XF86Reload XF86Mail XF86Explorer XF86WWW XF86Favorites XF86Calculator XF86Close XF86New XF86Open XF86Sleep XF86AudioMute'
  return [...functionKeys, ...others, ...ofMultimediaKeyboards.split(' ')].map((key) => ({
    group: 'keys',
    name: key,
    make: ({ press }) => press(key),
  }))
}

function chords(): Attack[] {
  const ctrl =
    'a c d e f g h j k l m n o p q r s t u v w x z 0 1 2 9 plus minus Tab F4 F5 Return space slash Page_Up Escape'
  const ctrlShift = 'a b c d e f g h i j k l m n o p q r s t u v w y z Tab Delete Escape Return plus F5'
  const alt = 'd e f h Home Left Right space 1 8 Tab F4 Return Escape'
  const chordsOf = (held: string, names: string) => names.split(' ').map((name) => `${held}+${name}`)
  const all = [
    ...chordsOf('ctrl', ctrl),
    ...chordsOf('ctrl+shift', ctrlShift),
    ...chordsOf('alt', alt),
    ...chordsOf('alt+shift', 'a b i n s t'),
    ...chordsOf('shift', 'Escape F3 F5 F6 F7 F10 F11 Insert Delete Tab'),
    ...chordsOf('super', 'l d e r space Tab Up'),
    ...chordsOf('ctrl+alt', 'Delete BackSpace F1 t Tab z'),
  ]
  return [
    ...all.map((chord) => ({
      group: 'chords',
      name: chord,
      make: ({ press }: Hands) => press(chord),
    })),
    ...[
      ['ctrl+a', 'ctrl+c', 'ctrl+t', 'ctrl+v', 'Return'],
      ['F6', 'F6', 'Tab', 'Return'],
      ['alt+f', 'Down', 'Down', 'Return'],
      ['shift+F10', 'Up', 'Return'],
      ['Menu', 'Down', 'Return'],
      ['ctrl+n', 'ctrl+l'],
      ['ctrl+shift+t', 'ctrl+shift+t'],
      ['F7', 'Return'],
      ['F11', 'ctrl+t'],
      ['F12', 'Tab', 'Return'],
      ['ctrl+w', 'ctrl+w'],
      ['ctrl+p', 'Return'],
      ['ctrl+s', 'Return'],
      ['ctrl+o', 'Return'],
    ].map((sequence) => ({
      group: 'chords',
      name: sequence.join(', '),
      make: ({ press }: Hands) => press(...sequence),
    })),
  ]
}

const OWN_PAGES = ['settings', 'history', 'downloads', 'extensions', 'flags', 'version', 'quit', 'inspect']

function addressBar(station: string, beyond: string): Attack[] {
  const addresses = [
    ...OWN_PAGES.map((page) => `chrome://${page}`),
    `${station}/clerk`,
    `${station}/%63lerk`,
    beyond,
    'file:///etc/passwd',
    `view-source:${station}/`,
    'javascript:alert(1)',
    'data:text/html,out',
    'about:blank',
    'devtools://devtools/bundled/inspector.html',
  ]
  const bars = ['ctrl+l', 'alt+d', 'F6', 'ctrl+t'] as const
  return addresses.map((address, i) => {
    const bar = bars[i % bars.length] ?? 'ctrl+l'
    return {
      group: 'address bar',
      name: `${bar}, ${shown(address, station, beyond)}`,
      make({ press, type }) {
        press(bar)
        type(address)
        press('Return')
      },
    }
  })
}

function pointer(): Attack[] {
  const made: Record<string, (hands: Hands) => void> = {
    'right click': ({ click }) => click(3),
    'right click, last entry': ({ click, press }) => {
      click(3)
      press('Up', 'Return')
    },
    'shift + right click': ({ click, press }) => {
      click(3)
      press('Down', 'Down', 'Return')
    },
    'click of the wheel': ({ click }) => click(2),
    'back button': ({ click }) => click(8, 3),
    'forward button': ({ click }) => click(9, 3),
    'double click': ({ click }) => click(1, 2),
    'triple click, copy, paste in a new tab': ({ click, press }) => {
      click(1, 3)
      press('ctrl+c', 'ctrl+t', 'ctrl+v')
    },
    'selection by dragging': ({ drag }) => drag([0.1, 0.1], [0.9, 0.8]),
    'selection, then dragged away': ({ drag, press }) => {
      press('ctrl+a')
      drag(MIDDLE, [0.5, 0])
    },
    'dragged to the upper edge': ({ drag }) => drag([0.5, 0.3], [0.5, 0]),
    'dragged from the upper edge': ({ drag }) => drag([0.5, 0], [0.5, 0.6]),
    'dragged from the left edge': ({ drag }) => drag([0, 0.5], [0.9, 0.5]),
    'pointer at the upper edge': ({ move }) => move([0.5, 0]),
    'pointer in the corner, click': ({ move, press }) => {
      move([0.999, 0])
      press('Return')
    },
    'ctrl + wheel': ({ wheel }) => wheel(4, 'ctrl'),
    'ctrl + wheel back': ({ wheel }) => wheel(5, 'ctrl'),
    'shift + wheel': ({ wheel }) => wheel(5, 'shift'),
    'alt + wheel': ({ wheel }) => wheel(4, 'alt'),
  }
  return entriesOf('pointer', made)
}

function touch(): Attack[] {
  const swipe = (from: Place, to: Place) => [from, between(from, to, 0.3), between(from, to, 0.7), to]
  const still = (at: Place) => [at]
  const made: Record<string, (hands: Hands) => Promise<void>> = {
    'long press': (hands) => hands.touch([still(MIDDLE)], 900),
    'long press, then moved': (hands) => hands.touch([swipe(MIDDLE, [0.5, 0.1])], 900),
    'pinch out': (hands) => hands.touch([swipe([0.45, 0.5], [0.1, 0.5]), swipe([0.55, 0.5], [0.9, 0.5])]),
    'pinch in': (hands) => hands.touch([swipe([0.1, 0.5], [0.45, 0.5]), swipe([0.9, 0.5], [0.55, 0.5])]),
    'two fingers, tap': (hands) => hands.touch([still([0.4, 0.5]), still([0.6, 0.5])]),
    'two fingers, long press': (hands) => hands.touch([still([0.4, 0.5]), still([0.6, 0.5])], 900),
    'three fingers down': (hands) => hands.touch([0.3, 0.5, 0.7].map((x) => swipe([x, 0.2], [x, 0.8]))),
    'swipe from the left edge': (hands) => hands.touch([swipe([0.001, 0.5], [0.8, 0.5])]),
    'swipe from the right edge': (hands) => hands.touch([swipe([0.999, 0.5], [0.2, 0.5])]),
    'swipe from the top': (hands) => hands.touch([swipe([0.5, 0.001], [0.5, 0.7])]),
    'swipe from the bottom': (hands) => hands.touch([swipe([0.5, 0.999], [0.5, 0.3])]),
    'ten fingers': (hands) =>
      hands.touch(
        Array.from({ length: 10 }, (_, i) => still([0.05 + i * 0.1, 0.5])),
        300,
      ),
  }
  return entriesOf('touch', made)
}

/** A link or a field that somebody managed to put into a page, clicked. */
function links(station: string, beyond: string): Attack[] {
  const addresses = [
    beyond,
    ...[
      '/clerk',
      '/%63lerk',
      '//clerk',
      '/clerk;x',
      '/CLERK',
      '/./clerk',
      '/admin',
      '/bench',
      '/api/docs',
    ].map((path) => station + path),
    `${station}/metrics`,
    `${station}/nowhere`,
    `view-source:${station}/`,
    'file:///etc/passwd',
    'chrome://settings',
    'javascript:document.write(1)',
    'data:text/html,out',
    'mailto:a@example.com',
    'tel:110',
    'ftp://127.0.0.1/',
    'intent://x#Intent;scheme=http;end',
    'about:blank',
  ]
  const attributes: Record<string, Readonly<Record<string, string>>> = {
    'in a new tab': { href: `${station}/board`, target: '_blank' },
    'to another site in a new tab': { href: beyond, target: '_blank' },
    'as a download': { href: `${station}/board`, download: 'board.html' },
    'of data as a download': { href: 'data:application/octet-stream,out', download: 'out.bin' },
  }
  const inputs = ['file', 'color', 'date', 'datetime-local']
  return [
    ...addresses.map((href) => ({
      group: 'links',
      name: `link to ${shown(href, station, beyond)}`,
      make: ({ clickOn }: Hands) => clickOn({ tag: 'a', attributes: { href } }),
    })),
    ...Object.entries(attributes).map(([name, given]) => ({
      group: 'links',
      name: `link ${name}`,
      make: ({ clickOn }: Hands) => clickOn({ tag: 'a', attributes: given }),
    })),
    ...inputs.map((type) => ({
      group: 'links',
      name: `field for a ${type}`,
      make: ({ clickOn }: Hands) => clickOn({ tag: 'input', attributes: { type } }),
    })),
    {
      group: 'links',
      name: 'link, opened with ctrl',
      async make({ clickOn, press }: Hands) {
        await clickOn({ tag: 'a', attributes: { href: `${station}/board`, autofocus: '' } })
        press('ctrl+Return', 'shift+Return')
      },
    },
  ]
}

/** Of a page in which somebody managed to run a script, which nothing here should ever let happen. */
function scripts(station: string, beyond: string): Attack[] {
  const sources: Record<string, string> = {
    'location of another site': `location = '${beyond}'`,
    'location /clerk': `location = '/clerk'`,
    'location /%63lerk': `location = '/%63lerk'`,
    'location chrome://history': `location = 'chrome://history'`,
    'location file:': `location = 'file:///'`,
    'location blob:': `location = URL.createObjectURL(new Blob(['out'], { type: 'text/html' }))`,
    'document.write': `document.open(); document.write('out'); document.close(); location = '/admin'`,
    'window.open of another site': `window.open('${beyond}')`,
    'window.open of a popup': `window.open('${station}/board', 'x', 'width=300,height=300,popup')`,
    'a click on a link outside the page': `const a = document.createElement('a'); a.href = '${beyond}'; a.target = '_blank'; a.click()`,
    'a download outside the page': `const a = document.createElement('a'); a.href = '/board'; a.download = 'x'; a.click()`,
    'a form to another site': `const f = document.createElement('form'); f.action = '${beyond}'; f.target = '_blank'; document.body.append(f); f.submit()`,
    'a file dialog outside the page': `const i = document.createElement('input'); i.type = 'file'; i.click()`,
    showOpenFilePicker: `showOpenFilePicker()`,
    showSaveFilePicker: `showSaveFilePicker()`,
    showDirectoryPicker: `showDirectoryPicker()`,
    print: `window.print()`,
    alert: `alert('out')`,
    confirm: `confirm('out')`,
    beforeunload: `addEventListener('beforeunload', (e) => { e.preventDefault(); e.returnValue = 'out' }); location.reload()`,
    'fullscreen left': `document.exitFullscreen().catch(() => {}); document.documentElement.requestFullscreen().then(() => document.exitFullscreen())`,
    'history back': `for (let i = 0; i < 20; i++) setTimeout(() => history.back(), i * 10)`,
    'window.close': `window.close()`,
    'window moved': `moveTo(200, 200); resizeTo(300, 300)`,
    notifications: `Notification.requestPermission().then(() => new Notification('out'))`,
    geolocation: `navigator.geolocation.getCurrentPosition(() => {})`,
    camera: `navigator.mediaDevices.getUserMedia({ video: true, audio: true })`,
    'screen capture': `navigator.mediaDevices.getDisplayMedia()`,
    clipboard: `navigator.clipboard.readText()`,
    serial: `navigator.serial.requestPort()`,
    usb: `navigator.usb.requestDevice({ filters: [] })`,
    hid: `navigator.hid.requestDevice({ filters: [] })`,
    bluetooth: `navigator.bluetooth.requestDevice({ acceptAllDevices: true })`,
    midi: `navigator.requestMIDIAccess({ sysex: true })`,
    'protocol handler': `navigator.registerProtocolHandler('web+x', '/?x=%s')`,
    'document picture in picture': `documentPictureInPicture.requestWindow()`,
    'eye dropper': `new EyeDropper().open()`,
    share: `navigator.share({ url: '${beyond}' })`,
    payment: `new PaymentRequest([{ supportedMethods: '${beyond}' }], { total: { label: 'x', amount: { currency: 'CNY', value: '1' } } }).show()`,
    passkey: `navigator.credentials.get({ publicKey: { challenge: new Uint8Array(16) } })`,
    'idle detection': `IdleDetector.requestPermission()`,
    'local fonts': `queryLocalFonts()`,
    'window management': `getScreenDetails()`,
    'pointer lock': `document.documentElement.requestPointerLock()`,
    'keyboard lock': `navigator.keyboard.lock()`,
    'endless loop': `setTimeout(() => { for (;;); }, 0)`,
  }
  return entriesOf(
    'scripts',
    Object.fromEntries(
      Object.entries(sources).map(([name, source]) => [name, ({ script }: Hands) => script(source)]),
    ),
  )
}

function entriesOf(group: string, made: Readonly<Record<string, Attack['make']>>): Attack[] {
  return Object.entries(made).map(([name, make]) => ({ group, name, make }))
}

function between(from: Place, to: Place, part: number): Place {
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]
}

/** Ports differ from run to run. */
function shown(address: string, station: string, beyond: string): string {
  return address.replace(station, 'station:').replace(beyond, 'another site')
}
