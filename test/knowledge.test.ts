import { describe, expect, it } from 'vitest';
import { actorNames, readCollective, sidesOn } from '../src/knowledge/actor-names.ts';
import { type ActorBook, loadActors, parseActors } from '../src/knowledge/actors.ts';
import { loadOutlets, readOutlets, viewpointOf } from '../src/knowledge/outlets.ts';
import { isDate, period } from '../src/knowledge/period.ts';
import { holders, loadPersons, personNames, readPersons } from '../src/knowledge/persons.ts';
import { loadSpelling, parseSpelling, variants } from '../src/knowledge/spelling.ts';
import { loadWeapons, readWeapons, WEAPON_CLASSES } from '../src/knowledge/weapons.ts';
import { IsnadError } from '../src/model/index.ts';
import { parseTable } from '../src/text/data.ts';
import { fold } from '../src/text/fold.ts';

const book = loadActors();
const spelling = loadSpelling();
const persons = loadPersons();
const outlets = loadOutlets();
const weapons = loadWeapons();
const names = actorNames(book, spelling);
const actorIds = new Set(book.actors.map((a) => a.id));
const actor = (id: string) => book.actors.find((a) => a.id === id)!;
const means = (words: string) => [...new Set(names.filter((n) => fold(n.ar) === fold(words)).map((n) => n.actor))];

function thrown(run: () => unknown): IsnadError {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(IsnadError);
    return error as IsnadError;
  }
  throw new Error('nothing was thrown');
}

