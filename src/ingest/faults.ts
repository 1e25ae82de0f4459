/** What is wrong inside a text that could be decoded: characters that no text means or that hide what it says. */
import type { Problem } from '../model/index.ts';

const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const OVERRIDE = /[\u202d\u202e]/g;
const REPLACEMENT = '\ufffd';

export interface Checked {
  /** The text; lone surrogates, which no encoding can keep, stand in it as U+FFFD, one unit for one unit. */
  readonly text: string;
  readonly problems: readonly Pick<Problem, 'severity' | 'code' | 'reason' | 'span'>[];
}

/** Looks through a text. Every offset stays as it was. */
export function checkText(text: string): Checked {
  const problems: Checked['problems'][number][] = [];
  const say = (code: string, at: number, reason: string) =>
    problems.push({ severity: 'warning', code, reason, span: { start: at, end: at + 1 } });
  let clean = text;
  const nul = text.indexOf('\0');
  if (nul >= 0)
    say('nul-characters', nul, `${text.split('\0').length - 1} NUL characters in the text; kept as they are`);
  let lone = 0;
  let first = 0;
  clean = clean.replace(LONE, (_, at: number) => {
    if (lone++ === 0) first = at;
    return REPLACEMENT;
  });
  if (lone > 0)
    say('lone-surrogates', first, `${lone} halves of a surrogate pair; read as U+FFFD, the text is kept otherwise`);
  const overrides = [...clean.matchAll(OVERRIDE)];
  if (overrides.length > 0)
    say(
      'bidi-override',
      overrides[0]!.index,
      `${overrides.length} marks that turn the order of characters round on a screen; kept, the text is read in its stored order`,
    );
  return { text: clean, problems };
}

/** The text with each half of a surrogate pair as U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(LONE, REPLACEMENT);
}
