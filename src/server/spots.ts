/** Where the claims of an article name something, by role: a few bytes for each place. */
import { type Claim, isPointing, type Span } from '../model/index.ts';

export type RoleName = 'agent' | 'target' | 'place' | 'source';
export const ROLES: readonly RoleName[] = ['agent', 'target', 'place', 'source'];

/** One place where a claim names something. */
export interface Spot extends Span {
  /** As it was read. */
  readonly entity: string | undefined;
  /** It only points back («هناك») to what is named before. */
  readonly pointing: boolean;
}

/** Numbers to a spot: start, end, entity and one more, 1 where it points back. */
const WIDTH = 4;

export class Spots {
  private constructor(
    /** For each claim and role, where its spots begin; then where the next would. */
    private readonly begins: Uint16Array,
    private readonly spots: Uint32Array,
    private readonly entities: readonly string[],
  ) {}

  static of(claims: readonly Claim[], share: (word: string) => string): Spots {
    const begins = new Uint16Array(claims.length * ROLES.length + 1);
    const spots: number[] = [];
    const entities: string[] = [];
    const numbers = new Map<string, number>();
    const numberOf = (entity: string): number => {
      let number = numbers.get(entity);
      if (number === undefined) {
        number = entities.push(share(entity));
        numbers.set(entity, number);
      }
      return number;
    };
    claims.forEach((claim, k) => {
      ROLES.forEach((role, r) => {
        const mentions: readonly (Span & { readonly entity?: string; readonly inferred?: string })[] = claim[role];
        for (const mention of mentions) {
          const { start, end, entity } = mention;
          const pointing = role === 'place' && isPointing(mention);
          spots.push(start, end, entity === undefined ? 0 : numberOf(entity), Number(pointing));
        }
        begins[k * ROLES.length + r + 1] = spots.length / WIDTH;
      });
    });
    return new Spots(begins, Uint32Array.from(spots), entities);
  }

  /** Those of the claim that is the k-th of its article, in one role. */
  of(k: number, role: RoleName): Spot[] {
    const r = k * ROLES.length + ROLES.indexOf(role);
    const spots: Spot[] = [];
    for (let n = this.begins[r]! * WIDTH; n < this.begins[r + 1]! * WIDTH; n += WIDTH)
      spots.push({
        start: this.spots[n]!,
        end: this.spots[n + 1]!,
        entity: this.entities[this.spots[n + 2]! - 1],
        pointing: this.spots[n + 3] === 1,
      });
    return spots;
  }
}
