/**
 * What one comparison leaves for the next, so that a case to which an article is added is not compared anew as a whole. The result is the
 * same, to the byte, as without: everything here hangs on the claims and facts that it was made of, as objects, and is used again only
 * while these are the same (docs/decisions/0012-what-a-comparison-remembers.md).
 */
import type { Bilingual, Dispute, Entity, Origin } from '../model/index.ts';
import { Rounds } from '../text/rounds.ts';
import { OppositionsBefore } from './disputes/oppositions.ts';
import type { FactsBefore } from './facts.ts';
import { type Grouped, GroupingBefore } from './group.ts';
import type { Made } from './incidents.ts';

/** What is told of an entity or an origin by its id alone. */
interface Known {
  readonly name: Bilingual;
  /** The state that an unknown name belongs to. */
  readonly state: string | undefined;
}

/** What the comparison found, to be handed to the next one; `turn` ends a comparison. */
export class CompareMemory {
  /** Claim id → its fact. */
  readonly facts: FactsBefore = new Rounds();
  /** Pair scores, merges, groups. */
  readonly grouping = new GroupingBefore();
  /** Group → incident. */
  readonly made = new Rounds<Grouped, Made>();
  /** Incident → the disputes inside it. */
  readonly inside = new Rounds<Made, readonly Dispute[]>();
  /** Claims of different incidents that cannot both be true. */
  readonly oppositions = new OppositionsBefore();
  private readonly known = new Rounds<string, Known>();

  /** Notes what is told of entities and origins now; gives the ids of which something else was told before. */
  changed(
    entities: readonly Entity[],
    states: ReadonlyMap<string, string>,
    origins: readonly Origin[],
  ): ReadonlySet<string> {
    const out = new Set<string>();
    const note = (id: string, name: Bilingual, state?: string) => {
      const last = this.known.last(id);
      if (last && (last.name.ar !== name.ar || last.name.en !== name.en || last.state !== state)) out.add(id);
      this.known.keep(id, { name, state });
    };
    for (const { id, name } of entities) note(id, name, states.get(id));
    for (const { id, name } of origins) note(id, name);
    return out;
  }

  turn(): void {
    for (const rounds of [this.facts, this.grouping.groups, this.made, this.inside, this.known]) rounds.turn();
  }
}
