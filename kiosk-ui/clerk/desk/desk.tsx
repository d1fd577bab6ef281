import { useState } from 'preact/hooks'
import type { WindowWork } from '#contract/clerk.ts'
import { words as page } from '../words.ts'
import { words } from './words.ts'
import { Actions } from './actions.tsx'
import { CaseSheet } from '../cases/case-sheet.tsx'
import { MyCases } from '../cases/my-cases.tsx'
import { ChooseWindow } from './choose-window.tsx'
import type { Clerk } from '../clerk.ts'
import { CurrentTicket } from './current-ticket.tsx'
import { Issue } from './issue.tsx'
import { deskKeys } from './desk-keys.ts'
import { type KeyMap, useKeys } from '../../staff/keyboard.ts'
import type { ListName } from '../lists/list-names.ts'
import { Lists } from '../lists/lists.tsx'
import { OwnWords, Panel } from '../../staff/panel.tsx'
import { type ShownTroubles, TroublesSection } from '../../staff/troubles.tsx'
import { useAsked } from '../use-asked.ts'
import { useSilence } from './use-silence.ts'
import { useTwice } from './use-twice.ts'
import { WaitsForAnswer } from '../take-over/waits-for-answer.tsx'
import { WindowFoot } from './window-foot.tsx'
import { NOTHING, useWriting } from './writing.ts'

/** While the daemon is away the desk shows what was last known, and takes no words for a ticket. */
const NO_KEYS: KeyMap = new Map()

type DeskProps = { clerk: Clerk; me: string; shown: ShownTroubles }

/** One window at work: the ticket in hand, what may be done with it, and who waits. */
export function Desk({ clerk, me, shown }: DeskProps) {
  const work = clerk.work.value
  if (work === null) return <p class="opening">{page.opening}</p>
  const { window, takeOver } = work
  if (window.clerk !== null && window.clerk.id !== me) {
    if (takeOver.at === 'asked' && takeOver.clerk.id === me)
      return <WaitsForAnswer clerk={clerk} asked={takeOver} work={work} />
    return <ChooseWindow clerk={clerk} me={me} relieved={work} shown={shown} />
  }
  return <OpenDesk clerk={clerk} me={me} work={work} shown={shown} />
}

function OpenDesk({ clerk, me, work: known, shown }: DeskProps & { work: WindowWork }) {
  const work = useSilence(known, clerk.clock)
  const { current } = work
  const [writing, write] = useWriting(current)
  const [list, setList] = useState<ListName>('waiting')
  const { press, armed } = useTwice((offer) => void clerk.press(offer))
  const deaf = clerk.link.value.at === 'restarting' || writing.at === 'gone'
  useKeys(deaf ? NO_KEYS : deskKeys(clerk, work, me, { press, write, show }))
  const stop = () => write(NOTHING)
  useAsked(clerk, 'cases', (open) => write({ at: 'cases', open }))
  function show(name: ListName): void {
    shown.onShut()
    setList(name)
  }

  return (
    <main class="desk" data-screen="desk" data-current={current?.state.at ?? 'none'}>
      <section class="in-hand">
        <CurrentTicket work={work} clock={clerk.clock} />
        <Actions
          clerk={clerk}
          work={work}
          press={press}
          armed={armed}
          gone={writing.at === 'gone' ? writing.number : null}
          onOwnReason={() => current && write({ at: 'reason', ticket: current })}
          onIssue={() => write({ at: 'issue' })}
          onCase={() => current && write({ at: 'case', ticket: current })}
          onCases={() => write({ at: 'cases', open: null })}
        />
      </section>
      {shown.troubles.length > 0 ? (
        <TroublesSection {...shown} />
      ) : (
        <Lists clerk={clerk} work={work} list={list} onList={show} press={press} armed={armed} />
      )}
      <WindowFoot clerk={clerk} work={work} press={press} onOwnNotice={() => write({ at: 'notice' })} />
      {writing.at === 'reason' && (
        <Panel title={`${page.acts.hold} ${writing.ticket.number}`} onClose={stop}>
          <OwnWords
            label={words.reasonField}
            limit={40}
            onWrite={(reason) => {
              stop()
              void clerk.press({ act: 'hold', wish: { verb: 'hold', ticketId: writing.ticket.id, reason } })
            }}
          />
        </Panel>
      )}
      {writing.at === 'issue' && <Issue clerk={clerk} work={work} onClose={stop} />}
      {writing.at === 'case' && (
        <CaseSheet clerk={clerk} from={{ at: 'ticket', ticket: writing.ticket }} onClose={stop} />
      )}
      {writing.at === 'cases' && <MyCases clerk={clerk} open={writing.open} onClose={stop} />}
      {writing.at === 'notice' && (
        <Panel title={words.pauseTitle} onClose={stop}>
          <OwnWords
            label={words.noticeField}
            limit={30}
            onWrite={(notice) => {
              stop()
              void clerk.press({ act: 'pause', wish: { verb: 'pause', notice } })
            }}
          />
        </Panel>
      )}
    </main>
  )
}
