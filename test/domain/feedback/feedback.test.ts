import { foundOf } from '#daemon/desks/feedback/told.ts'
import { expect, test } from 'vitest'
import { feedback, type FeedbackCommand, type FeedbackState } from '#daemon/domain/feedback/feedback.ts'
import { feedbackProjection } from '#daemon/domain/feedback/projection.ts'
import type { Happened } from '#daemon/domain/projection.ts'
import { projectionTables } from '#test/support/projection-tables.ts'
import { startedOn } from '#test/support/started-on.ts'

const DAY = '2026-11-23'
const at = (minute: number) => new Date(Date.parse(`${DAY}T01:00:00.000Z`) + minute * 60_000).toISOString()

/** The area with its tables beside it, told the same. */
function opened() {
  let state: FeedbackState = feedback.empty
  let commands = 0
  const { tables, reading } = projectionTables(feedbackProjection)
  const run = (command: FeedbackCommand, minute = 0) => {
    commands += 1
    const time = at(minute)
    const decision = feedback.decide({ feedback: state }, command, {
      time,
      day: DAY,
      clock: startedOn(time, DAY),
      opening: { at: 'open', closesAt: null },
      actor: { at: 'system' },
      commandId: `c${commands}`,
      rules: null,
      newId: () => 'id',
      newToken: () => `token-${commands}`,
    })
    if (decision.at === 'refused') return decision.refusal
    const place = {
      seq: commands,
      commandId: `c${commands}`,
      time,
      day: DAY,
      actor: { at: 'system' } as const,
    }
    for (const event of decision.events) state = feedback.evolve(state, event, { time, day: DAY })
    feedback.projection.apply(
      tables,
      decision.events.map((event): Happened<typeof event> => ({ event, at: place })),
    )
    return decision.events
  }
  return { run, state: () => state, asked: feedbackProjection.queries(reading) }
}

const given = (id: string, more: Partial<Extract<FeedbackCommand, { type: 'give-feedback' }>> = {}) =>
  ({
    type: 'give-feedback',
    feedbackId: id,
    kiosk: 'kiosk-1',
    kind: 'error-report',
    point: 'phone',
    about: { at: 'guide', seq: 7, title: '办残疾人证' },
    phone: null,
    remark: null,
    dueOn: null,
    contactUntil: null,
    ...more,
  }) satisfies FeedbackCommand

test('a bored child at one kiosk is asked to wait, and a resident at another one is not', () => {
  const { run } = opened()
  for (let n = 0; n < 10; n++) expect(run(given(`a${n}`), n)).toHaveLength(1)
  expect(run(given('one-more'), 12)).toEqual({
    area: 'feedback',
    code: 'too-much-feedback',
    waitSeconds: 2880,
  })
  expect(run(given('elsewhere', { kiosk: 'kiosk-2' }), 12)).toHaveLength(1)
  expect(run(given('later'), 60)).toHaveLength(1)
})

test('everybody has a number, and a code that nobody else has', () => {
  const { run, state } = opened()
  for (let n = 0; n < 5; n++) run(given(`a${n}`))
  const codes = state().open.map(({ code }) => code)
  expect(state().open.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5])
  expect(codes.map((code) => code.slice(0, 4))).toEqual(['1001', '1002', '1003', '1004', '1005'])
  for (const code of codes) expect(code).toMatch(/^\d{8}$/)
  expect(new Set(codes.map((code) => code.slice(4))).size).toBeGreaterThan(1)
})

test('what is answered leaves the open ones and is still found by its code, with everything that was done', () => {
  const { run, state, asked } = opened()
  run(given('a', { phone: 's1.cipher', contactUntil: '2026-12-23' }))
  run(given('b'))
  run({ type: 'confirm-feedback', feedbackId: 'a', by: 'zhang' }, 1)
  expect(run({ type: 'confirm-feedback', feedbackId: 'a', by: 'li' }, 2)).toEqual([])
  run({ type: 'open-feedback-contact', feedbackId: 'a', by: 'zhang' }, 3)
  run({ type: 'hand-on-feedback', feedbackId: 'a', to: '县残联', phone: '4221234', by: 'zhang' }, 4)
  run({ type: 'answer-feedback', feedbackId: 'a', text: '电话已经改好。', by: 'zhang' }, 5)
  expect(state().open.map(({ id }) => id)).toEqual(['b'])
  const answered = { area: 'feedback', code: 'unknown-feedback' }
  expect(run({ type: 'answer-feedback', feedbackId: 'a', text: '又', by: 'li' }, 6)).toEqual(answered)
  expect(run({ type: 'close-feedback', feedbackId: 'none', why: 'checked', by: 'li' }, 6)).toEqual(answered)
  // What was said wrongly is put right in the open, and stays.
  run({ type: 'correct-feedback-answer', feedbackId: 'a', text: '电话下周改好。', by: 'li' }, 6)
  // Somebody calls back after the reply, and then the term is over.
  run({ type: 'open-feedback-contact', feedbackId: 'a', by: 'li' }, 7)
  expect(asked.ended('2026-12-23')).toEqual([])
  expect(asked.ended('2026-12-24').map(({ id }) => id)).toEqual(['a'])
  run({ type: 'forget-feedback-contact', feedbackId: 'a' }, 8)
  expect(asked.ended('2026-12-24')).toEqual([])
  const [record] = asked.over(Number.MAX_SAFE_INTEGER, 10)
  expect(record && asked.byCode(record.code)).toEqual(record)
  expect(record).toMatchObject({ id: 'a', standing: 'answered', phone: null })
  expect(record && foundOf(record, (time) => time.slice(0, 10)).state).toMatchObject({
    at: 'answered',
    text: '电话下周改好。',
    first: { text: '电话已经改好。' },
  })
  expect(record?.acts.map(({ at: did, by }) => [did, by])).toEqual([
    ['confirmed', 'zhang'],
    ['contact-opened', 'zhang'],
    ['handed-on', 'zhang'],
    ['answered', 'zhang'],
    ['answer-corrected', 'li'],
    ['contact-opened', 'li'],
    ['contact-forgotten', null],
  ])
})

test('the state and the tables tell the same of what is open, and a snapshot brings all of it back', () => {
  const { run, state, asked } = opened()
  run(given('a', { about: { at: 'notice', id: '公示/低保', title: '低保公示' }, kind: 'objection' }))
  run({ type: 'hand-on-feedback', feedbackId: 'a', to: '镇民政办', phone: '1', by: 'zhang' }, 1)
  expect(asked.ofNotice('公示/低保', 10)).toEqual(state().open)
  expect(asked.byId('a')).toEqual(state().open[0])
  expect(feedback.snapshot.load(JSON.parse(JSON.stringify(feedback.snapshot.save(state()))))).toEqual(state())
})
