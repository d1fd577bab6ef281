// Every parser of the protocols, in the hands of a test.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { openGlassDecoder } from '#daemon/devices/protocols/cd5220/decoder.ts'
import { linesBytes, openingBytes } from '#daemon/devices/protocols/cd5220/commands.ts'
import { openDecoder } from '#daemon/devices/protocols/escpos/decoder.ts'
import { openDemultiplexer } from '#daemon/devices/protocols/escpos/demultiplexer.ts'
import { openFrameParser } from '#daemon/devices/protocols/pad/frame-parser.ts'
import { readFrameProfile } from '#daemon/devices/protocols/pad/frame-profile.ts'
import { openKeypadParser } from '#daemon/devices/protocols/pad/keypad-parser.ts'
import { readKeypadProfile } from '#daemon/devices/protocols/pad/keypad-profile.ts'
import { openHidPosParser } from '#daemon/devices/protocols/scanner/hid-pos.ts'
import { readHidPosProfile } from '#daemon/devices/protocols/scanner/hid-pos-profile.ts'
import { readKeyboardProfile } from '#daemon/devices/protocols/scanner/keyboard-profile.ts'
import { openKeyboardParser } from '#daemon/devices/protocols/scanner/keyboard-wedge.ts'
import { openLineParser } from '#daemon/devices/protocols/scanner/text-lines.ts'
import { request, response } from '#daemon/devices/protocols/sdt/frame.ts'
import { createFrameParser } from '#daemon/devices/protocols/sdt/parser.ts'
import { queryFrame, speakFrame } from '#daemon/devices/protocols/syn6288/frame.ts'
import { openSyn6288Parser } from '#daemon/devices/protocols/syn6288/parser.ts'
import { hidPosSpeech, keyboardSpeech, lineSpeech } from '#daemon/devices/simulators/scanner-speech.ts'
import { frameSpeech, keypadSpeech } from '#daemon/devices/simulators/pad-speech.ts'

const CONFIG = new URL('../../config/', import.meta.url)

/** A parser in the hands of a test: pieces as they come off the wire, a pause on the line, and what was understood. */
export type Rig = { feed(piece: Uint8Array): unknown[]; pause(): void; shows?(): unknown }
export type Protocol = {
  open(): Rig
  /** Something whole, in the pieces in which it comes, and what it means. */
  good: { pieces: readonly Uint8Array[]; means: unknown }
  /** What looks like the beginning of something, the worst first. */
  traps: readonly (readonly number[])[]
}

function profileOf<Profile>(
  file: string,
  read: (value: unknown) => { at: 'profile'; profile: Profile } | { at: 'wrong'; message: string },
): Profile {
  const reading = read(parse(readFileSync(new URL(file, CONFIG), 'utf8')))
  if (reading.at === 'wrong') throw new Error(`${file}: ${reading.message}`)
  return reading.profile
}

const frameProfile = profileOf('pads/frame-68.yaml', readFrameProfile)
const keypadProfile = profileOf('pads/keypad.yaml', readKeypadProfile)
const hidPosProfile = profileOf('scanners/hid-pos.yaml', readHidPosProfile)
const keyboardProfile = profileOf('scanners/keyboard-us.yaml', readKeyboardProfile)
const CODE = 'KT1:0123456789abcdef'
const MORE_AT = 63
const SW_OK = [0, 0, 0x90] as const
/** A report of which the code goes on in the next. */
function goesOn(text: string): number[] {
  const [report = new Uint8Array()] = hidPosSpeech.piecesOf(text) ?? []
  return [...report.subarray(0, MORE_AT), 1]
}
const nextKey = (keys: typeof keypadSpeech.keys) => keys.find(({ key }) => key === 'next')?.pieces ?? []

