import type { OfflineReason } from '#contract/case-changes.ts'
import { TouchButton } from '../../parts/touch-button.tsx'
import { words } from './words.ts'

type Props = { chosen: OfflineReason | null; onChoose: (reason: OfflineReason | null) => void }

const REASONS: readonly OfflineReason[] = ['cannot-use', 'no-phone', 'not-possible', 'other']

/** Why the person came for what can be done online: asked, never demanded. A second press takes it back. */
export function WhyOffline({ chosen, onChoose }: Props) {
  return (
    <div class="case-offline">
      <p>{words.whyOffline}</p>
      <div role="group" aria-label={words.whyOffline}>
        {REASONS.map((reason) => (
          <TouchButton
            key={reason}
            aria-pressed={chosen === reason}
            onPress={() => onChoose(chosen === reason ? null : reason)}
          >
            {words.offline[reason]}
          </TouchButton>
        ))}
      </div>
    </div>
  )
}
