import type { CheckAnswer, Guide, GuideMaterial } from '#contract/guide.ts'
import { withWholeWords } from '../../../parts/in-phrases.tsx'
import type { PrintState } from '#contract/ticket.ts'
import { useEffect, useState } from 'preact/hooks'
import { api } from '../../../link/api.ts'
import { newCommandId } from '../../../link/command-id.ts'
import { Icon } from '../../../parts/icon.tsx'
import { ScreenIcon } from '../../../parts/screen-icon.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { bringUnconfirmed } from '../../parts/bring-groups.tsx'
import { type Group, PagedGroups } from '../../parts/paged-groups.tsx'
import { PageTurn } from '../../parts/pager.tsx'
import { printOnce } from '../../parts/print-once.ts'
import { PrintSheet } from '../../parts/print-sheet.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { Thing, notesOf } from '../../parts/thing.tsx'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'
import type { Answers } from './answers.ts'
import { words } from './words.ts'

type Props = { app: App; screen: ScreenOf<'self-check-result'> }
const said = words.result

/** What is missing and where it is to be had, then what to bring; printed, and on to a ticket. */
export function Result({ app, screen: { guide, answers, from } }: Props) {
  const [print, setPrint] = useState<PrintState | null>(null)
  const [leaving] = useState(() => new AbortController())
  useEffect(() => () => leaving.abort(), [])
  const { kiosk } = app.model.value
  const lacking = answers.filter((answer) => answer === 'lack').length
  const send = () => {
    const given = answers.flatMap((answer): CheckAnswer[] => (answer === null ? [] : [answer]))
    const body = { commandId: newCommandId(), kiosk: kiosk.id, answers: given }
    return printOnce(
      () => api('POST /api/guides/:seq/check/print', { params: { seq: guide.seq }, body }),
      setPrint,
      leaving.signal,
    )
  }
  return (
    <>
      <main class="self-check self-check-result">
        <ScreenTitle crumb={words.crumb} title={titleOf(answers)}>
          <p class="title-note">{withWholeWords(guide.plainTitle)}</p>
        </ScreenTitle>
        <PagedGroups
          key={app.modes.layout.value}
          makeGroups={() => groupsOf(guide, answers)}
          from={from}
          onTurn={app.turnTo}
        >
          {({ page, pages, onTurn }) => (
            <>
              <p class="self-check-only">
                {withWholeWords(bringUnconfirmed(guide) ? `${said.only}。${said.unconfirmed}` : said.only)}
              </p>
              <PageTurn short page={page} pages={pages} onTurn={onTurn} />
            </>
          )}
        </PagedGroups>
        <div class="self-check-actions">
          {kiosk.printer.at !== 'none' && (
            <TouchButton class="go" onPress={() => void send()}>
              <ScreenIcon name="print" />
              {said.print}
            </TouchButton>
          )}
          {guide.suspended === null && guide.noTicket === null && (
            <TouchButton onPress={() => app.open({ at: 'confirm-errand', seq: guide.seq })}>
              <Icon name="ticket" />
              {lacking > 0 ? said.takeFirst : said.take}
            </TouchButton>
          )}
        </div>
      </main>
      {print && <PrintSheet app={app} what={words.paper} print={print} onDone={() => setPrint(null)} />}
    </>
  )
}

function titleOf(answers: Answers): string {
  const count = (of: CheckAnswer) => answers.filter((answer) => answer === of).length
  if (count('lack') > 0) return said.lacking(count('lack'))
  return count('ask') > 0 ? said.unsure(count('ask')) : said.complete
}

function groupsOf(guide: Guide, answers: Answers): Group[] {
  const group = (
    of: CheckAnswer,
    title: string,
    noteOf: (material: GuideMaterial) => string | undefined,
  ): Group => ({
    key: of,
    label: title,
    head: (
      <p class={of === 'lack' ? 'sign' : 'sign some'} data-some={of === 'lack' ? undefined : ''}>
        {title}
      </p>
    ),
    rows: guide.materials
      .filter((_, i) => answers[i] === of)
      .map((material) => <Thing material={material} note={noteOf(material) ?? ''} />),
  })
  return [
    group('lack', said.getThem, ({ source }) => source ?? said.askWindow),
    group('ask', said.askThem, ({ when }) => when),
    group('have', said.bring, notesOf),
    group('not-needed', said.needless, ({ when }) => when),
  ].filter(({ rows }) => rows.length > 0)
}
