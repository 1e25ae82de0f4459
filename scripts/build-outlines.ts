/**
 * Makes `knowledge/outlines.json` from `world-atlas`: the borders of the countries around the wars that the gazetteer covers, for maps
 * that are drawn without a network. Natural Earth is in the public domain; de facto borders as it draws them, no judgement of ours.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dataPath } from '../src/text/data.ts';

/** Degrees: west, south, east, north. What lies wholly outside is left out. */
const REGION = [-20, -6, 82, 52] as const;
/** Steps to a degree: about 1 km. */
const GRID = 100;

interface Topology {
  readonly transform: { readonly scale: [number, number]; readonly translate: [number, number] };
  readonly arcs: readonly (readonly [number, number][])[];
  readonly objects: { readonly countries: { readonly geometries: readonly Geometry[] } };
}
interface Geometry {
  readonly type: 'Polygon' | 'MultiPolygon';
  readonly arcs: unknown;
  readonly properties: { readonly name: string };
}

const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
const world = JSON.parse(readFileSync(file, 'utf8')) as Topology;
const { scale, translate } = world.transform;
const lines = world.arcs.map((arc) => {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [
      Math.round((x * scale[0] + translate[0]) * GRID),
      Math.round((y * scale[1] + translate[1]) * GRID),
    ] as const;
  });
});

const used = new Map<number, number>();
const arcs: number[][] = [];
/** The arc's number in the new list, sign as before (~n is n turned round). */
function keep(n: number): number {
  const at = n < 0 ? ~n : n;
  let here = used.get(at);
  if (here === undefined) {
    here = arcs.length;
    used.set(at, here);
    const flat: number[] = [];
    let [px, py] = [0, 0];
    for (const [x, y] of lines[at]!) {
      if (flat.length > 0 && x === px && y === py) continue;
      flat.push(x - px, y - py);
      [px, py] = [x, y];
    }
    arcs.push(flat);
  }
  return n < 0 ? ~here : here;
}

function touches(ring: readonly number[]): boolean {
  const points = ring.flatMap((n) => lines[n < 0 ? ~n : n]!);
  const xs = points.map((p) => p[0] / GRID);
  const ys = points.map((p) => p[1] / GRID);
  const [west, south, east, north] = REGION;
  return Math.max(...xs) >= west && Math.min(...xs) <= east && Math.max(...ys) >= south && Math.min(...ys) <= north;
}

const countries = world.objects.countries.geometries.flatMap((g) => {
  const polygons = (g.type === 'Polygon' ? [g.arcs] : g.arcs) as number[][][];
  const rings = polygons.filter((p) => touches(p[0]!)).map((p) => p.map((ring) => ring.map(keep)));
  return rings.length > 0 ? [{ name: g.properties.name, rings: rings.flat() }] : [];
});
const about = 'Natural Earth 1:50m by world-atlas, public domain; made by scripts/build-outlines.ts, not to be edited';
const out = JSON.stringify({ about, grid: GRID, arcs, countries });
writeFileSync(dataPath('knowledge/outlines.json'), `${out}\n`);
console.log(`${countries.length} countries, ${arcs.length} arcs, ${(out.length / 1024).toFixed(0)} KB`);
