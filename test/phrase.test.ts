import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadKnowledge, nameWords } from '../src/knowledge/index.ts';
import { loadOntology, readOntology } from '../src/knowledge/ontology.ts';
import { type Claim, type Count, MODALITIES, type Modality } from '../src/model/index.ts';
import { loadPhraser, phraseClaim } from '../src/phrase/index.ts';
import { attach } from '../src/phrase/nouns.ts';
import { PhraseWords } from '../src/phrase/tables.ts';
import { loadLexicon } from '../src/text/lexicon.ts';
import { NameTrie } from '../src/text/trie.ts';
import { Words } from '../src/text/words.ts';

interface Named {
  text: string;
  entity?: string;
  id?: string;
  cue?: string;
}

interface Case {
  type: string;
  modality?: Modality;
  text: string;
  agent?: Named[];
  target?: Named[];
  place?: Named[];
  source?: Named[];
  numbers?: Omit<Count, 'start' | 'end'>[];
  when?: Partial<Claim['when']>;
  outlet?: string;
  published?: string;
  withheld?: string[];
  ar: string;
  en: string;
}

const lexicon = loadLexicon();
const knowledge = loadKnowledge();
const words = new Words(lexicon, nameWords(knowledge.names));
const names = new NameTrie<(typeof knowledge.names)[number]>();
for (const name of knowledge.names) names.add(name.text, name);
const resources = { lexicon, words, knowledge, names };
const phraser = loadPhraser(resources);
const cases = parse(readFileSync(new URL('cases/phrases.yaml', import.meta.url), 'utf8')) as Case[];

/** Where the words stand in the text; outside of it when they do not. */
function placed<T extends { text: string }>(text: string, item: T): T & { start: number; end: number } {
  const at = text.indexOf(item.text);
  const start = at < 0 ? 1000 : at;
  return { ...item, start, end: start + item.text.length };
}

function claimOf(c: Case): Claim {
  const all = <T extends { text: string }>(list: readonly T[] = []) => list.map((x) => placed(c.text, x));
  return {
    ...{ id: 'd#c1', doc: 'd', type: c.type, trigger: { text: c.text.slice(0, 1), start: 0, end: 1 } },
    quote: { text: c.text, start: 0, end: c.text.length },
    ...{ agent: all(c.agent), target: all(c.target), place: all(c.place), source: all(c.source) },
    ...{ numbers: all(c.numbers), when: { text: null, from: null, to: null, ...c.when } },
    ...{ modality: c.modality ?? 'asserted', sentence: { ar: '', en: '' }, because: {} },
  };
}

const say = (c: Case) =>
  phraseClaim(phraser, claimOf(c), {
    outlet: c.outlet ?? null,
    published: c.published ?? '2016-05-01',
    withheld: new Set(c.withheld),
  });

describe('a claim in words', () => {
  it('has cases for every type and modality', () => {
    const told = new Set(cases.map((c) => c.type));
    expect([...loadOntology().keys()].filter((type) => !told.has(type))).toEqual([]);
    expect(new Set(cases.map((c) => c.modality ?? 'asserted'))).toEqual(new Set(MODALITIES));
    expect(cases.length).toBeGreaterThanOrEqual(200);
  });

  it.each(cases.map((c, k) => [`${k + 1} ${c.type}: ${c.text}`, c] as const))('%s', (_, c) => {
    expect(say(c)).toEqual({ ar: c.ar, en: c.en });
  });
});

describe('what is denied, and what a saying is about', () => {
  const agent = [{ text: 'روسيا', entity: 'russia' }];
  const target = [{ text: 'قوات' }];
  const source = [{ text: 'وزير الخارجية' }];
  const denied = { type: 'deployment', text: 'روسيا قوات', agent, target, source, modality: 'denied' } as const;

  it('what did not happen and what will not happen are told apart', () => {
    const c = claimOf({ ...denied, ar: '', en: '' });
    expect(phraseClaim(phraser, c)).toEqual({
      ar: 'بحسب وزير الخارجية، لم تنشر روسيا قوات.',
      en: 'The minister of foreign affairs says that Russia did not deploy forces.',
    });
    expect(phraseClaim(phraser, { ...c, ahead: true })).toEqual({
      ar: 'بحسب وزير الخارجية، لن تنشر روسيا قوات.',
      en: 'The minister of foreign affairs says that Russia will not deploy forces.',
    });
  });

  it('nobody demands in the place that the demand is about', () => {
    const place = [{ text: 'حلب', id: 'C1007' }];
    const { ar, en } = say({ type: 'demand', text: 'روسيا حلب', agent, place, ar: '', en: '' });
    expect(ar).toContain('بشأن حلب');
    expect(en).toContain('with regard to Aleppo');
  });
});

