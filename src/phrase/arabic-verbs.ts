/** The verb of an Arabic template, in the form that the sentence asks for. */
import { IsnadError } from '../model/index.ts';
import { conjugate, type VerbForm } from '../text/conjugate.ts';
import { list } from '../text/data.ts';
import { rowOf } from '../text/dictionary.ts';
import { fold } from '../text/fold.ts';
import type { Lexicon, Reading } from '../text/lexicon.ts';

/** told: past, or present of what stands now; should: after أن; not: لم or لا; never: لن; noun: the verbal noun. */
export type ArabicForm = 'told' | 'should' | 'not' | 'never' | 'noun';

const DAMMA = '\u064f';
const HARAKAT = /[\u064b-\u0652]/g;

export interface ArabicVerb {
  readonly form: (form: ArabicForm, gender: 'm' | 'f') => string;
}

/** Finds verbs as templates write them; each is worked out once. */
export class ArabicVerbs {
  private readonly held = new Map<string, ArabicVerb>();

  constructor(private readonly lexicon: Lexicon) {}

  /**
   * @param written third person masculine singular: past, present for what stands, passive with its damma
   * @param noun stands for the first verbal noun of the lexicon
   * @throws IsnadError `unknown-verb` when the lexicon has no such form
   */
  of(written: string, noun?: string): ArabicVerb {
    const key = `${written}|${noun ?? ''}`;
    let verb = this.held.get(key);
    if (!verb) {
      verb = this.make(written, noun);
      this.held.set(key, verb);
    }
    return verb;
  }

  private make(written: string, noun?: string): ArabicVerb {
    const passive = written.includes(DAMMA);
    const bare = written.replace(HARAKAT, '');
    const reading = this.find(bare, passive);
    const row = reading && rowOf(reading.entry);
    if (!reading || !row)
      throw new IsnadError(
        'unknown-verb',
        `the lexicon has no verb «${written}» in the third person · لا فعل «${written}» في المعجم بصيغة الغائب`,
      );
    const { past = '', present = '', form = 'I', root = '', masdar } = row.cells;
    const forms = conjugate({ past, present, form, root });
    const stands = reading.tense === 'present';
    const pick = (tense: 'past' | 'present', gender: 'm' | 'f', jussive = false) => {
      const text = choose(forms, tense, gender === 'f' ? '3fs' : '3ms', passive, jussive);
      return passive ? markPassive(text, tense) : text;
    };
    const verbalNoun = noun ?? list(masdar)[0] ?? bare;
    return {
      form: (wanted, gender) => {
        if (wanted === 'noun') return verbalNoun;
        if (wanted === 'should') return pick('present', gender);
        if (wanted === 'never') return `لن ${pick('present', gender)}`;
        if (wanted === 'not') return stands ? `لا ${pick('present', gender)}` : `لم ${pick('present', gender, true)}`;
        return pick(stands ? 'present' : 'past', gender);
      },
    };
  }

  private find(bare: string, passive: boolean): Reading | undefined {
    const fits = (r: Reading) =>
      r.entry.pos === 'verb' &&
      r.person === '3ms' &&
      !r.bound &&
      !r.mood &&
      (r.voice === 'either' || (r.voice === 'passive') === passive) &&
      spelled(r, bare, passive);
    return this.lexicon.readings(fold(bare)).find(fits);
  }
}

/** Look-up folds the hamza; of أدى and ادّى the one that is written is meant. */
function spelled(reading: Reading, bare: string, passive: boolean): boolean {
  const row = rowOf(reading.entry);
  const listed = row?.cells[reading.tense === 'present' ? 'present' : 'past']?.replace(HARAKAT, '');
  return passive || listed === bare;
}

function choose(
  forms: readonly VerbForm[],
  tense: 'past' | 'present',
  person: string,
  passive: boolean,
  jussive: boolean,
): string {
  const fitting = forms.filter(
    ({ features: f }) =>
      f.tense === tense &&
      f.person === person &&
      !f.bound &&
      (f.voice === 'either' || (f.voice === 'passive') === passive),
  );
  const cut = jussive ? fitting.find((f) => f.features.mood) : undefined;
  return (cut ?? fitting.find((f) => !f.features.mood) ?? forms[0]!).text.replace(/\u0651/g, '');
}

/** قُتل, اعتُقل, اتُهم, يُقتل: without the damma a passive reads as an active. */
function markPassive(text: string, tense: 'past' | 'present'): string {
  const at = tense === 'present' || !text.startsWith('ا') ? 1 : /^..[تطد]/.test(text) ? 3 : 2;
  return text.slice(0, at) + DAMMA + text.slice(at);
}
