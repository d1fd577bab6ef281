import { useState } from 'preact/hooks'
import { TouchButton } from '../../parts/touch-button.tsx'
import { Panel, PanelScroll } from '../../staff/panel.tsx'
import { SurelyButton } from '../../staff/surely-button.tsx'
import type { Admin } from '../admin.ts'
import { Differences } from './differences.tsx'
import type { Editor } from './editor.ts'
import type { Differences as List, Opened } from './opened.ts'
import { whenWords, words } from './words.ts'

type Props<Doc extends object> = {
  admin: Admin
  editor: Editor<Doc>
  opened: Opened<Doc>
  onClose: () => void
}

/** Every version with its writer and time; what it changed; and a way back to it. */
export function History<Doc extends object>({ admin, editor, opened, onClose }: Props<Doc>) {
  const [compared, setCompared] = useState<{ version: number; differences: List } | null>(null)
  const { versions, standing, base } = opened
  const published = 'published' in standing ? standing.published : null
  const mayPublish = admin.editing.may('content.publish')
  const today = admin.clock.wall.value?.day ?? ''

  async function compare(version: number, against: number | 'file'): Promise<void> {
    if (compared?.version === version) {
      setCompared(null)
      return
    }
    const reply = await editor.differences(version, against)
    if (reply.at === 'ok') setCompared({ version, differences: reply.value })
  }

  return (
    <Panel title={words.history.title} onClose={onClose} wide>
      <PanelScroll label={words.history.title}>
        {versions.length === 0 && <p>{words.history.none}</p>}
        <ol class="versions">
          {versions.map(({ version, base: from, by, time }) => (
            <li key={version} data-version={version}>
              <p>
                <b>{words.history.version(version)}</b>{' '}
                {words.history.by(by, whenWords(today, admin.clock.dayOf(time), admin.clock.timeOf(time)))}
                {version === published && <mark>{words.history.shown}</mark>}
                {version === base && <mark>{words.history.inForm}</mark>}
              </p>
              <div class="version-acts">
                <TouchButton
                  data-act="compare"
                  aria-expanded={compared?.version === version}
                  onPress={() => void compare(version, from ?? 'file')}
                >
                  {compared?.version === version ? words.history.shut : words.history.compare}
                </TouchButton>
                {version !== base && (
                  <TouchButton
                    data-act="start-from"
                    onPress={() => {
                      void editor.startFrom(version)
                      onClose()
                    }}
                  >
                    {words.history.start}
                  </TouchButton>
                )}
                {mayPublish && version !== published && (
                  <SurelyButton
                    words={words.history.rollBack}
                    onPress={() => void editor.rollBack(version)}
                  />
                )}
              </div>
              {compared?.version === version &&
                (compared.differences.length === 0 ? (
                  <p>{words.history.same}</p>
                ) : (
                  <Differences differences={compared.differences} nameOf={editor.kind.nameOf} />
                ))}
            </li>
          ))}
        </ol>
      </PanelScroll>
    </Panel>
  )
}
