import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { TouchButton } from '../../../parts/touch-button.tsx'
import { SourceView } from '../pictures/picture-view.tsx'
import { type Bound, type Finding, fieldId, foundIn } from '../../editing/bound.ts'
import { Found } from '../../editing/found.tsx'
import { clipboardPieces } from './clipboard.ts'
import { type Piece, type PieceBody, type Text, markdownOf, piece, textOf } from './pieces.ts'
import { TableGrid } from './table-grid.tsx'
import { tools } from './tools.ts'
import { words } from './words.ts'

/** The text of a notice, piece by piece; what is stored is Markdown, and its writer sees none of it. */
export function TextEditor({ of }: { of: Bound<string> }) {
  const { text, change } = useText(of)
  const place = useRef<HTMLDivElement>(null)
  const here = useRef<number | null>(null)
  const focus = useRef<number | null>(null)
  const [said, setSaid] = useState('')
  // One and the same for as long as nothing is written: made anew, it would throw out the writer who stands in it.
  const [unwritten] = useState(() => piece({ at: 'paragraph', text: '' }, []))
  const { starts } = markdownOf(text)
  const pieces = text.pieces.length > 0 ? text.pieces : [unwritten]
  const findings = foundIn(of)
  const linesOf = placesOf(pieces, starts)
  const id = fieldId(of.path)

  useLayoutEffect(() => {
    const key = focus.current
    focus.current = null
    if (key === null) return
    place.current?.querySelector<HTMLElement>(`[data-piece="${key}"] :is(textarea, input)`)?.focus()
  })

  const put = (next: readonly Piece[]) => change({ ...text, pieces: next })
  const replace = (one: Piece, body: PieceBody) =>
    put(pieces.map((other) => (other.key === one.key ? { ...body, key: one.key, gap: one.gap } : other)))

  /** Behind the piece that the writer is in, or in its place where it is empty. */
  function insert(made: readonly Piece[]): void {
    const at = pieces.findIndex(({ key }) => key === here.current)
    const current = pieces[at === -1 ? pieces.length - 1 : at]
    const index = current ? pieces.indexOf(current) : 0
    const isEmpty = current !== undefined && 'text' in current && current.text.trim() === ''
    const [first, ...others] = made
    if (first === undefined) return
    const begin = isEmpty ? { ...first, gap: current.gap } : first
    focus.current = made.at(-1)?.key ?? null
    put(pieces.toSpliced(isEmpty ? index : index + 1, isEmpty ? 1 : 0, begin, ...others))
  }

  function press(make: () => PieceBody): void {
    const current = pieces.find(({ key }) => key === here.current)
    const body = make()
    if (current && 'text' in current && current.at !== 'source' && 'text' in body && current.at !== body.at) {
      focus.current = current.key
      const written = body.at === 'heading' ? current.text.replaceAll('\n', ' ') : current.text
      replace(current, { ...body, text: written })
    } else insert([piece(body)])
  }

  return (
    <section
      class="field text-field"
      id={id}
      tabIndex={-1}
      aria-label={words.label}
      onPaste={(event) => {
        const made = clipboardPieces(event.clipboardData)
        if (made === null) return
        event.preventDefault()
        insert(made.pieces)
        setSaid(words.pasted(made.pieces.filter(isTable), made.pictures))
      }}
    >
      <h3>{words.label}</h3>
      <div class="text-box">
        <div class="text-tools" role="toolbar" aria-label={words.tools}>
          {tools.map((tool) =>
            'Button' in tool ? (
              <tool.Button key={tool.id} insert={(...bodies) => insert(bodies.map((body) => piece(body)))} />
            ) : (
              <TouchButton key={tool.id} data-act={`add-${tool.id}`} onPress={() => press(tool.make)}>
                {tool.words}
              </TouchButton>
            ),
          )}
          <span role="status">{said}</span>
        </div>
        <div class="text-pieces" ref={place}>
          {pieces.map((one, i) => (
            <div
              key={one.key}
              class="text-piece"
              data-piece={one.key}
              data-at={one.at}
              onFocusIn={() => (here.current = one.key)}
            >
              <PieceField
                piece={one}
                alone={pieces.length === 1}
                start={linesOf[i]?.start ?? 0}
                findings={findings.filter(({ path }) => isIn(path[1], linesOf[i]))}
                onChange={(body) => replace(one, body)}
                onRemove={() => {
                  focus.current = (pieces[i + 1] ?? pieces[i - 1])?.key ?? null
                  put(pieces.toSpliced(i, 1))
                }}
              />
            </div>
          ))}
        </div>
        <p class="field-told">{words.hint}</p>
      </div>
      <Found id={`${id}-found`} findings={findings.filter(({ path }) => path.length === 1)} />
    </section>
  )
}

const isTable = (one: Piece): one is Extract<Piece, { at: 'table' }> => one.at === 'table'

type FieldProps = {
  piece: Piece
  alone: boolean
  start: number
  findings: readonly Finding[]
  onChange: (body: PieceBody) => void
  onRemove: () => void
}

function PieceField({ piece: one, alone, start, findings, onChange, onRemove }: FieldProps) {
  if (one.at === 'table')
    return <TableGrid table={one} start={start} findings={findings} onChange={onChange} onRemove={onRemove} />
  const kind = words.kinds[one.at]
  const id = fieldId(['body', start])
  return (
    <>
      {one.at === 'source' ? (
        <SourceView text={one.text} />
      ) : (
        <textarea
          id={id}
          rows={1}
          value={one.text}
          aria-label={kind}
          placeholder={kind}
          aria-describedby={findings.length > 0 ? `${id}-found` : undefined}
          onInput={({ currentTarget: { value } }) =>
            onChange({ ...one, text: one.at === 'heading' ? value.replaceAll('\n', ' ') : value })
          }
        />
      )}
      {!alone && (
        <TouchButton class="text-remove" aria-label={words.removePiece(kind)} onPress={onRemove}>
          ×
        </TouchButton>
      )}
      <Found id={`${id}-found`} findings={findings} />
    </>
  )
}

/** The pieces stay themselves while they are written in, whatever their text may look like meanwhile. */
function useText(of: Bound<string>): { text: Text; change: (next: Text) => void } {
  const known = useRef<{ body: string; text: Text } | null>(null)
  if (known.current?.body !== of.value) known.current = { body: of.value, text: textOf(of.value) }
  return {
    text: known.current.text,
    change(next) {
      const { body } = markdownOf(next)
      known.current = { body, text: next }
      of.change(() => body)
    },
  }
}

type Lines = { start: number; end: number }

/** The lines that each piece has in the text, the empty ones before it too; one that is empty has none. */
function placesOf(pieces: readonly Piece[], starts: ReadonlyMap<number, number>): (Lines | undefined)[] {
  const found = pieces.map(({ key }) => starts.get(key))
  return found.map((start, i) =>
    start === undefined
      ? undefined
      : { start, end: found.slice(i + 1).find((next) => next !== undefined) ?? Infinity },
  )
}

function isIn(line: string | number | undefined, lines: Lines | undefined): boolean {
  return typeof line === 'number' && lines !== undefined && line >= lines.start && line < lines.end
}
