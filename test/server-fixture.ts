/** A small case in memory: five articles written for these tests, their claims set by hand, so that nothing here depends on the models. */
import { createHash } from 'node:crypto';
import type { Article, Claim, Judgement, Problem, Quoted } from '../src/model/index.ts';
import { makeApp } from '../src/server/app.ts';
import { DirectComparer } from '../src/server/comparer.ts';
import { Desk } from '../src/server/desk.ts';
import type { GuardOptions } from '../src/server/guard.ts';
import { MemorySource } from '../src/server/memory-source.ts';
import { Pages } from '../src/server/pages.ts';
import { loadWorld } from '../src/server/world.ts';

export const world = loadWorld();

export interface Told {
  readonly type: string;
  readonly trigger: string;
  readonly agent?: readonly [text: string, entity?: string];
  readonly target?: readonly [text: string, entity?: string];
  readonly place?: readonly [text: string, id: string];
  readonly killed?: readonly [text: string, n: number];
  readonly source?: readonly [text: string, entity?: string];
  readonly day?: string;
  readonly modality?: Claim['modality'];
  readonly sure?: number;
}

export function article(id: string, text: string, more: Partial<Article> = {}): Article {
  return {
    id,
    sha256: createHash('sha256').update(text).digest('hex'),
    outlet: 'جريدة الضفة',
    published: { date: '2016-05-01', from: 'option' },
    title: text.split('\n')[0]!,
    author: null,
    url: `https://example.org/${encodeURIComponent(id)}`,
    lang: 'ar',
    text,
    ...more,
  };
}

/** Claims with the offsets at which their words first stand in the text. */
export function claims(of: Article, told: readonly Told[]): Claim[] {
  const quoted = (text: string): Quoted => {
    const start = of.text.indexOf(text);
    if (start < 0) throw new Error(`«${text}» does not stand in ${of.id}`);
    return { text, start, end: start + text.length };
  };
  const mention = (m: readonly [string, string?] | undefined) =>
    m ? [{ ...quoted(m[0]), ...(m[1] ? { entity: m[1] } : {}) }] : [];
  return told.map((t, k): Claim => {
    const at = t.place && world.knowledge.places.get(t.place[1])!;
    return {
      id: `${of.id}#c${k + 1}`,
      doc: of.id,
      type: t.type,
      trigger: quoted(t.trigger),
      quote: quoted(of.text.split('\n').find((line) => line.includes(t.trigger))!),
      agent: mention(t.agent),
      target: mention(t.target),
      place: t.place
        ? [
            {
              ...quoted(t.place[0]),
              id: t.place[1],
              name: at!.ar[0]!,
              lat: at!.lat,
              lon: at!.lon,
              precision: at!.precision,
            },
          ]
        : [],
      when: { text: null, from: t.day ?? '2016-04-28', to: t.day ?? '2016-04-28', precision: 'day' },
      numbers: t.killed
        ? [{ ...quoted(t.killed[0]), of: 'killed', qualifier: 'exact', lo: t.killed[1], hi: t.killed[1] }]
        : [],
      source: mention(t.source).map((m) => ({ ...m, cue: 'قال' })),
      modality: t.modality ?? 'asserted',
      sentence: { ar: `${t.trigger}.`, en: `${t.type}.` },
      because: { trigger: `model ${(t.sure ?? 0.95).toFixed(2)}`, agent: 'chosen 0.90' },
    };
  });
}

/** حلب */
export const ALEPPO = 'SY020000';
const CITY = [...world.knowledge.places.values()].find((p) => p.ar.includes('حلب') && p.level === 'city')!.id;

export const WITNESS = 'خالد الشاهد';
const a = article(
  'a.txt',
  `غارة على حي السكري\nقتلت غارة جوية عشرة مدنيين في حلب، قال الدفاع المدني.\nوقال ${WITNESS} إن الغارة أصابت مشفى.`,
);
const b = article('b.txt', 'حصيلة الغارة\nقال المرصد السوري لحقوق الإنسان إن غارة جوية قتلت خمسة مدنيين في حلب.', {
  outlet: 'صحيفة الأفق',
  published: { date: '2016-04-29', from: 'option' },
});
const c = article('c.txt', 'نفي\nنفى الجيش السوري وقوع غارة جوية على حلب.\nوقصفت المعارضة حلب بالقذائف.', {
  outlet: 'وكالة الراية',
  published: { date: '2016-04-30', from: 'option' },
});
const d = article(
  'd.txt',
  `غارة على حي السكري\nقتلت غارة جوية عشرة مدنيين في حلب، قال الدفاع المدني.\nوقال ${WITNESS} إن الغارة أصابت مشفى قديما.`,
  {
    outlet: 'موقع النهر',
    published: { date: '2016-05-02', from: 'option' },
  },
);
const e = article('e.txt', `رسالة\nوصل الشاهد إلى المدينة، ولم يقل شيئا ل${WITNESS}.`, {
  outlet: null,
  url: null,
  published: { date: null, from: 'unknown' },
});

