/** The cues by which an outlet passes on what others say, each with its stance: `lang/ar/lexicons/cue-stance.tsv`. */
import { IsnadError, type Voice } from '../model/index.ts';
import { conjugate, participles } from '../text/conjugate.ts';
import { list, type Row, readTable } from '../text/data.ts';
import { declineAdjective } from '../text/decline.ts';
import { fold } from '../text/fold.ts';

export type Stance = Voice['cues'][number]['stance'];
const STANCES: readonly Stance[] = ['neutral', 'doubting', 'endorsing'];

export interface Cue {
  /** The dictionary form for a verb, else the words as listed. */
  readonly cue: string;
  readonly stance: Stance;
}

const FILE = 'lang/ar/lexicons/cue-stance.tsv';
const VERBS = 'lang/ar/lexicons/verbs.tsv';
/** What may stand before and after a listed form. */
const BEFORE = /^(?:[وف])?(?:س)?/;
const AFTER = /(?:هما|هم|هن|ها|ه|ك|نا|ني)$/;

/** Reads cues as they stand in the text. */
export class CueBook {
  private readonly phrases = new Map<string, Cue>();
  private readonly forms = new Map<string, Cue>();

  /** @throws IsnadError `broken-table` when a stance is none or a verb is not in verbs.tsv */
  constructor(rows: readonly Row[] = readTable(FILE, ['cue', 'kind', 'stance', 'source']), verbs = readTable(VERBS)) {
    const known = new Map<string, Row[]>();
    for (const v of verbs) {
      const key = fold(v.cells.past ?? '');
      known.set(key, [...(known.get(key) ?? []), v]);
    }
    for (const { cells, line } of rows) {
      const stance = STANCES.find((s) => s === cells.stance);
      const entries = cells.kind === 'verb' ? known.get(fold(cells.cue ?? '')) : [];
      if (!stance || !entries)
        throw new IsnadError(
          'broken-table',
          `«${cells.cue}»: no stance, or no such verb · لا حكم أو لا فعل`,
          `${FILE}:${line}`,
        );
      const cue = { cue: cells.cue!, stance };
      if (cells.kind === 'verb') for (const e of entries) this.addVerb(e, cue);
      else this.phrases.set(fold(cue.cue), cue);
    }
  }

  /** What a cue is, whatever its inflection and clitics; one that is not listed is neutral and keeps its words. */
  of(text: string): Cue {
    const key = fold(text).trim().replace(/\s+/g, ' ');
    const whole = this.phrases.get(key) ?? this.phrases.get(key.replace(/^[وف]/, ''));
    if (whole) return whole;
    for (const word of key.split(' ')) {
      const found = this.word(word);
      if (found) return found;
    }
    return { cue: text, stance: 'neutral' };
  }

  private word(word: string): Cue | undefined {
    for (const form of [word, word.replace(/^[وف]/, ''), word.replace(BEFORE, '')])
      for (const stem of [form, form.replace(AFTER, ''), form.replace(/^ال/, '')]) {
        const found = this.forms.get(stem);
        if (found) return found;
      }
    return undefined;
  }

  private addVerb({ cells }: Row, cue: Cue): void {
    const { past = '', present = '', form = 'I', root = '' } = cells;
    const verb = { past, present, form, root };
    const put = (text: string) => {
      if (!this.forms.has(fold(text))) this.forms.set(fold(text), cue);
    };
    for (const f of conjugate(verb)) put(f.text);
    for (const f of declineAdjective(participles(verb).active)) put(f.text);
    for (const masdar of list(cells.masdar)) put(masdar);
  }
}
