import { Fragment } from 'preact'

/** A text in parts that no line tears: it breaks between them alone. */
export function Keep({ parts, between }: { parts: readonly string[]; between?: string }) {
  return parts.map((part, i) => (
    <Fragment key={i}>
      <span class="keep">{part}</span>
      {between}
    </Fragment>
  ))
}

/** Opening hours as the station writes them, broken only between times, never inside 「下午 14:00–17:00」. */
export function KeepTimes({ line }: { line: string }) {
  return <Keep parts={line.split(/(?<=，|[^午] )|(?=（)/)} />
}