describe('every type', () => {
  const agent = [{ text: 'روسيا', entity: 'russia' }];
  const target = [{ text: 'تركيا', entity: 'turkey' }];
  for (const type of loadOntology().keys())
    for (const modality of MODALITIES)
      it(`${type}, ${modality}: names doer and target, and leaves no blank`, () => {
        const { ar, en } = say({ type, modality, text: 'روسيا تركيا', agent, target, ar: '', en: '' });
        expect(ar).toContain('روسيا');
        expect(ar).toMatch(/(تركيا|لتركيا|بتركيا)/);
        expect(en).toContain('Russia');
        expect(en).toContain('Türkiye');
        for (const text of [ar, en]) {
          expect(text).not.toMatch(/[{}<>[\]]|\s{2}|\s[.،,]|undefined|null/);
          expect(text.endsWith('.')).toBe(true);
        }
        const bare = say({ type, modality, text: '', ar: '', en: '' });
        for (const text of [bare.ar, bare.en]) expect(text).not.toMatch(/[{}<>[\]]|\s{2}|\s[.،,]|undefined|null/);
      });
});

describe('a withheld name', () => {
  it('is nowhere in the sentence, whatever field it stands in', () => {
    const name = { text: 'سامر الخالدي' };
    for (const field of ['agent', 'target', 'source', 'place'] as const) {
      const c = {
        type: 'killed',
        text: 'سامر الخالدي قرب حلب',
        [field]: [name],
        withheld: [name.text],
        ar: '',
        en: '',
      };
      const { ar, en } = say(c);
      expect(ar + en, field).not.toContain('الخالدي');
      expect(ar, field).toContain('[محجوب]');
      expect(en, field).toContain('[withheld]');
    }
  });

  it('is masked under its id, its neutral names and its other names', () => {
    const c: Case = {
      ...{ type: 'killed', text: 'قال تنظيم داعش في حلب', withheld: ['isis', 'C1007'], ar: '', en: '' },
      agent: [{ text: 'تنظيم داعش' }],
      target: [{ text: 'عناصر داعش في حلب' }],
      place: [{ text: 'حلب', id: 'C1007' }],
      source: [{ text: 'داعش', entity: 'isis' }],
    };
    const { ar, en } = say(c);
    expect(ar).not.toMatch(/داعش|الدولة الإسلامية|حلب/);
    expect(en).not.toMatch(/Islamic State|Aleppo|[\u0600-\u06ff]/);
  });
});

describe('what a sentence is made with', () => {
  it('writes prepositions onto what follows', () => {
    expect(attach('ل', 'الجيش')).toBe('للجيش');
    expect(attach('ل', 'اللاذقية')).toBe('للاذقية');
    expect(attach('ب', 'الجيش')).toBe('بالجيش');
    expect(attach('ل', '30 غارة')).toBe('لـ30 غارة');
    expect(attach('ب', '[محجوب]')).toBe('بـ[محجوب]');
  });

  it('says which row of a table is missing', () => {
    expect(() => new PhraseWords('ar').get('no-such-row')).toThrow(/no-such-row.*ناقص/);
  });

  it('names a verb that the lexicon does not have, with the file', () => {
    const file = readFileSync(new URL('../ontology/events/siege.yaml', import.meta.url), 'utf8');
    const other = file.replace('id: siege', 'id: other').replace(/<خضع>/g, '<خضعضع>');
    const types = new Map([...loadOntology()].map(([id, t]) => [id, t]));
    const broken = readOntology([
      [
        'ontology/events/other.yaml',
        other.replace(/incident:[\s\S]*?templates:/, 'templates:').replace(/is: \w+/g, 'is: null'),
      ],
    ]);
    expect(() => loadPhraser(resources, new Map([...types, ...broken]))).toThrow(/other\.yaml.*خضعضع/);
  });

  it('tells a type of one own file without touching code', () => {
    const file = `
id: looting
group: harm
label: { ar: نهب, en: looting }
definition: { ar: نهب ممتلكات., en: Property taken by force. }
examples: [نهب مسلحون المتاجر]
not: [{ text: سرق لص محفظة, is: null }]
roles:
  agent: { ar: من نهب, en: who looted, kinds: [party] }
  target: { ar: ما نُهب, en: what was looted, kinds: [facility] }
compare: { occurrence: exact, agent: side, target: overlap, toll: none, place: containment, time: overlap, means: none, control: none }
triggers: [{ words: نهب, pos: '*', sure: 3 }]
templates:
  ar: ['<نهب> {agent} {target}', '<نُهب> {target|متاجر}']
  en: ['{agent} <loot> {target}', '{target|shops} <be looted>']
`;
    const own = loadPhraser(resources, readOntology([['ontology/events/looting.yaml', file]]));
    const target = [{ text: 'المتاجر' }];
    const source = [{ text: 'ناشطون' }];
    const c: Case = { type: 'looting', text: 'نهب مسلحون المتاجر', target, source, ar: '', en: '' };
    expect(phraseClaim(own, claimOf({ ...c, agent: [{ text: 'مسلحون' }] }))).toEqual({
      ar: 'بحسب ناشطين، نهب مسلحون المتاجر.',
      en: 'Activists say that armed men looted shops.',
    });
    expect(phraseClaim(own, claimOf({ ...c, modality: 'denied' }))).toEqual({
      ar: 'بحسب ناشطين، لم تُنهب المتاجر.',
      en: 'Activists say that shops were not looted.',
    });
  });
});