const killed = (n: readonly [string, number], source: readonly [string, string?]): Told => ({
  ...{ type: 'killed', trigger: 'قتلت', killed: n, source },
  place: ['حلب', CITY],
});
const strike = (more: Partial<Told> = {}): Told => ({
  type: 'air_strike',
  trigger: 'غارة جوية',
  place: ['حلب', CITY],
  ...more,
});

export const ARTICLES = [a, b, c, d, e];
export const CLAIMS = [
  ...claims(a, [
    killed(['عشرة', 10], ['الدفاع المدني', 'syria-civil-defence']),
    strike(),
    { type: 'air_strike', trigger: 'أصابت', source: [WITNESS], sure: 0.3 },
  ]),
  ...claims(b, [
    killed(['خمسة', 5], ['المرصد السوري لحقوق الإنسان', 'sohr']),
    strike({ source: ['المرصد السوري لحقوق الإنسان', 'sohr'] }),
  ]),
  ...claims(c, [
    { type: 'denial', trigger: 'نفى', agent: ['الجيش السوري', 'syrian-army'], day: '2016-04-30' },
    strike({ modality: 'denied', source: ['الجيش السوري', 'syrian-army'] }),
    {
      type: 'shelling',
      trigger: 'قصفت',
      agent: ['المعارضة', 'syrian-opposition'],
      place: ['حلب', CITY],
      day: '2016-04-29',
    },
  ]),
  ...claims(d, [killed(['عشرة', 10], ['الدفاع المدني', 'syria-civil-defence']), strike()]),
];
const PROBLEMS: Problem[] = [
  { severity: 'warning', code: 'no-date', reason: 'no day of publication was found', article: 'e.txt' },
];

export interface Bench {
  readonly desk: Desk;
  readonly source: MemorySource;
  /** Asks by a path of `/api`; `Host` is that of the server unless given. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  json<T = Record<string, unknown>>(path: string, headers?: Record<string, string>): Promise<T>;
  /** Posts JSON as the workbench does. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
}

export const HOST = '127.0.0.1:4780';
export const REVIEWER = { 'isnad-role': 'reviewer' };

export async function bench(
  options: {
    readonly articles?: readonly Article[];
    readonly claims?: readonly Claim[];
    readonly judgements?: readonly Judgement[];
    readonly guard?: GuardOptions;
    readonly pages?: Pages;
    readonly source?: (made: MemorySource) => MemorySource;
  } = {},
): Promise<Bench> {
  const articles = options.articles ?? ARTICLES;
  const originals = new Map(articles.map((x) => [x.id, { bytes: new TextEncoder().encode(x.text), same: true }]));
  const record = { articles, claims: options.claims ?? CLAIMS };
  const made = new MemorySource('مثال', record, PROBLEMS, originals, options.judgements);
  const source = options.source?.(made) ?? made;
  const errors: unknown[] = [];
  const desk = await Desk.open(source, new DirectComparer(world.knowledge), world, (error) => errors.push(error));
  await desk.settled();
  if (errors.length) throw errors[0];
  const app = makeApp(desk, {
    guard: options.guard ?? { host: '127.0.0.1' },
    pages: options.pages ?? Pages.load('/nonexistent'),
    version: '0',
    lang: 'ar',
    complain: console.error,
  });
  const ask: Bench['ask'] = async (path, init = {}) => {
    const headers: Record<string, string> = { host: HOST, ...(init.headers as Record<string, string>) };
    return app.request(`http://${headers.host}${path}`, { ...init, headers });
  };
  return {
    desk,
    source,
    ask,
    json: async (path, headers = {}) => (await ask(path, { headers })).json() as never,
    post: (path, body, headers = {}) =>
      ask(path, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', origin: `http://${HOST}`, ...headers },
      }),
  };
}
