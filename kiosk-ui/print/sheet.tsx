import type { Block, Notice, Run } from '#contract/notice.ts'
import { fullDate } from '../words/dates.ts'
import { words } from './words.ts'

/** A notice as it stands on paper; one that is an official document has its red head. */
export function Sheet({ notice }: { notice: Notice }) {
  const { official, title, publisher, publishedAt, until, objection, source, sample, kind } = notice
  return (
    <article class="sheet" data-official={official === null ? undefined : ''}>
      {official === null ? (
        <p class="sheet-class">{notice.class}</p>
      ) : (
        <header class="red-head">
          <p class="red-issuer">{official.issuer}</p>
          {official.number !== undefined && <p class="red-number">{official.number}</p>}
        </header>
      )}
      {sample && <p class="sheet-sample">{words.sample}</p>}
      <h1>{title}</h1>
      {notice.blocks.map((block, i) => (
        <BlockOnPaper key={i} block={block} />
      ))}
      {source !== null && (
        <p class="sheet-source">
          {words.source}：{source}
        </p>
      )}
      {objection !== null && (
        <section class="sheet-objection">
          <h2>{words.objection}</h2>
          <p>{objection.contact}</p>
          <p>
            {words.phone} {objection.phone}　{words.place} {objection.place}
          </p>
        </section>
      )}
      <footer class="sheet-end">
        <p>{publisher}</p>
        <p>{fullDate(publishedAt)}</p>
        {until !== null && <p class="sheet-until">{words.until(kind, fullDate(until))}</p>}
      </footer>
    </article>
  )
}

function BlockOnPaper({ block }: { block: Block }) {
  switch (block.at) {
    case 'heading':
      return block.level === 1 ? (
        <h2>
          <Words runs={block.runs} />
        </h2>
      ) : (
        <h3>
          <Words runs={block.runs} />
        </h3>
      )
    case 'paragraph':
      return (
        <p class="sheet-text">
          <Words runs={block.runs} />
        </p>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((runs, i) => (
            <li key={i}>
              <Words runs={runs} />
            </li>
          ))}
        </ul>
      )
    case 'numbered':
      return (
        <ol start={block.first}>
          {block.items.map((runs, i) => (
            <li key={i}>
              <Words runs={runs} />
            </li>
          ))}
        </ol>
      )
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.columns.map(({ runs }, i) => (
                <th key={i} scope="col">
                  <Words runs={runs} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((runs, i) => (
                  <td key={i} data-align={block.columns[i]?.align}>
                    <Words runs={runs} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'picture':
      return (
        <img
          src={`/api/media/${block.media}`}
          width={block.width}
          height={block.height}
          decoding="sync"
          alt={block.description}
        />
      )
    case 'rule':
      return <hr />
  }
}

function Words({ runs }: { runs: readonly Run[] }) {
  return <>{runs.map(({ at, text }, i) => (at === 'bold' ? <b key={i}>{text}</b> : text))}</>
}
