/** Checked YAML: a text against a schema, with errors that say file, line and what is wrong, in English and Arabic. */
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { IsnadError } from '../model/index.ts';

type Issue = z.core.$ZodIssue;

export interface Checked<T> {
  readonly data: T;
  /** Throws at the line of a field. */
  readonly fail: (path: readonly PropertyKey[], en: string, ar: string) => never;
}

/** @throws IsnadError with the given code, placed at `name:line` */
export function readYaml<S extends z.ZodType>(
  text: string,
  name: string,
  schema: S,
  code: string,
): Checked<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const fail = (path: readonly PropertyKey[], en: string, ar: string): never => {
    let node: unknown;
    for (let n = path.length; n >= 0 && !isNode(node); n--) node = document.getIn(path.slice(0, n), true);
    const line = isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
    throw new IsnadError(code, `${en} · ${ar}`, `${name}:${line}`);
  };
  const broken = document.errors[0];
  if (broken)
    throw new IsnadError(
      code,
      `${broken.message.split('\n')[0]} · الملف ليس YAML سليما`,
      `${name}:${broken.linePos?.[0].line ?? 1}`,
    );
  const raw: unknown = document.toJS() ?? {};
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { data: parsed.data, fail };
  const issue = parsed.error.issues[0]!;
  const [en, ar] = explain(issue, at(raw, issue.path) === undefined);
  return fail(issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path, en, ar);
}

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((v, key) => (v as Record<PropertyKey, unknown> | null | undefined)?.[key], value);

function explain(issue: Issue, missing: boolean): [en: string, ar: string] {
  const field = issue.path.join('.') || 'file';
  if (missing) return [`the field «${field}» is missing`, `الحقل «${field}» ناقص`];
  switch (issue.code) {
    case 'invalid_type':
      return [`the field «${field}» must be ${issue.expected}`, `قيمة الحقل «${field}» ليست من النوع المطلوب`];
    case 'unrecognized_keys':
      return [
        `unknown field «${issue.keys.join(', ')}» in «${field}»`,
        `حقل غير معروف «${issue.keys.join('، ')}» في «${field}»`,
      ];
    case 'invalid_value':
      return [
        `the field «${field}» must be one of ${issue.values.join(', ')}`,
        `قيمة الحقل «${field}» يجب أن تكون من: ${issue.values.join('، ')}`,
      ];
    case 'too_small':
      return [`the field «${field}» needs at least one entry`, `الحقل «${field}» يحتاج إلى عنصر واحد على الأقل`];
    default:
      return [`the field «${field}»: ${issue.message}`, `قيمة الحقل «${field}» غير صحيحة`];
  }
}
