import type { Asked } from './use-ask.ts'

/** Whether it worked, beside the button that asked. */
export function AskedWords({ asked }: { asked: Asked }) {
  return (
    <p class="asked" role="status" data-at={asked.at}>
      {'said' in asked && asked.said}
    </p>
  )
}
