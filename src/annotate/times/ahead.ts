/** Whether the words around a time speak of what is to come: «سيجتمعون الأحد» is the next Sunday, «اجتمعوا الأحد» the last. */
import type { View } from '../../rules/match.ts';
import type { Word } from '../../text/words.ts';

const BACK = 15;
const FORTH = 8;
const STOPS = new Set(['.', '!', '?', '؟', '؛', ';']);

type Direction = 'ahead' | 'back' | null;

const held = new WeakMap<Word, { readonly direction: Direction }>();

/** What a word says of the direction: سوف، المقرر، سيعقد ahead; a verb in the past back; nothing for the rest. */
function directionOf(word: Word): Direction {
  let known = held.get(word);
  if (!known) {
    const reading = word.best.readings[0];
    const direction: Direction = word.classes.has('t-ahead')
      ? 'ahead'
      : word.best.future
        ? 'ahead'
        : reading?.tense === 'past'
          ? 'back'
          : null;
    known = { direction };
    held.set(word, known);
  }
  return known.direction;
}

/** كان من المقرر أن: what was to come then. */
function wasToBe(view: View, i: number): boolean {
  for (let k = i - 1; k >= 0 && i - k <= 3; k--) if (view.words[k]?.classes.has('t-was')) return true;
  return false;
}

/** The nearest word that tells decides, first among those before the time, then among those after it, inside its sentence. */
export function outlook(view: View, first: number, last: number): { readonly future: boolean; readonly past: boolean } {
  const direction = behind(view, first) ?? before(view, last);
  return { future: direction === 'ahead', past: direction === 'back' };
}

function behind(view: View, first: number): Direction {
  for (let i = first; i > 0 && first - i < BACK; i--) {
    if (view.tokens[i]!.fresh || STOPS.has(view.tokens[i - 1]!.key)) break;
    const word = view.words[i - 1];
    const direction = word ? directionOf(word) : null;
    if (direction) return direction === 'ahead' && wasToBe(view, i - 1) ? 'back' : direction;
  }
  return null;
}

function before(view: View, last: number): Direction {
  for (let i = last; i < view.tokens.length && i - last < FORTH; i++) {
    if (view.tokens[i]!.fresh || STOPS.has(view.tokens[i]!.key)) break;
    const word = view.words[i];
    const direction = word ? directionOf(word) : null;
    if (direction) return direction;
  }
  return null;
}
