/** Attribution: the words that say that somebody says so, each with its speaker. */
import type { Attribution } from '../../model/index.ts';
import type { Entry } from '../../text/lexicon.ts';
import type { NameTrie } from '../../text/trie.ts';
import { cueAt, saysByVerb } from './cues.ts';
import { firstVerb, goesOnTalking, mainSubject, type Spoken, whoSpoke } from './earlier.ts';
import { headline } from './headline.ts';
import type { AttributionInput } from './input.ts';
import { withSpeaker } from './speaker.ts';

/** Finds every attribution of a document, in the order of the cues. */
export function attributions(input: AttributionInput, cues: NameTrie<Entry>): Attribution[] {
  const { doc, triggerOf, triggers, sayingTypes } = input;
  const out: Attribution[] = [];
  /** Who has spoken, the latest last. */
  const spoke: Spoken[] = [];
  for (const { first: from, last: to } of doc.sentences) {
    const verb = firstVerb(input, from, to);
    /** Whether anybody has said something in this sentence. */
    let said = false;
    /** Whether a verb of this sentence, outside quotation marks, has told who speaks. */
    let told = false;
    const speaks = ({ first, kind, speaker }: Attribution, goesOn: boolean) => {
      if (speaker < 0 || !goesOn || (told && !isTelling(kind))) return;
      spoke.push({ phrase: speaker, cue: first });
      told ||= isTelling(kind) && input.quoteOf[first] === 0;
    };
    for (let i = from; i < to; i++) {
      const trigger = triggerOf[i]!;
      if (trigger >= 0) {
        const t = triggers[trigger]!;
        if (t.first === i && (sayingTypes.has(t.type) || saysByVerb(input, i))) {
          const cue = { first: i, last: t.last, kind: 'trigger' } as const;
          const found = withSpeaker(input, cue, from, to, () => whoSpoke(input, i, spoke));
          out.push(found);
          said = true;
          speaks(found, goesOnTalking(input, found));
        }
        continue;
      }
      const named = i === from ? headline(input, from, to) : null;
      if (named) {
        out.push(named);
        said = true;
        speaks(named, true);
      }
      const cue = cueAt(input, cues, i, to);
      const last = out.at(-1);
      // «بحسب بيان الجيش»: the statement is the speaker already
      if (!cue || (cue.kind === 'noun' && last?.kind === 'preposition' && last.speaker === input.phraseOf[i])) continue;
      const found = withSpeaker(input, cue, from, to, () => {
        const subject = cue.kind === 'participle' && !said ? mainSubject(input, verb, i) : -1;
        return subject >= 0 ? subject : whoSpoke(input, i, spoke);
      });
      out.push(found);
      said ||= isTelling(cue.kind);
      speaks(found, goesOnTalking(input, found));
      i = cue.last - 1;
    }
  }
  return out;
}

/** Verbs, participles and happenings that are sayings tell that somebody speaks; «بحسب» and «تصريحات» only whose words they are. */
const isTelling = (kind: Attribution['kind']): boolean => kind !== 'noun' && kind !== 'preposition';
