import type { GuideSearchReply } from '#contract/guide.ts'
import { useEffect, useState } from 'preact/hooks'
import { api } from '../../../link/api.ts'
import { pause } from '../../../link/pause.ts'
import { untilAnswered } from '../../../link/until-answered.ts'
import { InputSheet } from '../../input/input-sheet.tsx'
import { ScreenTitle } from '../../parts/screen-title.tsx'
import { inPhrases, withWholeWords } from '../../../parts/in-phrases.tsx'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { SearchFinds } from './search-finds.tsx'
import { words } from './words/search.ts'
import type { App } from '../../shell/app.ts'
import type { ScreenOf } from '../../shell/screens.ts'

type SearchScreen = ScreenOf<'search'>
type Props = { app: App; screen: SearchScreen }

/** A hand that goes from key to key pauses for longer; a question for each letter is not needed. */
const SETTLED_MS = 120
const NOTHING: GuideSearchReply = { results: [], elsewhere: null }
/** More than any errand's name; the daemon takes 60. */
const LONGEST = 16

/** 找一件事: what is written with at the foot, what it finds above, best first. */
export function Search({ app, screen }: Props) {
  const { typed, way, answer } = screen
  // The lower half alone has no room for both: what is found takes the place of what is written with, at a touch.
  const halved = app.modes.reach.value === 'sitting'
  const [reading, setReading] = useState(false)
  const reads = halved && reading && answer.at !== 'none'
  useAnswers(app, screen)
  const write = (next: string) =>
    app.change({
      ...screen,
      typed: next.slice(0, LONGEST),
      answer: next === '' ? { at: 'none' } : { at: 'asking', before: replyOf(answer) },
      from: 0,
    })
  return (
    <main class="search" data-reads={reads ? '' : undefined} data-answer={answer.at}>
      <div class="search-above">
        <ScreenTitle title={words.title} />
        <p
          class="search-typed"
          role="status"
          aria-label={words.typed}
          data-say={typed === '' ? words.hint : `${words.typed} ${typed}`}
        >
          {typed === '' ? <span>{words.hint}</span> : typed}
        </p>
        {!halved && answer.at === 'none' && (
          <ol class="search-ready">
            {words.steps.map((step) => (
              <li key={step}>
                <span>{withWholeWords(step)}</span>
              </li>
            ))}
          </ol>
        )}
        {(reads || !halved) && answer.at !== 'none' && <Results app={app} screen={screen} />}
      </div>
      {reads ? (
        <TouchButton class="search-on" onPress={() => setReading(false)}>
          {words.writeOn}
        </TouchButton>
      ) : (
        <InputSheet
          text={typed}
          onText={write}
          way={way}
          onWay={(next) => app.change({ ...screen, way: next })}
          more={
            halved && answer.at !== 'none' ? { text: words.look, onPress: () => setReading(true) } : undefined
          }
        >
          {words.everyday.map((word) => (
            <TouchButton key={word} onPress={() => write(word)}>
              {word}
            </TouchButton>
          ))}
          {app.model.value.common.map(({ seq, title }) => (
            <TouchButton key={seq} onPress={() => app.open({ at: 'guide', seq })}>
              {inPhrases(title)}
            </TouchButton>
          ))}
        </InputSheet>
      )}
    </main>
  )
}

/** Asks the station for what has been typed; an answer to letters that have changed since is dropped. */
function useAnswers(app: App, screen: SearchScreen): void {
  const { typed } = screen
  useEffect(() => {
    if (typed === '') return undefined
    const control = new AbortController()
    const { signal } = control
    const ask = async () => {
      await pause(SETTLED_MS, signal)
      const reply = await untilAnswered(
        () => api('GET /api/guides/search?q=:q', { params: { q: typed } }),
        signal,
      )
      const now = app.screen.peek()
      if (signal.aborted || now.at !== 'search') return
      app.change({ ...now, answer: { at: 'found', reply: reply.at === 'ok' ? reply.value : NOTHING } })
    }
    void ask()
    return () => control.abort()
  }, [app, typed])
}

function Results({ app, screen }: Props) {
  const { answer } = screen
  const reply = replyOf(answer)
  if (reply && (reply.results.length > 0 || reply.elsewhere))
    return <SearchFinds app={app} screen={screen} reply={reply} />
  return answer.at === 'asking' ? (
    <p class="search-asking">{withWholeWords(words.asking)}</p>
  ) : (
    <section class="search-nothing" role="status">
      <h2>{words.nothing}</h2>
      <p>{withWholeWords(words.elsewhere(app.model.value.station.townCentre))}</p>
      <p>{withWholeWords(words.again)}</p>
    </section>
  )
}

function replyOf(answer: SearchScreen['answer']): GuideSearchReply | null {
  if (answer.at === 'none') return null
  return answer.at === 'asking' ? answer.before : answer.reply
}
