/** The outlet behind a web address, by the table of outlets. */
import { loadOutlets } from '../knowledge/outlets.ts';

let domains: Map<string, string> | null = null;

/** The outlet's first name for the longest domain that is known; null for none. */
export function outletOfUrl(url: string): string | null {
  let host: string;
  try {
    host = new URL(url).hostname.replace(/^www\./, '');
  } catch {
    return null;
  }
  domains ??= new Map(loadOutlets().flatMap((outlet) => outlet.domains.map((d) => [d, outlet.names[0]!] as const)));
  for (let rest = host; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    const name = domains.get(rest);
    if (name !== undefined) return name;
  }
  return null;
}