describe('actors', () => {
  it('are as many as the work needs, of every kind', () => {
    expect(book.actors.length).toBeGreaterThanOrEqual(450);
    expect(book.actors.filter((a) => a.alignment.some((x) => x.side === 'syria-opposition')).length).toBeGreaterThan(
      100,
    );
    expect(new Set(book.actors.map((a) => a.kind)).size).toBe(20);
  });

  it('have ids of their own, and refer only to ids that exist', () => {
    expect(actorIds.size).toBe(book.actors.length);
    for (const a of book.actors)
      for (const other of [...a.members, ...Object.values(a.parts), ...(a.parent ? [a.parent] : [])])
        expect(actorIds, a.id).toContain(other);
  });

  it('are no part of themselves', () => {
    for (const a of book.actors) {
      const seen = new Set([a.id]);
      for (let up = a.parent; up; up = actor(up).parent) {
        expect(seen.has(up), `${a.id} → ${up}`).toBe(false);
        seen.add(up);
      }
    }
  });

  it('carry well-formed dates, renames in order of time', () => {
    for (const a of book.actors) {
      for (const p of [...a.alignment, ...a.renames]) expect(period(p.from, p.to), a.id).toBeNull();
      const from = a.renames.map((r) => r.from ?? '');
      expect(from, a.id).toEqual([...from].sort());
    }
  });

  it('share a name only where both say so and tell the country', () => {
    const held = new Map<string, Set<string>>();
    const own = book.actors.flatMap((a) =>
      [{ ar: a.name.ar, collides: false, country: null }, ...a.aliases, ...a.metonyms, ...a.loaded].map((n) => ({
        ...n,
        id: a.id,
      })),
    );
    for (const n of own) held.set(fold(n.ar), (held.get(fold(n.ar)) ?? new Set()).add(n.id));
    for (const n of own) {
      if (held.get(fold(n.ar))!.size > 1)
        expect(n.collides && n.country, `${n.ar}: ${[...held.get(fold(n.ar))!]}`).toBeTruthy();
      if (n.collides) expect(n.country, `${n.id}: ${n.ar}`).not.toBeNull();
    }
    const places = new Set<string>();
    for (const n of own.filter((o) => o.collides)) {
      const key = `${fold(n.ar)} ${n.country}`;
      expect(places.has(key), key).toBe(false);
      places.add(key);
    }
  });

  it('keep words that take a side out of their neutral names', () => {
    const loaded = [
      'إرهابي',
      'مليشيا',
      'ميليشيا',
      'عصابات',
      'مرتزقة',
      'شبيحة',
      'قوات الاحتلال',
      'جيش الاحتلال',
      'متمردو',
      'المتمردون',
    ];
    for (const a of book.actors)
      for (const ar of [a.name.ar, ...a.aliases.map((n) => n.ar)])
        for (const word of loaded) expect(` ${fold(ar)}`.includes(` ${fold(word)}`), `${a.id}: ${ar}`).toBe(false);
  });

  it('are found under the names of the press, with case and spelling varied', () => {
    expect(means('قوات الحكومة السورية')).toEqual(['syrian-government-forces']);
    expect(means('داعش')).toEqual(['isis']);
    expect(means('الحوثيين')).toEqual(['houthis']);
    expect(means('أنصار الله')).toEqual(['houthis']);
    expect(means('قوات سورية الديموقراطية')).toEqual(['syrian-democratic-forces']);
    expect(means('مقاتلي تنظيم الدولة')).toEqual(['isis']);
    expect(means('الخارجية الروسية')).toEqual(['russian-foreign-ministry']);
    expect(means('وزارة الدفاع الفرنسية')).toEqual(['france']);
    expect(means('الطائرات الحربية الأردنية')).toEqual(['jordan']);
    expect(names.find((n) => n.ar === 'النظام السوري')).toMatchObject({
      actor: 'syrian-government',
      stance: 'partisan',
    });
    expect(names.find((n) => n.ar === 'عصابات الأسد')).toMatchObject({ stance: 'pejorative' });
  });

  it('stand on a side for a time', () => {
    expect(sidesOn(actor('russia'), '2014-01-01')).toEqual(['russia']);
    expect(sidesOn(actor('russia'), '2016-11-01')).toContain('syria-government');
    expect(sidesOn(actor('saleh-forces'), '2017-12-05')).toEqual([]);
    expect(sidesOn(actor('nusra-front'), '2016-08-01')).not.toContain('al-qaeda');
  });

  it('fail with file, line and entry', () => {
    const head = 'sources: { press: x }\nsides: []\npatterns: []\ncollectives: []\nactors:\n';
    const entry = (id: string, more = '') =>
      `  - id: ${id}\n    kind: militia\n    name: { ar: فصيل, en: faction }\n    country: SY\n    sources: [press]\n${more}`;
    const parse = (body: string): ActorBook => parseActors(head + body, 'x.yaml');
    expect(parse(entry('a')).actors).toHaveLength(1);
    expect(thrown(() => parse(entry('a') + entry('a')))).toMatchObject({ code: 'broken-actors', place: 'x.yaml:11' });
    expect(thrown(() => parse(entry('a', '    parent: b\n'))).reason).toContain('a: there is no actor «b»');
    expect(thrown(() => parse(entry('A'))).place).toBe('x.yaml:6');
    expect(thrown(() => parse(entry('a', '    colour: red\n'))).reason).toContain('colour');
    const backwards = "    renames:\n      - { ar: ب, en: b, from: '2016', to: '2015' }\n";
    expect(thrown(() => parse(entry('a', backwards))).place).toBe('x.yaml:12');
    expect(thrown(() => parse('  - [')).code).toBe('broken-actors');
  });
});

describe('collectives', () => {
  const said = (words: string) => book.collectives.find((c) => c.ar.includes(words))!;

  it('are no unconditional name of an actor, and no word stands twice', () => {
    const free = new Set(names.filter((n) => n.how !== 'pattern' && !n.country && !n.common).map((n) => fold(n.ar)));
    const seen = new Set<string>();
    for (const word of book.collectives.flatMap((c) => c.ar)) {
      expect(free.has(fold(word)), word).toBe(false);
      expect(seen.has(fold(word)), word).toBe(false);
      seen.add(fold(word));
    }
  });

  it('are read by country and viewpoint', () => {
    const reads = (words: string, country: string, from: 'pro-government' | 'opposition' | 'neutral') =>
      readCollective(said(words), country, from);
    expect(reads('النظام', 'SY', 'neutral')).toMatchObject({ resolves: 'syrian-government', stance: 'partisan' });
    expect(reads('الإرهابيون', 'SY', 'pro-government')).toMatchObject({
      resolves: 'syrian-armed-opposition',
      stance: 'pejorative',
    });
    expect(reads('الإرهابيون', 'TR', 'pro-government')).toMatchObject({ resolves: 'pkk' });
    expect(reads('التحالف', 'YE', 'neutral')).toMatchObject({ resolves: 'saudi-led-coalition' });
    expect(reads('التحالف', 'SY', 'neutral')).toMatchObject({ resolves: 'us-led-coalition' });
    expect(reads('الجيش', 'YE', 'opposition')).toMatchObject({ resolves: 'houthi-forces' });
    expect(reads('المقاومة', 'PS', 'neutral')).toMatchObject({ resolves: 'palestinian-factions', stance: 'honorific' });
    expect(reads('الانقلابيون', 'SY', 'neutral')).toBeNull();
  });
});

