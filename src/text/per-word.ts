import type { Word } from './words.ts';

let places = 0;

/** Room for all that is worked out of a word, made at once: a list that grows place by place takes twice as much. */
export const roomForKept = (): unknown[] => new Array(places);

/**
 * What is worked out once for each word form, kept with the word itself. Used as a `WeakMap` would be, whose every look-up costs a hash, and
 * whose keys the collector of memory has to go through each time.
 */
export class PerWord<V extends object | number | boolean> {
  private readonly place = places++;

  get(word: Word): V | undefined {
    return word.kept[this.place] as V | undefined;
  }

  set(word: Word, value: V): void {
    word.kept[this.place] = value;
  }
}
