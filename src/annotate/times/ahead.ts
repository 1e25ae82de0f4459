/** Whether the words around a time speak of what is to come: «سيجتمعون الأحد» is the next Sunday, «اجتمعوا الأحد» the last. */
import type { View } from '../../rules/match.ts';
import { PerWord } from '../../text/per-word.ts';
import type { Word } from '../../text/words.ts';

const BACK = 15;
const FORTH = 8;
/** Marks behind which another sentence, or nearly one, begins. */
export const STOPS = new Set(['.', '!', '?', '؟', '؛', ';']);

/** `was`: ahead, from a time that has gone by. */
type Direction = 'ahead' | 'back' | 'was' | null;

const held = new PerWord<{ readonly direction: Direction }>();

/** What a word says of the direction: سوف، المقرر، سيعقد ahead; a verb in the past back; nothing for the rest. */
function directionOf(word: Word): Direction {
  let known = held.get(word);
  if (!known) {
    const reading = word.best.readings[0];
    const direction: Direction = word.classes.has('t-ahead')
      ? 'ahead'
      : word.best.future && !reading?.entry.classes.includes('rare')
        ? 'ahead'
        : reading?.tense === 'past'
          ? 'back'
          : null;
    known = { direction };
    held.set(word, known);
  }
  return known.direction;
}

/** The same where it stands: «من المفترض أن» looks ahead and «هجوم مفترض» does not, nor does «غير متوقعة». */
function directionAt(view: View, i: number): Direction {
  const word = view.words[i];
  if (!word) return null;
  if (word.classes.has('t-ahead-of')) return view.words[i - 1]?.best.stem === 'من' ? 'ahead' : null;
  const direction = directionOf(word);
  return direction === 'ahead' && view.words[i - 1]?.classes.has('neg') && !word.best.future ? null : direction;
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
    const direction = directionAt(view, i - 1);
    if (direction) return direction === 'ahead' && wasToBe(view, i - 1) ? 'was' : direction;
  }
  return null;
}

/** «ذكر الاثنين أن القوات ستدخل»: what is said has its own time; the day is that of the saying. */
function before(view: View, last: number): Direction {
  for (let i = last; i < view.tokens.length && i - last < FORTH; i++) {
    if (view.tokens[i]!.fresh || STOPS.has(view.tokens[i]!.key)) break;
    const word = view.words[i];
    if (word?.classes.has('that')) break;
    const direction = directionAt(view, i);
    if (direction) return direction;
  }
  return null;
}
