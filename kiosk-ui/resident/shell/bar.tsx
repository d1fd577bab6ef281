import { Icon, type IconName } from '../../parts/icon.tsx'
import { TouchButton } from '../../parts/touch-button.tsx'
import type { App } from './app.ts'
import { words } from './words/frame.ts'

/** Six places that mean the same on every screen, in every mode; one that leads nowhere now stays empty. */
export function Bar({ app }: { app: App }) {
  const { type, contrast, reach, choose } = app.modes
  const reading = app.aloud.value.at === 'reading'
  const sitting = reach.value === 'sitting'
  const called = app.called.value
  return (
    <nav class="bar" aria-label={words.bar.label}>
      {app.canGoBack.value && <Place at="back" text={words.bar.back} onPress={app.back} />}
      {app.screen.value.at === 'home' ? (
        <p class="bar-here" data-place="home" aria-current="page">
          <Icon name="home" />
          {words.bar.home}
        </p>
      ) : (
        <Place at="home" text={words.bar.home} onPress={app.home} />
      )}
      <Place
        at="size"
        text={words.bar.large}
        on={type.value === 'large' || contrast.value === 'high'}
        onPress={app.chooseType}
      />
      <Place
        at="read"
        icon={reading ? 'stop' : 'read'}
        text={reading ? words.bar.stopReading : words.bar.read}
        onPress={app.toggleReading}
      />
      <Place
        at="sit"
        text={words.bar.sit}
        on={sitting}
        onPress={() => choose({ reach: sitting ? 'standing' : 'sitting' })}
      />
      {/* 叫工作人员, or how the call stands that this resident has made. */}
      <Place
        at="call"
        text={words.bar.call[called]}
        doing={called === 'not' ? undefined : 'under-way'}
        onPress={() => app.act('call-staff')}
      />
    </nav>
  )
}

type PlaceProps = {
  at: 'back' | 'home' | 'size' | 'read' | 'sit' | 'call'
  icon?: IconName
  text: string
  /** A mode that is chosen. */
  on?: boolean
  /** What it stands for is being done. */
  doing?: 'under-way' | undefined
  onPress: () => void
}

function Place({ at, icon = at, text, on, doing, onPress }: PlaceProps) {
  return (
    <TouchButton class="bar-button" data-place={at} data-doing={doing} aria-pressed={on} onPress={onPress}>
      <Icon name={icon} />
      <span>{text}</span>
    </TouchButton>
  )
}
