/**
 * How much of a text the lexicon can read: share of running words with at least one listed reading, and the commonest words
 * without one. usage: npx tsx scripts/coverage.ts FILE.jsonl|FILE.txt… [--most N] [--pos verb]
 */
import { readFileSync } from 'node:fs';
import { loadLexicon } from '../src/text/lexicon.ts';
import { tokenize } from '../src/text/tokens.ts';
import { Words } from '../src/text/words.ts';

const args = process.argv.slice(2);
const most = Number(args[args.indexOf('--most') + 1]) || 100;
const files = args.filter((a, i) => !a.startsWith('--') && !args[i - 1]?.startsWith('--'));
const words = new Words(loadLexicon());
const counts = new Map<string, number>();
let known = 0;
let total = 0;
for (const file of files) {
  const content = readFileSync(file, 'utf8');
  const texts = file.endsWith('.jsonl')
    ? content
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l).text as string)
    : [content];
  for (const text of texts) {
    for (const token of tokenize(text)) {
      if (token.kind !== 'word') continue;
      total++;
      if (words.of(token.key).known) known++;
      else counts.set(token.key, (counts.get(token.key) ?? 0) + 1);
    }
  }
}
console.log(`${total} words, ${((100 * known) / total).toFixed(1)} % read by the lexicon; ${counts.size} forms unread`);
for (const [key, n] of [...counts].sort((a, b) => b[1] - a[1]).slice(0, most)) console.log(`${n}\t${key}`);
