import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  effectTypes,
  eventType,
  loadOntology,
  ownTriggers,
  readOntology,
  sayingTypes,
} from '../src/knowledge/ontology.ts';
import { ASPECTS } from '../src/knowledge/ontology-file.ts';
import { loadSentences, MANNERS } from '../src/knowledge/sentences.ts';
import { parseTemplate } from '../src/knowledge/templates.ts';
import { COUNTED, IsnadError } from '../src/model/index.ts';
import { list, readTable } from '../src/text/data.ts';

/** The types that claims are read into, by group. */
const TYPES = {
  violence: [
    'air_strike',
    'shelling',
    'chemical_attack',
    'explosion',
    'ground_attack',
    'armed_clash',
    'attack_on_civilians',
  ],
  control: ['territory_capture', 'territory_control', 'withdrawal', 'siege'],
  harm: ['killed', 'injured', 'destruction', 'displacement', 'detention'],
  force: ['deployment', 'military_support'],
  diplomacy: [
    ...[
      'ceasefire',
      'ceasefire_violation',
      'talks',
      'agreement',
      'refusal',
      'demand',
      'accusation',
      'denial',
      'threat',
    ],
    ...['praise', 'concession', 'humanitarian_access'],
  ],
  public: ['protest'],
} as const;

const ontology = loadOntology();
const FILE = readFileSync(new URL('../ontology/events/killed.yaml', import.meta.url), 'utf8').replace(
  /incident:[\s\S]*?templates:/,
  'templates:',
);
const plain = FILE.replace(/is: \w+/g, 'is: null');

function errorOf(text: string, name = 'ontology/events/killed.yaml'): IsnadError {
  try {
    readOntology([[name, text]]);
  } catch (error) {
    expect(error).toBeInstanceOf(IsnadError);
    return error as IsnadError;
  }
  throw new Error('the file loaded');
}

describe('the claim types', () => {
  it('are those of the definition of a claim, each in its group', () => {
    expect([...ontology.keys()].sort()).toEqual(Object.values(TYPES).flat().sort());
    expect(ontology.size).toBe(31);
    for (const [group, ids] of Object.entries(TYPES)) for (const id of ids) expect(ontology.get(id)!.group).toBe(group);
  });

  it.each([...ontology.values()].map((t) => [t.id, t] as const))('%s is complete in both languages', (_, type) => {
    for (const text of [type.label.ar, type.definition.ar, ...type.examples, ...type.not.map((n) => n.text)])
      expect(text).toMatch(/\p{Script=Arabic}/u);
    for (const text of [type.label.en, type.definition.en]) expect(text).toMatch(/^[\x20-\x7e]+$/);
    expect(type.examples.length).toBeGreaterThanOrEqual(2);
    expect(type.not.every((n) => n.is !== type.id)).toBe(true);
    expect(Object.keys(type.compare).sort()).toEqual([...ASPECTS].sort());
    expect(type.templates).not.toBeNull();
    expect(type.counts.includes(type.default_of) || type.default_of === 'other').toBe(true);
    expect(new Set(type.examples).size).toBe(type.examples.length);
  });

  it('know which are sayings and which are what another happening leads to', () => {
    expect(sayingTypes(ontology)).toEqual(new Set(['denial', 'accusation', 'demand', 'threat']));
    expect(effectTypes(ontology)).toEqual(new Set(['killed', 'injured', 'destruction', 'displacement']));
  });

  it('tie tolls to what causes them, and name no type twice in one list', () => {
    const tolls = ontology.get('killed')!.incident.links.filter((l) => l.as === 'toll_of');
    expect(tolls.map((l) => l.type)).toContain('air_strike');
    for (const { incident } of ontology.values())
      expect(new Set(incident.links.map((l) => l.type)).size).toBe(incident.links.length);
  });

  it('give every kind of number a type that it belongs to, but for lengths and shares of anything', () => {
    const owned = new Set([...ontology.values()].flatMap((t) => t.counts));
    expect(COUNTED.filter((of) => !owned.has(of))).toEqual(['other']);
  });

  it('cover the types that the trigger lexicon names', () => {
    const named = new Set(
      readTable('lang/ar/lexicons/triggers.tsv', ['types']).flatMap(({ cells }) =>
        list(cells.types).map((hint) => hint.split('=')[0]!),
      ),
    );
    // what names no happening names no type
    expect([...named].filter((type) => !ontology.has(type))).toEqual(['-']);
  });

  it('ask for classes that words of the lexicons have', () => {
    const classes = new Set(
      ['nouns', 'adjectives', 'verbs'].flatMap((name) =>
        readTable(`lang/ar/lexicons/${name}.tsv`, ['classes']).flatMap(({ cells }) => list(cells.classes)),
      ),
    );
    const asked = [...loadOntology().values()].flatMap((type) => type.needs);
    expect(asked).not.toEqual([]);
    expect(asked.filter((name) => !classes.has(name))).toEqual([]);
  });

  it('are looked up by id, with an error in both languages for one that is not there', () => {
    expect(eventType(ontology, 'siege').label.en).toBe('siege');
    expect(() => eventType(ontology, 'picnic')).toThrow(/no claim type «picnic» · لا نوع/);
  });
});

