/** Looking on while the models choose: each option with the features that spoke for it, by name. */
import type { Watch } from '../../claims/decide.ts';
import { type Atom, Hashes } from '../../learn/atoms.ts';
import type { LinearModel } from '../../learn/model.ts';

/** A feature with what it adds to a score. */
export interface Weight {
  readonly name: string;
  readonly weight: number;
}

export interface Option {
  /** Null: none of the candidates. */
  readonly candidate: unknown;
  readonly score: number;
  readonly weights: readonly Weight[];
}

/** Hashes of features together with their names. */
class NamedHashes extends Hashes {
  readonly names: string[] = [];

  override add(template: Atom, a: Atom, b?: Atom, c?: Atom): void {
    const values = [a, b, c].flatMap((x) => (x ? [x.name] : []));
    this.names[this.length] = `${template.name}=${values.join('+')}`;
    super.add(template, a, b, c);
  }
}

/** Keeps every decision of every model, in the order in which they are made. */
export class Witness implements Watch {
  readonly features = new NamedHashes(4096);
  private readonly decisions = new Map<LinearModel, Option[][]>();

  scored(model: LinearModel, candidate: unknown): void {
    const of = this.decisions.get(model) ?? [];
    this.decisions.set(model, of);
    if (model.labels.length > 1) of.push(this.labels(model));
    else {
      if (candidate === null) of.push([]);
      of.at(-1)!.push(this.option(model, candidate, 0));
    }
  }

  /** Takes the first decision of a model that has not been taken. Its options: of a ranker in the order scored, of labels by score. */
  next(model: LinearModel): readonly Option[] {
    return this.decisions.get(model)?.shift() ?? [];
  }

  private option(model: LinearModel, candidate: unknown, label: number): Option {
    const { names, values, length } = this.features;
    const weights = Array.from({ length }, (_, k) => ({ name: names[k]!, weight: model.weight(values[k]!, label) }));
    return { candidate, weights, score: weights.reduce((sum, w) => sum + w.weight, 0) };
  }

  private labels(model: LinearModel): Option[] {
    const options = model.labels.map((_, label) => this.option(model, label, label));
    return options.sort((a, b) => b.score - a.score);
  }
}

/** The features that most set the first option apart from the second, strongest first: `+1.20 near=… · -0.40 …`. */
export function strongest(chosen: Option, other: Option | undefined, most: number): string {
  const apart = new Map<string, number>();
  for (const { name, weight } of chosen.weights) apart.set(name, (apart.get(name) ?? 0) + weight);
  for (const { name, weight } of other?.weights ?? []) apart.set(name, (apart.get(name) ?? 0) - weight);
  return [...apart]
    .filter(([, weight]) => Math.abs(weight) >= 0.005)
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([name, weight]) => `${weight > 0 ? '+' : ''}${weight.toFixed(2)} ${name}`)
    .join(' · ');
}
