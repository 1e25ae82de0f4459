/** Which entities are withheld, and every form in which their names may be written. */
import type { Knowledge } from '../knowledge/index.ts';
import type { Judgement } from '../model/index.ts';
import { aliasesOf, type WithheldName, withheldIds } from './gate.ts';
import type { Ties } from './ties.ts';

/** The withheld ids, those that people have said are the same as one included, in the order of withholding. */
export function withheldNames(
  judgements: readonly Judgement[],
  ties: Ties,
  knowledge: Knowledge,
): { ids: string[]; names: WithheldName[]; aliases: ReadonlyMap<string, string> } {
  const ids = withheldIds(judgements);
  const aliases = aliasesOf(judgements);
  if (ids.size === 0) return { ids: [], names: [], aliases };
  const same = judgements.flatMap((j) =>
    j.verdict === 'same' && j.subject.kind === 'entities' && !j.withdrawn ? [j.subject.ids] : [],
  );
  for (let size = 0; size !== ids.size; ) {
    size = ids.size;
    for (const [a, b] of same)
      if (ids.has(a) || ids.has(b)) {
        ids.add(a);
        ids.add(b);
      }
  }
  const names: WithheldName[] = [];
  const persons = new Set<string>();
  for (const id of ids) {
    const entity = ties.entity.get(id);
    const known = knowledge.persons.get(id);
    const person = known !== undefined || entity?.kind === 'person' || entity?.kind === 'source';
    if (person) persons.add(id);
    if (entity)
      for (const text of [entity.name.ar, entity.name.en, ...entity.forms.map((f) => f.text)])
        names.push({ text, person });
    if (known) for (const text of [...known.names, ...known.short, known.en]) names.push({ text, person });
    const other = knowledge.actors.get(id)?.name ?? null;
    if (other) names.push({ text: other.ar, person: false }, { text: other.en, person: false });
    const place = knowledge.places.get(id);
    for (const text of place ? [...place.ar, ...place.en] : []) names.push({ text, person: false });
  }
  for (const { id, text } of knowledge.names) if (ids.has(id)) names.push({ text, person: persons.has(id) });
  return { ids: [...ids], names, aliases };
}
