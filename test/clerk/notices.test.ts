import { expect, test } from 'vitest'
import { createNotices } from '../../kiosk-ui/clerk/notices.ts'

/** A browser that answers its one question so, and the notices that it has shown. */
function browser(answer: NotificationPermission, permission: NotificationPermission = 'default') {
  const shown: string[] = []
  let asked = 0
  let focused = 0
  let focus: 'page' | 'elsewhere' = 'elsewhere'
  let pressed: () => void = () => {}
  class Notice {
    static permission = permission
    static requestPermission = async () => {
      asked += 1
      return answer
    }
    constructor(words: string) {
      shown.push(words)
    }
    addEventListener(_name: string, then: () => void): void {
      pressed = then
    }
    close(): void {}
  }
  const notices = createNotices({
    Notification: Notice as unknown as typeof Notification,
    hasFocus: () => focus === 'page',
    focus: () => (focused += 1),
  })
  return {
    notices,
    shown,
    asked: () => asked,
    focused: () => focused,
    press: () => pressed(),
    turnTo: (to: typeof focus) => void (focus = to),
  }
}

test('the browser is asked only once the clerk presses, and shows what comes while another program is before them', async () => {
  const { notices, shown, asked, turnTo, press, focused } = browser('granted')
  notices.show('A001 来了，正在等')
  expect([asked(), shown]).toEqual([0, []])
  await notices.ask()
  expect(notices.state.value).toBe('allowed')
  turnTo('page')
  notices.show('A002 来了，正在等')
  expect(shown).toEqual([])
  turnTo('elsewhere')
  notices.show('小票打印机没纸了。')
  expect(shown).toEqual(['小票打印机没纸了。'])
  press()
  expect(focused()).toBe(1)
})

test('what the clerk has denied stays so, and a browser without notices offers none', async () => {
  const { notices, shown } = browser('denied')
  await notices.ask()
  notices.show('A001 来了，正在等')
  expect([notices.state.value, shown]).toEqual(['denied', []])
  const without = createNotices({ hasFocus: () => false, focus() {} })
  await without.ask()
  without.show('A001 来了，正在等')
  expect(without.state.value).toBe('none')
})
