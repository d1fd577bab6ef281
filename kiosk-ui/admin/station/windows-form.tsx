import type { Admin } from '../admin.ts'
import { type Bound, member, orElse } from '../editing/bound.ts'
import { ChoiceField, NumberField, RadioField, TextField } from '../editing/fields.tsx'
import { Rows } from '../editing/rows.tsx'
import { useAnswer } from '../use-answer.ts'
import type { Queue, RulesDocument, ServiceWindow, Skill } from './documents.ts'
import { rulesEditors } from './editors.ts'
import { type Errand, ErrandList } from './errand-list.tsx'
import { SectionFrame } from './section-frame.tsx'
import { Ticks } from './ticks.tsx'
import { words } from './words.ts'

/** Where people are served, and in which lines they wait. */
export function WindowsForm({ admin }: { admin: Admin }) {
  const { title, see } = words.sections.windows
  const guides = useAnswer(
    () => admin.api.ask('GET /api/contents/:kind', { params: { kind: 'guide' } }),
    title,
  )
  const errands = guides?.contents.map(({ id, title: name }) => ({ seq: Number(id), name })) ?? []
  return (
    <SectionFrame admin={admin} keeper={rulesEditors} id="rules" title={title} see={see}>
      {(rules) => <Fields rules={rules} errands={errands} />}
    </SectionFrame>
  )
}

function Fields({ rules, errands }: { rules: Bound<RulesDocument>; errands: readonly Errand[] }) {
  const { windows, skills, queues } = rules.value
  const field = words.windows
  return (
    <>
      <p class="section-advice">{field.live}</p>
      <Rows
        of={member(rules, 'windows')}
        label={field.windows}
        add={field.add}
        fresh={() => freshWindow(windows)}
        nameOf={({ label }) => label}
      >
        {(window) => (
          <>
            <TextField of={member(window, 'label')} label={field.label} hint={field.labelHint} limit={12} />
            {skills.length > 0 && <WindowSkills window={window} skills={skills} />}
            <p class="row-link">
              <a href={`#station/plate/${window.value.id}`}>{field.plate}</a>
            </p>
          </>
        )}
      </Rows>
      <Rows
        of={member(rules, 'queues')}
        label={field.queues}
        add={field.addQueue}
        fresh={() => freshQueue(queues)}
        nameOf={({ name }) => name}
      >
        {(queue) => <QueueFields queue={queue} rules={rules.value} errands={errands} />}
      </Rows>
      <ChoiceField
        of={member(rules, 'defaultQueue')}
        label={field.first}
        choices={queues.map(({ id, name }) => ({ value: id, words: name }))}
      />
      <Rows
        of={member(rules, 'skills')}
        label={field.skillsTitle}
        add={field.addSkill}
        none={field.skillsNone}
        fresh={() => ({ id: freeId('skill-', skills), name: '', items: [] })}
        nameOf={({ name }) => name}
      >
        {(skill) => (
          <>
            <TextField of={member(skill, 'name')} label={field.skillName} limit={12} />
            <ErrandList of={member(skill, 'items')} label={field.errands} errands={errands} />
          </>
        )}
      </Rows>
    </>
  )
}

function QueueFields({
  queue,
  rules,
  errands,
}: {
  queue: Bound<Queue>
  rules: RulesDocument
  errands: readonly Errand[]
}) {
  const called = member(queue, 'windows')
  const field = words.windows
  const everyWindow: Bound<'all' | 'some'> = {
    ...called,
    value: called.value === 'all' ? 'all' : 'some',
    change: (update) =>
      called.change((before) => {
        const next = update(before === 'all' ? 'all' : 'some')
        if (next === 'all') return 'all'
        return before === 'all' ? rules.windows.map(({ id }) => id) : before
      }),
  }
  return (
    <>
      <div class="side-by-side">
        <TextField of={member(queue, 'name')} label={field.queueName} limit={12} />
        <TextField of={member(queue, 'letter')} label={field.letter} limit={1} />
        <NumberField of={member(queue, 'dailyQuota')} label={field.quota} hint={field.quotaHint} min={1} />
      </div>
      <RadioField
        of={everyWindow}
        label={field.calledBy}
        choices={[
          { value: 'all', words: field.everyWindow },
          { value: 'some', words: field.theseWindows },
        ]}
      />
      {called.value !== 'all' && (
        <Ticks
          of={{
            ...called,
            value: called.value,
            change: (update) => called.change((before) => (before === 'all' ? before : update(before))),
          }}
          all={rules.windows.map(({ id, label }) => ({ id, name: label }))}
        />
      )}
      {queue.value.id !== rules.defaultQueue && (
        <ErrandList
          of={member(queue, 'items')}
          label={field.errands}
          hint={field.errandsHint}
          errands={errands}
        />
      )}
    </>
  )
}

function WindowSkills({ window, skills }: { window: Bound<ServiceWindow>; skills: readonly Skill[] }) {
  const own = member(window, 'skills')
  const field = words.windows
  const has: Bound<'all' | 'some'> = {
    ...own,
    value: own.value === undefined ? 'all' : 'some',
    change: (update) =>
      own.change((before) =>
        update(before === undefined ? 'all' : 'some') === 'all' ? undefined : (before ?? []),
      ),
  }
  return (
    <>
      <RadioField
        of={has}
        label={field.skills}
        choices={[
          { value: 'all', words: field.allSkills },
          { value: 'some', words: field.someSkills },
        ]}
      />
      {own.value !== undefined && <Ticks of={orElse(own, [])} all={skills} />}
    </>
  )
}

/** The next number; an id that the station had once is not given again while it is in the list. */
function freshWindow(windows: readonly ServiceWindow[]): ServiceWindow {
  const id = freeId('W', windows)
  return { id, label: words.windows.fresh(Number(id.slice(1))) }
}

function freshQueue(queues: readonly Queue[]): Queue {
  const used = new Set(queues.map(({ letter }) => letter))
  const letter = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').find((one) => !used.has(one)) ?? ''
  return {
    id: freeId('queue-', queues),
    name: words.windows.freshQueue,
    letter,
    dailyQuota: null,
    windows: 'all',
    items: [],
  }
}

function freeId(prefix: string, known: readonly { id: string }[]): string {
  const ids = new Set(known.map(({ id }) => id))
  const free = (n: number): string => (ids.has(`${prefix}${n}`) ? free(n + 1) : `${prefix}${n}`)
  return free(1)
}
