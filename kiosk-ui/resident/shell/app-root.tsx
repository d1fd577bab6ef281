import { Bar, type BarItem } from './bar.tsx'
import { Head } from './head.tsx'
import { words } from './words/frame.ts'
import type { App } from './app.ts'

/** The whole page: the open screen between the head and the bar, and before it what stands above every screen. */
export function AppRoot({ app }: { app: App }) {
  const screen = app.screen.value
  const model = app.model.value
  return (
    <>
      <div
        class="frame"
        data-screen={screen.at}
        onPointerDown={app.idle.touched}
        onKeyDown={app.idle.touched}
      >
        {app.renderFar()}
        <Head station={model.station.name} clock={app.clock.value} link={app.link.value} />
        {app.renderScreen()}
        <Bar items={barItems(app)} />
      </div>
      {app.renderAbove()}
    </>
  )
}

function barItems(app: App): BarItem[] {
  const { type, contrast, reach } = app.modes
  const reading = app.aloud.value.at === 'reading'
  const sitting = reach.value === 'sitting'
  return [
    ...(app.canGoBack.value
      ? [{ place: 'back', icon: 'back', text: words.bar.back, onPress: app.back } as const]
      : []),
    {
      place: 'home',
      icon: 'home',
      text: words.bar.home,
      here: app.screen.value.at === 'home',
      onPress: app.home,
    },
    {
      place: 'size',
      icon: 'large',
      text: words.bar.large,
      on: type.value === 'large' || contrast.value === 'high',
      onPress: app.chooseType,
    },
    {
      place: 'read',
      icon: reading ? 'stop' : 'read',
      text: reading ? words.bar.stopReading : words.bar.read,
      onPress: app.toggleReading,
    },
    {
      place: 'sit',
      icon: 'sit',
      text: words.bar.sit,
      on: sitting,
      onPress: () => app.modes.choose({ reach: sitting ? 'standing' : 'sitting' }),
    },
    callItem(app),
  ]
}

/** 叫工作人员, or how the call stands that this resident has made. */
function callItem(app: App): BarItem {
  const called = app.called.value
  return {
    place: 'call',
    icon: 'bell',
    text: words.bar.call[called],
    doing: called === 'not' ? undefined : 'under-way',
    onPress: () => app.act('call-staff'),
  }
}
