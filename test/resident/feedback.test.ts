import { expect, test } from 'vitest'
import type { App } from '../../kiosk-ui/resident/shell/app.ts'
import type { Draft } from '../../kiosk-ui/resident/journeys/feedback/draft.ts'
import { needsWords } from '../../kiosk-ui/resident/journeys/feedback/points.ts'
import { subjectWords } from '../../kiosk-ui/resident/journeys/feedback/subject.ts'
import { speech } from '../../kiosk-ui/resident/journeys/feedback/words/speech.ts'

const draft: Draft = {
  commandId: 'a-draft-1',
  kind: 'error-report',
  about: { at: 'guide', seq: 18, title: '办低保', discreet: true },
  point: 'phone',
  remark: '',
  phone: '13905361234',
}

test('a discreet errand is not named where others look on', () => {
  expect(subjectWords(draft.about)).not.toContain('低保')
  expect(subjectWords({ at: 'guide', seq: 1, title: '交医疗保险', discreet: false })).toBe('交医疗保险')
})

test('a phone number that is typed is not read aloud', () => {
  const screen = { at: 'feedback-contact', draft, asking: 'phone', way: 'hand' } as const
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the sentence asks nothing of the app
  const said = speech['feedback-contact']?.({} as App, screen) ?? []
  expect(said.map(({ say }) => say).join('')).toContain('11 位')
  expect(JSON.stringify(said)).not.toContain('1390')
})

test('a question is asked with a few words or a number to call back, so that somebody can answer it', () => {
  expect(needsWords({ ...draft, kind: 'question', phone: '' })).toBe(true)
  expect(needsWords({ ...draft, kind: 'question', phone: '', remark: '何时发证' })).toBe(false)
  expect(needsWords({ ...draft, phone: '' })).toBe(false)
})
