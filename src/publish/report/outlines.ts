/** Borders for maps: `knowledge/outlines.json` as rings in degrees. */
import { readFileSync } from 'node:fs';
import { dataPath } from '../../text/data.ts';

export type Point = readonly [lon: number, lat: number];

export interface Country {
  readonly name: string;
  readonly rings: readonly (readonly Point[])[];
}

interface File {
  readonly grid: number;
  readonly arcs: readonly (readonly number[])[];
  readonly countries: readonly { readonly name: string; readonly rings: readonly (readonly number[])[] }[];
}

let held: readonly Country[] | undefined;

/** Every country's rings, read once. */
export function outlines(): readonly Country[] {
  if (held) return held;
  const { grid, arcs, countries } = JSON.parse(readFileSync(dataPath('knowledge/outlines.json'), 'utf8')) as File;
  const lines = arcs.map((arc) => {
    const points: Point[] = [];
    let [x, y] = [0, 0];
    for (let k = 0; k < arc.length; k += 2) {
      x += arc[k]!;
      y += arc[k + 1]!;
      points.push([x / grid, y / grid]);
    }
    return points;
  });
  const ring = (numbers: readonly number[]): Point[] =>
    numbers.flatMap((n, k) => {
      const line = n < 0 ? [...lines[~n]!].reverse() : lines[n]!;
      return k === 0 ? line : line.slice(1); // the end of one arc is the beginning of the next
    });
  held = countries.map(({ name, rings }) => ({ name, rings: rings.map(ring) }));
  return held;
}

/** A box in any units: left, top, right, bottom. */
export type Box = readonly [number, number, number, number];

/** The part of a ring that lies in a box (Sutherland & Hodgman 1974): good for filling, its cut edges run along the box. */
export function clip(ring: readonly Point[], [left, top, right, bottom]: Box): Point[] {
  const sides: readonly [(p: Point) => boolean, (a: Point, b: Point) => Point][] = [
    [(p) => p[0] >= left, (a, b) => cross(a, b, 0, left)],
    [(p) => p[0] <= right, (a, b) => cross(a, b, 0, right)],
    [(p) => p[1] >= top, (a, b) => cross(a, b, 1, top)],
    [(p) => p[1] <= bottom, (a, b) => cross(a, b, 1, bottom)],
  ];
  let points = [...ring];
  for (const [inside, cut] of sides) {
    const out: Point[] = [];
    points.forEach((p, k) => {
      const before = points[(k + points.length - 1) % points.length]!;
      if (inside(p) !== inside(before)) out.push(cut(before, p));
      if (inside(p)) out.push(p);
    });
    points = out;
  }
  return points;
}

function cross(a: Point, b: Point, axis: 0 | 1, at: number): Point {
  const t = (at - a[axis]) / (b[axis] - a[axis]);
  return axis === 0 ? [at, a[1] + t * (b[1] - a[1])] : [a[0] + t * (b[0] - a[0]), at];
}
