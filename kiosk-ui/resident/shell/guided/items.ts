import { type Line, type Reading, linesOf, wordsOf } from '../read-aloud/reading-order.ts'

/** A thing to touch. `name`: the first sentence that is said of it. `title`: the first thing that stands on it. */
export type Choice = { at: 'choice'; element: HTMLButtonElement; name: string; title: string }
/** Several things to touch that have a name together, so that a person hears the name alone first. */
export type Group = { at: 'group'; element: Element; name: string; choices: readonly Choice[] }
export type Item = { at: 'told'; words: string } | Choice | Group

/** Fewer are named one by one. */
const LEAST_IN_GROUP = 3
const GROUPS = 'nav, section, [role="group"]'
/** It is over before it has been said; and 念给我听 is what is being done. */
const NEVER = '[role="timer"], [data-place="read"]'
/** What the screen is there for comes first among what can be touched. */
const FIRST = '.go'

/**
 * What a person is led through on this screen or question, in reading order: what it says, and what can be touched.
 * Nothing is entered for it anywhere: buttons are choices, and named regions with several of them are groups.
 */
export function itemsOf(root: Element, reading: Reading): Item[] {
  const lines = linesOf(root, reading).filter(({ element }) => !element.closest(NEVER))
  const choices = lines.flatMap((line) => choiceOf(line, reading) ?? [])
  const groups = groupsOf(root, choices, reading)
  const named = groups.length > 1 || choices.length > (groups[0]?.choices.length ?? 0) ? groups : []
  const items: Item[] = []
  for (const line of lines) {
    const choice = choices.find(({ element }) => element === line.element)
    if (line.element.closest('button')) {
      if (!choice) continue
      const group = named.find((one) => one.choices.includes(choice))
      if (!group) items.push(choice)
      else if (group.choices[0] === choice) items.push(group)
    } else items.push(...toldOf(line, named, reading))
  }
  return withFirst(items)
}

/** In a group, what leads on comes first, too. */
export function withFirst<One extends Item>(items: readonly One[]): One[] {
  const first = items.find((item) => item.at === 'choice' && item.element.matches(FIRST))
  if (!first) return [...items]
  const others = items.filter((item) => item !== first)
  const place = others.findIndex(({ at }) => at !== 'told')
  return place === -1 ? [...others, first] : others.toSpliced(place, 0, first)
}

/** A button that can do nothing now is none; one that is deaf for a moment is. */
function choiceOf(line: Line, reading: Reading): Choice | null {
  const { element } = line
  if (!(element instanceof HTMLButtonElement) || element.dataset['disabled'] !== undefined) return null
  const written = clean(element.getAttribute('aria-label') ?? element.textContent)
  const [name = written] = clean(wordsOf(line, reading)).split(/(?<=[。！？])/)
  const [first] = linesOf(element, reading, 'inside')
  const title = first ? clean(wordsOf(first, reading)) : ''
  return {
    at: 'choice',
    element,
    name: (name || written).replace(/[，。；：、！？]+$/, ''),
    title: title || written,
  }
}

function toldOf(line: Line, groups: readonly Group[], reading: Reading): Item[] {
  const words = clean(wordsOf(line, reading))
  const aside = reading.saidOf(line.element)?.aside ?? false
  const namesGroup = groups.some(({ element, name }) => name === words && element.contains(line.element))
  return aside || namesGroup || !/[\p{Letter}\p{Number}]/u.test(words) ? [] : [{ at: 'told', words }]
}

function groupsOf(root: Element, choices: readonly Choice[], reading: Reading): Group[] {
  const held = Map.groupBy(choices, ({ element }) => {
    const around = element.closest(GROUPS)
    return around && root.contains(around) ? around : null
  })
  return [...held].flatMap(([element, members]): Group[] => {
    const name = element && nameOf(element, reading)
    return element && name && members.length >= LEAST_IN_GROUP
      ? [{ at: 'group', element, name, choices: members }]
      : []
  })
}

function nameOf(element: Element, reading: Reading): string {
  const heading = element.querySelector('h2, h3')
  const written = heading ? linesOf(heading, reading).map((line) => wordsOf(line, reading)) : []
  return clean(element.getAttribute('aria-label') ?? written.join(''))
}

function clean(text: string | null): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim()
}
