/** `field=value` as a person writes it → the field of a claim. */
import type { Case } from '../case/index.ts';
import { type Claim, IsnadError, type Quoted } from '../model/index.ts';

const LISTS = ['agent', 'target', 'place', 'source'];

/**
 * Values may be JSON; plain text does for `type`, `modality`, a day or two («2016-05-01..2016-05-03») for `when`, and words of the
 * article for `agent`, `target`, `place`, `source`, several parted by `|`, none for nobody.
 * @throws IsnadError `broken-judgement`
 */
export async function fieldsOf(on: Case, id: string, settings: readonly string[]): Promise<Record<string, unknown>> {
  const article = id.slice(0, Math.max(0, id.lastIndexOf('#c')));
  const claim = (await on.reading(article))?.claims.find((c) => c.id === id);
  const text = (await on.article(article))?.text;
  if (!claim || text === undefined) throw new IsnadError('no-such-claim', 'the case holds no claim of this id', id);
  return Object.fromEntries(
    settings.map((setting) => {
      const at = setting.indexOf('=');
      if (at < 1) throw new IsnadError('broken-judgement', `«${setting}» is not field=value`);
      const field = setting.slice(0, at).trim();
      return [field, readValue(field, setting.slice(at + 1).trim(), claim, text)];
    }),
  );
}

function readValue(field: string, value: string, claim: Claim, text: string): unknown {
  if (/^[[{]/.test(value))
    try {
      return JSON.parse(value);
    } catch {
      throw new IsnadError('broken-judgement', `the value of ${field} is no JSON`);
    }
  if (field === 'when') {
    const [from = '', to = from] = value.split('..');
    return { text: claim.when.text, from: from || null, to: to || null };
  }
  if (LISTS.includes(field))
    return value
      .split('|')
      .map((words) => words.trim())
      .filter((words) => words !== '')
      .map((words) => ({ ...find(words, claim, text), ...kept(claim[field as 'agent'], words) }));
  return value;
}

/** What the claim knew of the same words already: their entity. */
function kept(mentions: Claim['agent'], words: string) {
  const entity = mentions.find((m) => m.text === words)?.entity;
  return entity === undefined ? {} : { entity };
}

/** The words where they stand nearest to the trigger. */
function find(words: string, { trigger }: Claim, text: string): Quoted {
  let best = -1;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (best < 0 || Math.abs(at - trigger.start) < Math.abs(best - trigger.start)) best = at;
  if (best < 0) throw new IsnadError('broken-judgement', `«${words}» does not stand in the article`);
  return { text: words, start: best, end: best + words.length };
}
