import type { Word } from './words.ts';

let places = 0;

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
