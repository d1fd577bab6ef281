import { useEffect, useState } from 'preact/hooks'
import type { CaseView } from '#contract/cases.ts'
import type { PrintState } from '#contract/ticket.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { Commands } from '../../staff/commands.ts'
import { Refusal } from '../../staff/refusal.tsx'
import type { Clerk } from '../clerk.ts'
import { CaseA4 } from './case-a4.tsx'
import { words } from './words.ts'

type Props = {
  clerk: Clerk
  commands: Commands<keyof typeof words.acts>
  view: CaseView
  onClose: () => void
}

/** What came of the visit: its number and code, and the paper, which comes out by itself. */
export function CaseGiven({ clerk, commands, view: first, onClose }: Props) {
  const [view, show] = useState(first)
  const [onA4, setOnA4] = useState(false)
  const [print, setPrint] = useState<PrintState>({ at: 'sending' })
  const { id } = view

  async function printPaper(): Promise<void> {
    setPrint({ at: 'sending' })
    const done = await commands.run('print', (commandId) =>
      clerk.api.ask('POST /api/cases/:id/print', { params: { id }, body: { commandId } }),
    )
    if (done !== null) setPrint(done.print)
  }

  async function undo(): Promise<void> {
    const done = await commands.run('undo', (commandId) =>
      clerk.api.ask('POST /api/cases/:id/changes', {
        params: { id },
        body: { commandId, change: { at: 'undone' } },
      }),
    )
    if (done !== null) show(done.case)
  }

  useEffect(() => {
    // The second press of a trembling finger is still to come.
    const timer = setTimeout(() => void printPaper(), PRINT_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])

  const isVoid = view.state.at === 'voided'
  if (onA4) return <CaseA4 clerk={clerk} id={id} onBack={() => setOnA4(false)} />
  return (
    <div class="case-given">
      <p role="status">
        {isVoid ? words.undone : words.saved} <b>{words.states[view.state.at]}</b>
      </p>
      <dl>
        <dt>{words.number}</dt>
        <dd>{view.number}</dd>
        <dt>{words.code}</dt>
        <dd>{words.grouped(view.code)}</dd>
      </dl>
      {view.dueOn !== null && <p>{words.dueOn(view.dueOn)}</p>}
      {!isVoid && <p data-print={print.at}>{words.prints(print)}</p>}
      <Refusal commands={commands} />
      <div class="panel-acts">
        <TouchButton class="go" data-act="case-close" onPress={onClose}>
          {words.close}
        </TouchButton>
        {!isVoid && (
          <>
            <TouchButton data-act="case-print" onPress={() => void printPaper()}>
              {words.again}
            </TouchButton>
            <TouchButton data-act="case-undo" onPress={() => void undo()}>
              {words.undo}
            </TouchButton>
          </>
        )}
        <TouchButton data-act="case-a4" onPress={() => setOnA4(true)}>
          {words.a4.open}
        </TouchButton>
      </div>
    </div>
  )
}

/** Longer than `createCommands` lets a press settle. */
const PRINT_AFTER_MS = 450
