import type { ComponentChildren } from 'preact'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Chinese broken only between words: 卫生健康／服务, never 卫生健／康服务. */
export function keepWords(text: string): ComponentChildren {
  return Array.from(segmenter.segment(text), ({ segment, index }) => (
    <span key={index} class="keep">
      {segment}
    </span>
  ))
}
