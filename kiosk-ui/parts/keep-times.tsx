import { Fragment } from 'preact'

/** Opening hours as the station writes them, broken only between times, never inside 「14:00–17:00」. */
export function KeepTimes({ line }: { line: string }) {
  return line.split(/\s+/).map((word) => (
    <Fragment key={word}>
      <span class="keep">{word}</span>{' '}
    </Fragment>
  ))
}
