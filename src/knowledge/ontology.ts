/** The claim types: `ontology/events/*.yaml`, one file each, and what their sentences are made from. */
import { readdirSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { IsnadError } from '../model/index.ts';
import { dataPath } from '../text/data.ts';
import { fold } from '../text/fold.ts';
import { typeFile } from './ontology-file.ts';
import { parseTemplate, type Template } from './templates.ts';
import { readYaml } from './yaml.ts';

type Fields = Readonly<z.output<typeof typeFile>>;

export interface Templates {
  readonly ar: readonly Template[];
  readonly en: readonly Template[];
}

/** Closer words for what some of a type's triggers say: «أفرج عن» is to release, beside other concessions. */
export interface Wording {
  /** Dictionary words, or phrases of them, folded. A verb stands for its masdar and participles too. */
  readonly words: readonly (readonly string[])[];
  /** Places may be where from and where to. */
  readonly motion: boolean;
  readonly templates: Templates;
}

/** A claim type. */
export interface EventType extends Omit<Fields, 'templates' | 'wordings'> {
  /** Its sentences; null where the file has none, so that the generic ones stand in. */
  readonly templates: Templates | null;
  /** Tried before `templates`, by the word that the text has. */
  readonly wordings: readonly Wording[];
  /** Path of its file. */
  readonly from: string;
}

/** All claim types by id, in the order of their ids. */
export type Ontology = ReadonlyMap<string, EventType>;

const FOLDER = 'ontology/events';

/**
 * Reads every claim type.
 * @throws IsnadError `broken-ontology` with file, line and what is missing (English and Arabic) when a file is malformed, has no example
 *   or no counter-example, or names a type that no file defines
 */
export function loadOntology(folder = FOLDER): Ontology {
  const files = readdirSync(dataPath(folder)).filter((f) => f.endsWith('.yaml'));
  return readOntology(files.sort().map((f) => [`${folder}/${f}`, readFileSync(dataPath(`${folder}/${f}`), 'utf8')]));
}

/** The same from texts with their names. */
export function readOntology(files: readonly (readonly [name: string, text: string])[]): Ontology {
  const types = new Map<string, EventType>();
  const checks: (() => void)[] = [];
  for (const [name, text] of files) {
    const { data, fail } = readYaml(text, name, typeFile, 'broken-ontology');
    const { id } = data;
    if (name.slice(name.lastIndexOf('/') + 1) !== `${id}.yaml`)
      fail(['id'], `the file of «${id}» must be called ${id}.yaml`, `ملف النوع «${id}» يجب أن يسمى ${id}.yaml`);
    const parse = (sources: readonly string[], path: readonly PropertyKey[]) =>
      sources.map((source, k) => {
        try {
          return parseTemplate(source);
        } catch (error) {
          const [en = '', ar = ''] = (error as IsnadError).reason.split(' · ');
          return fail([...path, k], en, ar);
        }
      });
    const both = ({ ar, en }: Record<'ar' | 'en', readonly string[]>, ...path: PropertyKey[]): Templates => ({
      ar: parse(ar, [...path, 'ar']),
      en: parse(en, [...path, 'en']),
    });
    const templates = data.templates ? both(data.templates, 'templates') : null;
    const wordings = data.wordings.map(
      (w, k): Wording => ({
        words: w.words.map((phrase) => phrase.split(' ').map(fold)),
        motion: w.motion,
        templates: both(w.templates, 'wordings', k, 'templates'),
      }),
    );
    types.set(id, { ...data, templates, wordings, from: name });
    const known = (type: string | null, path: readonly PropertyKey[]) => {
      if (type !== null && !types.has(type))
        fail(path, `there is no claim type «${type}»`, `لا يوجد نوع باسم «${type}»`);
    };
    checks.push(() => {
      for (const [k, { is }] of data.not.entries()) known(is, ['not', k, 'is']);
      for (const [k, { type }] of data.incident.links.entries()) known(type, ['incident', 'links', k]);
    });
  }
  for (const check of checks) check();
  return types;
}

/** The types whose doer vouches for what they say: denial, accusation, demand, threat. */
export const sayingTypes = (ontology: Ontology): Set<string> =>
  new Set([...ontology.values()].filter((t) => t.saying).map((t) => t.id));

/** The sayings that a verb of what will be makes already: «سنرد». */
export const vowTypes = (ontology: Ontology): Set<string> =>
  new Set([...ontology.values()].filter((t) => t.vow).map((t) => t.id));

/** The types that another happening leads to. */
export const effectTypes = (ontology: Ontology): Set<string> =>
  new Set([...ontology.values()].filter((t) => t.effect).map((t) => t.id));

/** The types that may be done to a place, by deeds rather than words: «قصفت دمشق», but not «هددت دمشق». */
export const placeTypes = (ontology: Ontology): Set<string> =>
  new Set(
    [...ontology.values()]
      .filter((t) => t.group !== 'diplomacy' && t.roles.target.kinds.includes('place'))
      .map((t) => t.id),
  );

/** The words that the files give of their own, as rows of `lang/ar/lexicons/triggers.tsv` have them. */
export function ownTriggers(ontology: Ontology): { trigger: string; pos: string; types: string; from: string }[] {
  return [...ontology.values()].flatMap(({ id, triggers, from }) =>
    triggers.map((t) => ({ trigger: t.words, pos: t.pos, types: `${id}=${t.sure}`, from })),
  );
}

/** @throws IsnadError `unknown-type` when no file defines the type */
export function eventType(ontology: Ontology, id: string): EventType {
  const found = ontology.get(id);
  if (!found) throw new IsnadError('unknown-type', `no claim type «${id}» · لا نوع باسم «${id}»`);
  return found;
}
