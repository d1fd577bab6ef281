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
        <Head station={model.station.name} clock={app.clock.value} link={app.link.value} />
        {app.renderScreen()}
        <Bar items={barItems(app)} />
      </div>
      {app.renderAbove()}
    </>
  )
}

function barItems(app: App): BarItem[] {
  const { modes } = app
  const large = modes.type.value === 'large'
  const atHome = app.screen.value.at === 'home'
  const back: BarItem = app.canGoBack.value
    ? { place: 'first', icon: 'back', text: words.bar.back, onPress: app.back }
    : {
        place: 'first',
        icon: 'contrast',
        text: modes.contrast.value === 'high' ? words.bar.plain : words.bar.contrast,
        onPress: modes.toggleContrast,
      }
  const home: BarItem = {
    place: 'home',
    icon: 'home',
    text: words.bar.home,
    here: atHome,
    onPress: app.home,
  }
  const size: BarItem = {
    place: 'size',
    icon: 'large',
    text: large ? words.bar.small : words.bar.large,
    onPress: modes.toggleType,
  }
  const reading = app.aloud.value.at === 'reading'
  const read: BarItem = {
    place: 'read',
    icon: reading ? 'stop' : 'read',
    text: reading ? words.bar.stopReading : words.bar.read,
    onPress: app.toggleReading,
  }
  return [back, home, size, read, callItem(app)]
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
