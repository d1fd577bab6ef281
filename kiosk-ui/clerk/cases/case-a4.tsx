import { useEffect, useState } from 'preact/hooks'
import type { CaseSheet } from '#contract/case-papers.ts'
import { withWholeWords } from '../../parts/in-phrases.tsx'
import { Qr } from '../../parts/qr.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import { PanelScroll } from '../../staff/panel.tsx'
import type { Clerk } from '../clerk.ts'
import { words } from './words.ts'

type Shown = { at: 'opening' } | { at: 'unavailable' } | { at: 'sheet'; sheet: CaseSheet }
type Props = { clerk: Clerk; id: string; onBack: () => void }

/** The newest paper of a case on A4, within a panel, as it comes out of the desk's own printer. */
export function CaseA4({ clerk, id, onBack }: Props) {
  const [shown, show] = useState<Shown>({ at: 'opening' })
  useEffect(() => {
    async function read(): Promise<void> {
      const reply = await clerk.api.ask('GET /api/cases/:id/sheet', { params: { id } })
      show(reply.at === 'ok' ? { at: 'sheet', sheet: reply.value.sheet } : { at: 'unavailable' })
    }
    void read()
  }, [id])
  return (
    <>
      {shown.at === 'sheet' ? (
        <PanelScroll label={words.a4.open}>
          <Sheet of={shown.sheet} />
        </PanelScroll>
      ) : (
        <p role="status">{shown.at === 'opening' ? words.opening : words.a4.unavailable}</p>
      )}
      <div class="panel-acts">
        {shown.at === 'sheet' && (
          <TouchButton class="go" data-act="case-a4-print" onPress={() => print()}>
            {words.a4.print}
          </TouchButton>
        )}
        <TouchButton data-act="case-a4-back" onPress={onBack}>
          {words.a4.back}
        </TouchButton>
      </div>
    </>
  )
}

function Sheet({ of }: { of: CaseSheet }) {
  const { station, number, title, lead, facts, missing, rest, code, follow, clerk, ask } = of
  const { signer, signature } = of
  return (
    <article class="case-a4" data-void={of.void ? '' : undefined}>
      <header>
        <b>{station}</b>
        <span>{number}</span>
      </header>
      <h3>{title}</h3>
      {of.void && <p class="case-a4-void">{words.a4.isVoid}</p>}
      {of.sample && <p>{words.a4.sample}</p>}
      <p>{withWholeWords(lead)}</p>
      <dl class="case-a4-facts">
        {facts.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{withWholeWords(text)}</dd>
          </div>
        ))}
      </dl>
      {missing.length > 0 && (
        <section class="case-a4-lack">
          <h4>
            {words.a4.lack(missing.length)} <small>{words.a4.tick}</small>
          </h4>
          <ol>
            {missing.map(({ name, note, count }) => (
              <li key={name}>
                <i />
                <p>
                  <b>{withWholeWords(name)}</b>
                  {note !== '' && <span>{withWholeWords(note)}</span>}
                </p>
                <em>{count}</em>
              </li>
            ))}
          </ol>
        </section>
      )}
      <dl class="case-a4-rest">
        {rest.map(({ name, lines }) => (
          <div key={name}>
            <dt>{name}</dt>
            {lines.map((line) => (
              <dd key={line}>{withWholeWords(line)}</dd>
            ))}
          </div>
        ))}
      </dl>
      <section class="case-a4-ask">
        {follow !== null && <Qr text={follow} label={words.a4.scan} />}
        <p>
          {words.code}
          <b>{code}</b>
          <span>{words.a4.find}</span>
        </p>
        <dl>
          <dt>{words.a4.clerk}</dt>
          <dd>{clerk}</dd>
          <dt>{signer}</dt>
          <dd>
            {signature !== null && (
              <svg class="case-a4-signature" viewBox="0 0 300 100" role="img" aria-label={words.signed}>
                <path d={signature} />
              </svg>
            )}
          </dd>
        </dl>
        <p class="case-a4-seal">{words.a4.seal}</p>
      </section>
      <footer>
        <span>
          {words.a4.ask} {ask}
        </span>
        <span>{words.a4.complain}</span>
      </footer>
    </article>
  )
}
