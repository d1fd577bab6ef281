import type { ComponentChildren } from 'preact'

/** The head of a panel: what it is, then what is said of it and what can be done with all of it. */
export function PanelHead({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <header class="panel-title">
      <h2>{title}</h2>
      {children}
    </header>
  )
}