describe('persons', () => {
  it('are as many as the work needs, and hold roles at actors that exist', () => {
    expect(persons.length).toBeGreaterThanOrEqual(450);
    for (const p of persons) for (const r of p.roles) expect(actorIds, `${p.at} ${p.id}`).toContain(r.actor);
    for (const p of persons) expect(Object.keys(book.sources), p.at).toContain(p.source);
  });

  it('do not share a full name in any spelling', () => {
    const held = new Map<string, string>();
    for (const p of persons)
      for (const n of personNames(p, spelling)) {
        expect(held.get(fold(n)) ?? p.id, n).toBe(p.id);
        held.set(fold(n), p.id);
      }
  });

  it('are found under the spellings of the press', () => {
    const spelt = (id: string) => personNames(persons.find((p) => p.id === id)!, spelling).map(fold);
    expect(spelt('rami-abdulrahman')).toContain(fold('رامي عبدالرحمن'));
    expect(spelt('antonio-guterres')).toEqual(expect.arrayContaining(['أنطونيو غوتيريس', 'أنطونيو جوتيريس'].map(fold)));
    expect(spelt('mevlut-cavusoglu')).toContain(fold('مولود جاويش أوغلو'));
    expect(spelt('abu-bakr-al-baghdadi')).toContain(fold('أبي بكر البغدادي'));
    expect(spelt('abu-bakr-al-baghdadi')).not.toContain(fold('أبو بكر البجدادي'));
  });

  it('are known as holders of an office on a day', () => {
    const held = (state: string, role: string, day: string) =>
      holders(persons, book, state, role, day).map((p) => p.id);
    expect(held('turkey', 'president', '2013-01-01')).toEqual(['abdullah-gul']);
    expect(held('turkey', 'president', '2018-01-20')).toEqual(['recep-tayyip-erdogan']);
    expect(held('united-states', 'president', '2018-04-14')).toEqual(['donald-trump']);
    expect(held('syria', 'minister of foreign affairs', '2016-04-30')).toEqual(['walid-al-muallem']);
    expect(held('france', 'minister of foreign affairs', '2016-06-01')).toEqual(['jean-marc-ayrault']);
  });

  it('fail with file, line and id', () => {
    const read = (row: string) =>
      readPersons(parseTable(`id\tar\ten\troles\tcountry\tsource\tshort\n${row}`, 'p.tsv'), 'p.tsv');
    const role = 'وزير|minister|syria|2011|2012';
    expect(read(`a-b\tفلان\tSo\t${role}\tSY\tpress\t`)[0]).toMatchObject({
      names: ['فلان'],
      country: 'SY',
      at: 'p.tsv:2',
    });
    expect(thrown(() => read(`A\tفلان\tSo\t${role}\tSY\tpress\t`))).toMatchObject({
      code: 'broken-persons',
      place: 'p.tsv:2',
    });
    expect(thrown(() => read('a\tفلان\tSo\tوزير|minister|syria\tSY\tpress\t')).reason).toContain('role-ar');
    expect(thrown(() => read('a\tفلان\tSo\tوزير|minister|syria|2012|2011\tSY\tpress\t')).reason).toContain(
      '2012 comes after 2011',
    );
    expect(thrown(() => read(`a\tفلان\tSo\t${role}\tSyria\tpress\t`)).reason).toContain('country');
  });
});

