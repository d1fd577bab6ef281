import { TouchButton } from '../../parts/touch-button.tsx'
import { Panel, PanelScroll } from '../../staff/panel.tsx'
import { Differences } from './differences.tsx'
import type { Editor } from './editor.ts'
import type { Meanwhile } from './opened.ts'
import { words } from './words.ts'

/** For the second of two editors: who was first, what differs, and whose text goes on. */
export function MeanwhilePanel<Doc extends object>({
  editor,
  meanwhile,
  onClose,
}: {
  editor: Editor<Doc>
  meanwhile: Meanwhile
  onClose: () => void
}) {
  return (
    <Panel title={words.meanwhile.title(meanwhile.by)} onClose={onClose} wide>
      <p>{words.meanwhile.note}</p>
      <PanelScroll label={words.differences.title}>
        <Differences differences={meanwhile.differences} nameOf={editor.kind.nameOf} sides="editors" />
      </PanelScroll>
      <div class="panel-acts">
        <TouchButton data-act="take-theirs" onPress={() => void editor.takeTheirs()}>
          {words.meanwhile.take}
        </TouchButton>
        <TouchButton data-act="keep-own" onPress={() => void editor.keepOwn()}>
          {words.meanwhile.own}
        </TouchButton>
      </div>
    </Panel>
  )
}
