import { useEffect, useState } from 'preact/hooks'
import type { CallBackResult, CaseChange, CountedThing, DeliveredHow } from '#contract/case-changes.ts'
import type { AgentsReply, CaseView } from '#contract/cases.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { SignatureField } from './signature.tsx'
import { counted, Things } from './things.tsx'
import { words } from './words.ts'

type Agent = AgentsReply['agents'][number]
type Send = (change: CaseChange) => void

/** Steps that need more than a line of words. */
export const FORMS = [
  'entrusted',
  'reassigned',
  'registered',
  'handed-on',
  'handed-back',
  'delivered',
  'called-back',
] as const
export type FormStep = (typeof FORMS)[number]
export const isForm = (step: string): step is FormStep => FORMS.some((each) => each === step)

type Props = { step: FormStep; view: CaseView; askAgents: () => Promise<readonly Agent[]>; onSend: Send }

/** What has to be said, counted and signed before a step counts. */
export function StepForm({ step, view, askAgents, onSend }: Props) {
  switch (step) {
    case 'entrusted':
      return <Entrust askAgents={askAgents} onSend={onSend} />
    case 'reassigned':
      return <Reassign askAgents={askAgents} but={view.agency?.agent.id ?? null} onSend={onSend} />
    case 'registered':
    case 'handed-on':
    case 'handed-back':
      return <HandOver step={step} view={view} onSend={onSend} />
    case 'delivered':
      return <Deliver onSend={onSend} />
    case 'called-back':
      return <CallBack onSend={onSend} />
  }
}

function useAgents(askAgents: Props['askAgents']): readonly Agent[] | null {
  const [agents, show] = useState<readonly Agent[] | null>(null)
  useEffect(() => {
    void askAgents().then(show)
  }, [])
  return agents
}

type ChooseProps = { agents: readonly Agent[] | null; chosen: string | null; onChoose: (id: string) => void }

function ChooseAgent({ agents, chosen, onChoose }: ChooseProps) {
  return (
    <div class="step-choice" role="group" aria-label={words.agent}>
      <p>{words.agent}</p>
      {agents?.length === 0 && <p role="alert">{words.noAgents}</p>}
      {agents?.map(({ id, name }) => (
        <TouchButton key={id} aria-pressed={chosen === id} data-look="agent" onPress={() => onChoose(id)}>
          {name}
        </TouchButton>
      ))}
    </div>
  )
}