describe('spelling rules', () => {
  it('try their example and counter-example when they are read', () => {
    const text = (gives: string, counter: string) =>
      `arab: [SY]\nrules:\n  - { id: r, why: w, from: 'ة', to: ['ه'], at: end, names: all, in: persons,\n` +
      `      example: { name: هبة, gives: ${gives} }, counter: { name: ${counter} } }\n`;
    expect(parseSpelling(text('هبه', 'بشار'), 'r.yaml').rules).toHaveLength(1);
    expect(thrown(() => parseSpelling(text('هبا', 'بشار'), 'r.yaml'))).toMatchObject({
      code: 'broken-spelling-rule',
      place: 'r.yaml:3',
    });
    expect(thrown(() => parseSpelling(text('هبه', 'سارة'), 'r.yaml')).reason).toContain('counter-example');
  });

  it('never make a name twice, and at most 160', () => {
    const made = variants(['غيغي غوغ غيغا فيف', 'أبو عبد الله الغامدي'], 'persons', true, spelling);
    expect(made.length).toBeLessThanOrEqual(160);
    expect(new Set(made.map(fold)).size).toBe(made.length);
  });
});

describe('outlets', () => {
  it('are as many as the work needs; those that are actors bear the same id', () => {
    expect(outlets.length).toBeGreaterThanOrEqual(150);
    const ids = new Set(outlets.map((o) => o.id));
    for (const a of book.actors) if (a.kind === 'outlet') expect(ids, a.id).toContain(a.id);
    const domains = outlets.flatMap((o) => o.domains);
    expect(new Set(domains).size).toBe(domains.length);
  });

  it('look at a conflict from somewhere', () => {
    const from = (id: string, country: string) => viewpointOf(outlets.find((o) => o.id === id)!, country);
    expect(from('sana', 'SY')).toBe('pro-government');
    expect(from('enab-baladi', 'SY')).toBe('opposition');
    expect(from('anadolu', 'SY')).toBe('opposition');
    expect(from('anadolu', 'TR')).toBe('pro-government');
    expect(from('al-masirah', 'YE')).toBe('opposition');
    expect(from('reuters', 'SY')).toBe('neutral');
  });

  it('fail with file, line and id', () => {
    const columns = 'id\tar\ten\tdomain\tcountry\tleaning\tabout\tagency\tnote\tsource';
    const read = (row: string) => readOutlets(parseTable(`${columns}\n${row}`, 'o.tsv'), 'o.tsv');
    expect(read('a\tجريدة\tPaper\ta.example\tSY\tstate\tSY\t0\tstate daily\tpress')).toHaveLength(1);
    expect(thrown(() => read('a\tجريدة\tPaper\ta.example\tSY\tbiased\tSY\t0\tn\tpress'))).toMatchObject({
      place: 'o.tsv:2',
    });
    expect(thrown(() => read('a\tجريدة\tPaper\ta.example\tSY\tstate;party\tSY\t0\tn\tpress')).reason).toContain(
      'about',
    );
    expect(thrown(() => read('a\tجريدة\tPaper\ta.example\tSY\tstate\tSY\t0\t\tpress')).reason).toContain('note');
  });
});

describe('weapons', () => {
  it('are as many as the work needs, of every class, each name once', () => {
    expect(weapons.length).toBeGreaterThanOrEqual(160);
    expect(new Set(weapons.map((w) => w.class))).toEqual(new Set(WEAPON_CLASSES));
    const held = new Map<string, string>();
    for (const w of weapons)
      for (const n of w.names) {
        expect(held.get(fold(n)), `${w.id}: ${n}`).toBeUndefined();
        held.set(fold(n), w.id);
      }
  });

  it('fail with file, line and id', () => {
    const read = (row: string) => readWeapons(parseTable(`id\tar\ten\tclass\tnote\tsource\n${row}`, 'w.tsv'), 'w.tsv');
    expect(thrown(() => read('a\tسيف\tsword\tswords\t\tpress'))).toMatchObject({
      code: 'broken-weapons',
      place: 'w.tsv:2',
    });
  });
});

it('dates are years, months or days that exist', () => {
  for (const good of ['2016', '2016-07', '2016-07-28', '2016-02-29']) expect(isDate(good), good).toBe(true);
  for (const bad of ['16', '2016-13', '2016-7', '2015-02-29', '2016-07-28T00']) expect(isDate(bad), bad).toBe(false);
  expect(period('2012-06', '2012')).toBeNull();
});