describe('a file that is not right', () => {
  it('loads when it is', () => {
    expect(readOntology([['ontology/events/killed.yaml', plain]]).size).toBe(1);
  });

  it.each([
    ['without an example', plain.replace(/examples:\n( {2}-.*\n)+/, ''), 'examples', 2],
    ['with an empty list of examples', plain.replace(/examples:\n( {2}-.*\n)+/, 'examples: []\n'), 'examples', 8],
    ['without a counter-example', plain.replace(/not:\n( {2}-.*\n)+/, ''), 'not', 2],
    ['without an Arabic label', plain.replace('ar: قتل, ', ''), 'label.ar', 4],
    ['without roles', plain.replace(/roles:\n( {2}.*\n)+/, ''), 'roles', 2],
    ['with a group that is none', plain.replace('group: harm', 'group: calm'), 'group', 3],
    ['with a field that is none', plain.replace('effect: true', 'afect: true'), 'afect', 19],
    ['with a comparison that is none', plain.replace('agent: side', 'agent: sides'), 'compare.agent', 0],
    ['with a count that is none', plain.replace('default_of: killed', 'default_of: kiled'), 'default_of', 0],
  ])('%s says so, with file and line, in English and Arabic', (_, text, field, line) => {
    const { code, reason, place } = errorOf(text);
    expect(code).toBe('broken-ontology');
    expect(reason).toContain(`«${field}`);
    expect(reason).toMatch(/^[^·]*[a-z][^·]* · [^·]*\p{Script=Arabic}/u);
    expect(place).toMatch(
      line ? new RegExp(`^ontology/events/killed\\.yaml:${line}$`) : /^ontology\/events\/killed\.yaml:\d+$/,
    );
  });

  it('is not YAML', () => {
    expect(errorOf('id: [').reason).toMatch(/ · الملف ليس YAML سليما$/);
  });

  it('bears another name than its id', () => {
    expect(errorOf(plain, 'ontology/events/death.yaml')).toMatchObject({
      place: 'ontology/events/death.yaml:2',
      reason: expect.stringContaining('killed.yaml'),
    });
  });

  it('refers to a type that no file defines', () => {
    expect(errorOf(FILE).reason).toMatch(/there is no claim type «injured» · لا يوجد نوع/);
  });

  it.each([
    ["'<قُتل> {victim}'", 'victim'],
    ["'<قُتل> {target} [على يد {agent}'", 'not closed'],
    ["'قُتل {target}'", 'no verb'],
    ["'<قُتل {target}'", '<قُتل'],
  ])('has a template that cannot be read: %s', (template, what) => {
    const text = plain.replace(/ar:\n {4}- .*/, `ar:\n    - ${template}`);
    const { reason, place } = errorOf(text);
    expect(reason).toContain(what);
    expect(reason).toMatch(/ · .*\p{Script=Arabic}/u);
    expect(place).toMatch(/killed\.yaml:\d+$/);
  });
});

describe('what a new type brings along', () => {
  it('gives its own trigger words as rows of the trigger lexicon', () => {
    const text = `${plain}triggers: [{ words: لقي حتفه, sure: 3 }, { words: قضى, pos: v, sure: 1 }]\n`;
    expect(ownTriggers(readOntology([['ontology/events/killed.yaml', text]]))).toEqual([
      { trigger: 'لقي حتفه', pos: '*', types: 'killed=3', from: 'ontology/events/killed.yaml' },
      { trigger: 'قضى', pos: 'v', types: 'killed=1', from: 'ontology/events/killed.yaml' },
    ]);
  });

  it('may do without templates', () => {
    const types = readOntology([['ontology/events/killed.yaml', plain.replace(/templates:[\s\S]*/, '')]]);
    expect(types.get('killed')!.templates).toBeNull();
  });
});

describe('templates', () => {
  it('are verbs, slots and brackets', () => {
    expect(parseTemplate('<قُتل|مقتل> {target|count|أشخاص/أحد} [على يد {agent}]').pieces).toEqual([
      { kind: 'verb', verb: 'قُتل', noun: 'مقتل' },
      { kind: 'text', text: ' ' },
      { kind: 'slot', choices: [{ slot: 'target' }, { slot: 'count' }, { words: 'أشخاص', negative: 'أحد' }] },
      { kind: 'text', text: ' ' },
      {
        kind: 'optional',
        pieces: [
          { kind: 'text', text: 'على يد ' },
          { kind: 'slot', choices: [{ slot: 'agent' }] },
        ],
      },
    ]);
    expect(parseTemplate('{agent} <fire> [with {count:shells}]').pieces.at(-1)).toMatchObject({
      pieces: [{}, { choices: [{ slot: 'count', arg: 'shells' }] }],
    });
  });

  it('frame every voice and manner in both languages', () => {
    const { frame } = loadSentences();
    for (const language of ['ar', 'en'] as const)
      for (const voice of ['own', 'article', 'named', 'chain'] as const)
        for (const manner of MANNERS) expect(frame(language, voice, manner).source).toContain('{clause:');
    expect(frame('en', 'article', 'demanded')).toBe(frame('en', 'own', 'demanded'));
    expect(frame('ar', 'chain', 'disowned')).toBe(frame('ar', 'chain', 'denied'));
  });
});