export const protocols: Readonly<Record<string, Protocol>> = {
  'a printer’s answers': {
    open() {
      const demultiplexer = openDemultiplexer()
      return { feed: demultiplexer.feed, pause: () => void demultiplexer.giveUpRest() }
    },
    good: {
      pieces: [Uint8Array.of(0x37, 0x22, 0x41, 0x42, 0x43, 0x44, 0)],
      means: { at: 'process-id', id: 'ABCD' },
    },
    traps: [[0x37, 0x22, 0x41, 0x42, 0x43, 0x44], [0x14, 0], [0x37]],
  },
  'what is printed': {
    open() {
      const decoder = openDecoder(576)
      return { feed: decoder.feed, pause: () => void decoder.end() }
    },
    good: { pieces: [Uint8Array.of(0x1d, 0x72, 1)], means: { at: 'request', request: { at: 'fence' } } },
    traps: [
      [0x1d, 0x76, 0x30, 0, 0xff, 0xff, 0xff, 0xff],
      [0x1d, 0x28, 0x6b, 0xff, 0xff],
      [0x1d, 0x76, 0x30, 0, 72, 0, 0xff, 0x0f],
    ],
  },
  'a card reader’s answers': {
    open() {
      const parser = createFrameParser()
      return { feed: parser.feed, pause: parser.reset }
    },
    good: { pieces: [response(SW_OK)], means: Uint8Array.from(SW_OK) },
    traps: [
      [0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x09, 0x0a],
      [0xaa, 0xaa, 0xaa, 0x96, 0x69, 0xff, 0xff],
      [0xaa],
      [...request('find')].slice(0, -1),
    ],
  },
  'a pad’s frames': {
    open() {
      const parser = openFrameParser(frameProfile)
      return { feed: parser.feed, pause: parser.reset }
    },
    good: { pieces: nextKey(frameSpeech(1).keys), means: { key: 'next', address: 1 } },
    traps: [
      [0xff, 0x68, 58, 58, 0x68],
      [0xff, 0x68],
      [0xff, 0x68, 3, 3, 0x68, 1, 1, 0],
    ],
  },
  'a keypad’s reports': {
    open() {
      const parser = openKeypadParser(keypadProfile)
      return { feed: parser.feed, pause: parser.reset }
    },
    good: { pieces: nextKey(keypadSpeech.keys), means: { key: 'next', address: null } },
    traps: [
      [0, 0, 0x58, 0, 0, 0, 0, 0],
      [0, 0, 1, 1, 1, 1, 1, 1],
    ],
  },
  'a HID scanner’s reports': {
    open() {
      const parser = openHidPosParser(hidPosProfile)
      return { feed: parser.feed, pause: parser.reset }
    },
    good: { pieces: hidPosSpeech.piecesOf(CODE) ?? [], means: { text: CODE, symbology: 'qr' } },
    traps: [
      // Nothing in it, and it goes on in the next.
      goesOn(''),
      goesOn('x'),
    ],
  },
  'a scanner that types': {
    open() {
      const parser = openKeyboardParser(keyboardProfile)
      return { feed: parser.feed, pause: parser.reset }
    },
    good: { pieces: keyboardSpeech.piecesOf(CODE) ?? [], means: { text: CODE, symbology: null } },
    traps: [
      [0, 0, 0x04, 0, 0, 0, 0, 0],
      [0, 0, 1, 1, 1, 1, 1, 1],
    ],
  },
  'a scanner’s lines': {
    open() {
      const parser = openLineParser()
      return { feed: parser.feed, pause: parser.reset }
    },
    good: { pieces: lineSpeech.piecesOf(CODE) ?? [], means: { text: CODE, symbology: null } },
    traps: [[...Buffer.from(`a${' '.repeat(2900)}b\r`)], [0x20], [0x0d]],
  },
  'what a voice module is told': {
    open() {
      const parser = openSyn6288Parser()
      return { feed: parser.feed, pause: parser.reset }
    },
    good: { pieces: [queryFrame()], means: { at: 'query' } },
    traps: [[0xfd], [0xfd, 0, 200], [0xfd, 0xff, 0xff], [...speakFrame(new Uint8Array(200))].slice(0, -1)],
  },
  'what a line display is told': {
    open() {
      const decoder = openGlassDecoder()
      return {
        feed(piece) {
          decoder.feed(piece)
          return []
        },
        pause: () => {},
        shows: () => decoder.glass().lines,
      }
    },
    good: {
      pieces: [openingBytes(4), linesBytes(['A032'.padEnd(20), ' '.repeat(20)])],
      means: ['A032'.padEnd(20), ' '.repeat(20)],
    },
    traps: [[0x1b, 0x51, 0x41], [0x1b], [0x1b, 0x6c, 1]],
  },
}

export function understoodAfter(rig: Rig, { good }: Protocol): unknown[] {
  rig.pause()
  return [...good.pieces.flatMap((piece) => rig.feed(piece)), rig.shows?.()]
}