function Entrust({ askAgents, onSend }: Pick<Props, 'askAgents' | 'onSend'>) {
  const agents = useAgents(askAgents)
  const [agent, choose] = useState<string | null>(null)
  const [group, name] = useState('')
  const [how, sign] = useState<'on-screen' | 'on-paper'>('on-screen')
  const [signature, write] = useState<string | null>(null)
  const isReady = agent !== null && (how === 'on-paper' || signature !== null)
  return (
    <div class="step-form" data-step="entrusted">
      <section class="read-aloud">
        <h3>{words.read.title}</h3>
        <ol>
          {words.read.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </section>
      <ChooseAgent agents={agents} chosen={agent} onChoose={choose} />
      <label>
        {words.group}
        <input
          name="group"
          maxLength={40}
          autocomplete="off"
          value={group}
          onInput={(event) => name(event.currentTarget.value)}
        />
      </label>
      <div class="step-choice" role="group" aria-label={words.signHere}>
        {(['on-screen', 'on-paper'] as const).map((one) => (
          <TouchButton
            key={one}
            aria-pressed={how === one}
            data-act={`sign-${one}`}
            onPress={() => sign(one)}
          >
            {one === 'on-screen' ? words.onScreen : words.onPaper}
          </TouchButton>
        ))}
      </div>
      {how === 'on-screen' ? (
        <SignatureField label={words.signHere} onSign={write} />
      ) : (
        <p>{words.consentOnPaper}</p>
      )}
      <TouchButton
        class="go"
        data-act="case-entrust"
        disabled={!isReady}
        onPress={() => {
          if (agent === null) return
          onSend({
            at: 'entrusted',
            agent,
            readAloud: true,
            ...(group.trim() !== '' && { group: group.trim() }),
            consent:
              how === 'on-screen' && signature !== null ? { at: 'signed', signature } : { at: 'on-paper' },
          })
        }}
      >
        {words.read.done}
      </TouchButton>
    </div>
  )
}

function Reassign({ askAgents, but, onSend }: Pick<Props, 'askAgents' | 'onSend'> & { but: string | null }) {
  const agents = useAgents(askAgents)
  const [agent, choose] = useState<string | null>(null)
  const [reason, write] = useState('')
  return (
    <div class="step-form">
      <ChooseAgent
        agents={agents === null ? null : agents.filter(({ id }) => id !== but)}
        chosen={agent}
        onChoose={choose}
      />
      <label>
        {words.reason}
        <input
          name="text"
          maxLength={200}
          autocomplete="off"
          value={reason}
          onInput={(event) => write(event.currentTarget.value)}
        />
      </label>
      <TouchButton
        class="go"
        data-act="case-write"
        disabled={agent === null || reason.trim() === ''}
        onPress={() => agent !== null && onSend({ at: 'reassigned', agent, reason: reason.trim() })}
      >
        {words.write}
      </TouchButton>
    </div>
  )
}

/** What the station has of the person: what was brought, or what the agent was given. */
const inHand = ({ materials, acts }: CaseView): CountedThing[] => {
  const registered = acts.findLast(({ at }) => at === 'registered')?.things
  if (registered !== undefined) return [...registered]
  return materials.flatMap(({ name, state, original = 0, copy = 0 }) =>
    state === 'received' ? [{ name, original, copy }] : [],
  )
}

type HandOverProps = { step: 'registered' | 'handed-on' | 'handed-back'; view: CaseView; onSend: Send }

function HandOver({ step, view, onSend }: HandOverProps) {
  const [things, count] = useState<readonly CountedThing[]>(() => {
    const known = inHand(view)
    return known.length > 0 ? known : [{ name: '', original: 1, copy: 0 }]
  })
  const [to, write] = useState('')
  const [signature, sign] = useState<string | null>(null)
  const all = counted(things)
  const isReady = all.length > 0 && (step !== 'handed-on' || to.trim() !== '')
  function send(): void {
    if (step === 'registered') onSend({ at: step, things: all })
    else if (step === 'handed-on') onSend({ at: step, to: to.trim(), things: all })
    else onSend({ at: step, things: all, ...(signature !== null && { signature }) })
  }
  return (
    <div class="step-form">
      <Things things={things} onCount={count} />
      {step === 'handed-on' && (
        <label>
          {words.toWhom}
          <input
            name="text"
            maxLength={80}
            autocomplete="off"
            value={to}
            onInput={(event) => write(event.currentTarget.value)}
          />
        </label>
      )}
      {step === 'handed-back' && <SignatureField label={words.signHere} onSign={sign} />}
      <TouchButton class="go" data-act="case-write" disabled={!isReady} onPress={send}>
        {words.write}
      </TouchButton>
    </div>
  )
}

const HOW: readonly DeliveredHow[] = ['handed-over', 'brought-home', 'posted', 'told-by-phone']

function Deliver({ onSend }: { onSend: Send }) {
  const [how, choose] = useState<DeliveredHow>('handed-over')
  const [things, count] = useState<readonly CountedThing[]>([{ name: '', original: 1, copy: 0 }])
  const [signature, sign] = useState<string | null>(null)
  const all = counted(things)
  const isThere = how === 'handed-over' || how === 'brought-home'
  return (
    <div class="step-form">
      <div class="step-choice" role="group" aria-label={words.howTitle}>
        <p>{words.howTitle}</p>
        {HOW.map((one) => (
          <TouchButton key={one} aria-pressed={how === one} onPress={() => choose(one)}>
            {words.how[one]}
          </TouchButton>
        ))}
      </div>
      <p>{words.results}</p>
      <Things things={things} onCount={count} />
      {isThere && <SignatureField label={words.signHere} onSign={sign} />}
      <TouchButton
        class="go"
        data-act="case-write"
        onPress={() =>
          onSend({
            at: 'delivered',
            how,
            ...(all.length > 0 && { things: all }),
            ...(isThere && signature !== null && { signature }),
          })
        }
      >
        {words.write}
      </TouchButton>
    </div>
  )
}

const RESULTS: readonly CallBackResult[] = ['satisfied', 'so-so', 'not-satisfied', 'not-reached']

function CallBack({ onSend }: { onSend: Send }) {
  const [result, choose] = useState<CallBackResult | null>(null)
  const [text, write] = useState('')
  return (
    <div class="step-form">
      <p>{words.callBackAsk}</p>
      <div class="step-choice" role="group" aria-label={words.callBackAsk}>
        {RESULTS.map((one) => (
          <TouchButton key={one} aria-pressed={result === one} data-look={one} onPress={() => choose(one)}>
            {words.callBack[one]}
          </TouchButton>
        ))}
      </div>
      <label>
        {words.callBackText}
        <input
          name="text"
          maxLength={300}
          autocomplete="off"
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
        />
      </label>
      <TouchButton
        class="go"
        data-act="case-write"
        disabled={result === null}
        onPress={() =>
          result !== null &&
          onSend({ at: 'called-back', result, ...(text.trim() !== '' && { text: text.trim() }) })
        }
      >
        {words.write}
      </TouchButton>
    </div>
  )
}
