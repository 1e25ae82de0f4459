/** The version of the reader: anything that can change what it finds changes it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dataPath } from '../text/data.ts';

const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
const PROGRAM = EXTENSION === '.ts' ? 'src' : 'dist';
/** What reading depends on: data, models and, of the program, what lies below the reading and itself. */
const DATA = ['package.json', 'lang', 'ontology', 'knowledge', 'models'];
const LAYERS = [
  'model',
  'text',
  'rules',
  'learn',
  'knowledge',
  'clean',
  'annotate',
  'claims',
  'phrase',
  'compare',
  'reading',
];

/** `<version of the package>+<12 hex digits of a SHA-256 over data, models and program>`. */
export const READER_VERSION: string = version();

function version(): string {
  const hash = createHash('sha256');
  const program = [...LAYERS, `pipeline${EXTENSION}`, `naming${EXTENSION}`].flatMap((name) =>
    filesOf(`${PROGRAM}/${name}`),
  );
  for (const file of [...DATA.flatMap(filesOf), ...program.filter((name) => name.endsWith(EXTENSION))])
    hash.update(`${file}\0`).update(readFileSync(dataPath(file)));
  const { version: release } = JSON.parse(readFileSync(dataPath('package.json'), 'utf8')) as { version: string };
  return `${release}+${hash.digest('hex').slice(0, 12)}`;
}

/** Files at or under a path of the package, in the order of their names. */
function filesOf(path: string): string[] {
  if (statSync(dataPath(path)).isFile()) return [path];
  return readdirSync(dataPath(path))
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`));
}
