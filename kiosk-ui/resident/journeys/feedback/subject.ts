import type { Subject } from './draft.ts'
import { words } from './words.ts'

/** What stands under the question; a discreet errand is not named where others look on. */
export function subjectWords(about: Subject): string {
  switch (about.at) {
    case 'guide':
      return about.discreet ? words.otherThing : about.title
    case 'notice':
      return about.title
    case 'station':
      return ''
  }
}
