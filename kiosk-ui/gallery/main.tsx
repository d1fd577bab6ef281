import { render } from 'preact'
import { type Showing, addressOf } from './address.ts'
import { type Surface, statesOf, surfaces } from './states.ts'

const titles: Record<Surface, string> = {
  resident: '自助终端',
  hall: '叫号大屏',
  window: '窗口屏',
  board: '信息公开屏',
  phone: '手机上的号',
  bench: '模拟设备台',
  keeper: '机器的状况',
  clerk: '工作人员',
  admin: '站长',
}

const modes: readonly (readonly [title: string, showing: Partial<Showing>])[] = [
  ['高对比', { contrast: 'high' }],
  ['示例站点', { station: 'shipped' }],
]
const largeToo = new Set<Surface>(['resident'])

/** Every state with its addresses; the direction is the window's own. */
function Index() {
  return (
    <>
      <h1>所有画面</h1>
      {surfaces.map((surface) => (
        <section key={surface}>
          <h2>
            {titles[surface]}（{statesOf(surface, 'large').length}）
          </h2>
          <ul>
            {statesOf(surface, 'large').map(({ name }) => (
              <Entry key={name} surface={surface} name={name} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Entry({ surface, name }: { surface: Surface; name: string }) {
  return (
    <li>
      <a href={addressOf(surface, name)}>{name}</a>
      {largeToo.has(surface) && <a href={addressOf(surface, name, { type: 'large' })}>大字版</a>}
      {modes.map(([title, showing]) => (
        <a key={title} href={addressOf(surface, name, showing)}>
          {title}
        </a>
      ))}
    </li>
  )
}

const root = document.querySelector('#app')
if (!root) throw new Error('the page has no place for the list')
render(<Index />, root)
