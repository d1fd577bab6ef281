import { List, Map } from 'immutable'

// The parts of immutable.js that the queue uses, written out: the compiler compares the library's own types for seconds.

/** A map that never changes; `set` and `delete` give another one that shares what is the same. */
export interface PersistentMap<K, V> extends Iterable<[K, V]> {
  readonly size: number
  get(key: K): V | undefined
  has(key: K): boolean
  set(key: K, value: V): PersistentMap<K, V>
  delete(key: K): PersistentMap<K, V>
  /** With these entries as well. */
  concat(entries: Iterable<readonly [K, V]>): PersistentMap<K, V>
  filter(holds: (value: V, key: K) => boolean): PersistentMap<K, V>
  map<W>(change: (value: V, key: K) => W): PersistentMap<K, W>
  clear(): PersistentMap<K, V>
  count(holds: (value: V) => boolean): number
  values(): IterableIterator<V>
  valueSeq(): LazyValues<V>
}

/** Values that are looked at one by one, without a list in between. */
interface LazyValues<V> {
  filter(holds: (value: V) => boolean): LazyValues<V>
  map<W>(change: (value: V) => W): LazyValues<W>
  toArray(): V[]
}

/** Likewise, a list. */
export interface PersistentList<T> extends Iterable<T> {
  readonly size: number
  get(index: number): T | undefined
  push(value: T): PersistentList<T>
  insert(index: number, value: T): PersistentList<T>
  delete(index: number): PersistentList<T>
  shift(): PersistentList<T>
  clear(): PersistentList<T>
  first(): T | undefined
  /** From one place up to another. */
  slice(from: number, to: number): PersistentList<T>
  toArray(): T[]
  includes(value: T): boolean
  /** With these values behind. */
  concat(values: Iterable<T>): PersistentList<T>
  filter(holds: (value: T) => boolean): PersistentList<T>
  count(holds: (value: T) => boolean): number
}

export const persistentMap = <K, V>(): PersistentMap<K, V> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a narrower view of the same object
  Map() as unknown as PersistentMap<K, V>

export const persistentList = <T>(): PersistentList<T> =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- likewise
  List() as unknown as PersistentList<T>
