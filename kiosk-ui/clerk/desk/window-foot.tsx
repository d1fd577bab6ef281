import type { WindowWork } from '#contract/clerk.ts'
import { words as page } from '../words.ts'
import { words } from './words.ts'
import { ActButton } from '../../staff/act-button.tsx'
import { OfferButton } from './actions.tsx'
import type { Clerk } from '../clerk.ts'
import { OWN_NOTICE_KEY, windowOffers } from './offers.ts'
import type { Press } from './use-twice.ts'

type Props = { clerk: Clerk; work: WindowWork; press: Press; onOwnNotice: () => void }

/** The window itself: how the day goes, a pause with its notice in one press, and the end of the day. */
export function WindowFoot({ clerk, work, press, onOwnNotice }: Props) {
  const { service } = work.window
  const offers = windowOffers(work)
  const pauses = offers.filter(({ act }) => act === 'pause')
  const others = offers.filter(({ act }) => act !== 'pause')
  return (
    <footer class="window-foot" data-at={service.at}>
      <p class="window-day">
        {service.at === 'paused' && <b>{words.desk.pausedFor(service.notice)}</b>}
        {service.at === 'open' && <span>{words.desk.openSince(clerk.clock.timeOf(service.since))}</span>}
        <span>{servedWords(work)}</span>
      </p>
      {pauses.length > 0 && (
        <div class="window-pause" role="group" aria-label={page.acts.pause}>
          <p>{page.acts.pause}</p>
          {pauses.map((offer) => (
            <OfferButton key={offer.words} offer={offer} press={press} armed={null} />
          ))}
          <ActButton keyCode={OWN_NOTICE_KEY} data-act="own-notice" onPress={onOwnNotice}>
            {words.ownReason}
          </ActButton>
        </div>
      )}
      {others.map((offer) => (
        <OfferButton key={offer.act} offer={offer} press={press} armed={null} />
      ))}
    </footer>
  )
}

/** What the clerk has done today; the window too where it is not the same, because others have worked there. */
function servedWords({ servedToday, servedByClerk }: WindowWork): string {
  if (servedByClerk === null) return words.desk.servedHere(servedToday)
  return servedByClerk === servedToday
    ? words.desk.servedToday(servedToday)
    : words.desk.servedByYou(servedByClerk, servedToday)
}
