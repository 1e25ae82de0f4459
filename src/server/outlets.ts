/** The names of outlets, for the ids that articles carry. */
import type { Knowledge } from '../knowledge/index.ts';
import { fold } from '../text/fold.ts';
import type { Bilingual } from './contract.ts';

/** Finds an outlet by its id, one of its names, or its domain; the words of the article stand in where none fits. */
export class OutletNames {
  private readonly known = new Map<string, Bilingual>();

  constructor(knowledge: Knowledge) {
    for (const outlet of knowledge.outlets.values()) {
      const name = { ar: outlet.names[0] ?? outlet.en, en: outlet.en };
      for (const key of [outlet.id, ...outlet.names, outlet.en, ...outlet.domains]) {
        const folded = fold(key);
        if (!this.known.has(folded)) this.known.set(folded, name);
      }
    }
  }

  of(outlet: string | null): Bilingual {
    if (!outlet) return { ar: '', en: '' };
    return this.known.get(fold(outlet)) ?? { ar: outlet, en: outlet };
  }
}
