/** The sentences that hold for every claim type: `ontology/sentences.yaml`. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { IsnadError, MODALITIES, type Modality } from '../model/index.ts';
import { dataPath } from '../text/data.ts';
import { parseTemplate, type Template } from './templates.ts';
import { readYaml } from './yaml.ts';

export const VOICES = ['own', 'named', 'chain'] as const;
export const MANNERS = [...MODALITIES, 'ahead', 'refuted', 'disowned'] as const;

/** Who speaks: the outlet, one source (or several together), one who passes on another; `self` a source that tells of its own deeds. */
export type Voice = (typeof VOICES)[number] | 'article' | 'self';
/** The modality; `ahead` a denial of what is to come, `refuted` a denial by a word that denies, `disowned` one by the doer himself. */
export type Manner = (typeof MANNERS)[number];
export type Language = 'ar' | 'en';

export interface Sentences {
  readonly frame: (language: Language, voice: Voice, manner: Manner) => Template;
  readonly generic: Readonly<Record<Language, Template>>;
}

const template = z.string();
const manners = z.strictObject({
  ...(Object.fromEntries(MODALITIES.map((m) => [m, template])) as Record<Modality, z.ZodString>),
  ahead: template.optional(),
  refuted: template.optional(),
  disowned: template.optional(),
});
const some = manners.partial().default({});
const frames = z.strictObject({ article: some, own: manners, named: manners, self: some, chain: manners });
const both = <T extends z.ZodType>(schema: T) => z.strictObject({ ar: schema, en: schema });
const file = z.strictObject({ frames: both(frames), generic: both(z.string()) });

/** @throws IsnadError `broken-ontology` with file, line and what is missing; `broken-template` when a template is malformed */
export function loadSentences(relative = 'ontology/sentences.yaml'): Sentences {
  const { data } = readYaml(readFileSync(dataPath(relative), 'utf8'), relative, file, 'broken-ontology');
  const held = new Map<string, Template>();
  const parse = (key: string, source: string) =>
    held.set(
      key,
      place(relative, () => parseTemplate(source, false)),
    );
  for (const language of ['ar', 'en'] as const)
    for (const [voice, byManner] of Object.entries(data.frames[language]))
      for (const [manner, source] of Object.entries(byManner)) parse(`${language} ${voice} ${manner}`, source);
  const frame: Sentences['frame'] = (language, voice, manner) => {
    const plainer = manner === 'disowned' ? ['disowned', 'refuted', 'denied'] : [manner, 'denied'];
    for (const m of plainer)
      for (const v of [voice, ...(voice === 'self' ? ['named'] : []), 'own']) {
        const found = held.get(`${language} ${v} ${m}`);
        if (found) return found;
      }
    throw new IsnadError('broken-ontology', `no frame for ${manner} in the voice ${voice}`, relative);
  };
  return {
    frame,
    generic: {
      ar: place(relative, () => parseTemplate(data.generic.ar)),
      en: place(relative, () => parseTemplate(data.generic.en)),
    },
  };
}

function place<T>(name: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof IsnadError ? new IsnadError(error.code, error.reason, name) : error;
  }
}
