import { Bar } from './bar.tsx'
import { Head } from './head.tsx'
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
        {app.renderBeside()}
        <Head station={model.station.name} clock={app.clock.value} link={app.link.value} />
        {app.renderScreen()}
        <Bar app={app} />
      </div>
      {app.renderAbove()}
    </>
  )
}
