/** The report's typeface, embedded where the package `@fontsource/ibm-plex-sans-arabic` (SIL Open Font License) is installed; else the system's. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FACES = [
  {
    subset: 'arabic',
    range: 'U+0600-06FF,U+0750-077F,U+0870-08FF,U+200C-200E,U+2010-2011,U+204F,U+2E41,U+FB50-FDFF,U+FE70-FEFC',
  },
  {
    subset: 'latin',
    range: 'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+25C6',
  },
];
const WEIGHTS = [400, 600];

let held: string | undefined;

/** `@font-face` rules with the fonts inside; the empty string where the package is not installed. */
export function fontRules(): string {
  if (held !== undefined) return held;
  try {
    const folder = join(
      dirname(createRequire(import.meta.url).resolve('@fontsource/ibm-plex-sans-arabic/package.json')),
      'files',
    );
    held = FACES.flatMap(({ subset, range }) =>
      WEIGHTS.map((weight) => {
        const bytes = readFileSync(join(folder, `ibm-plex-sans-arabic-${subset}-${weight}-normal.woff2`));
        return `@font-face{font-family:'Plex Report';font-weight:${weight};font-display:swap;src:url(data:font/woff2;base64,${bytes.toString('base64')}) format('woff2');unicode-range:${range}}`;
      }),
    ).join('\n');
  } catch {
    held = '';
  }
  return held;
}
