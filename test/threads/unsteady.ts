/** A reading thread that can be made to die, to hang, or never to start; for tests. */
import { parentPort } from 'node:worker_threads';
import type { Article } from '../../src/model/index.ts';
import type { Reply } from '../../src/reading/pool.ts';

const port = parentPort!;
const send = (reply: Reply): void => port.postMessage(reply);

port.on('message', (article: Article) => {
  if (article.text === 'exit') process.exit(3);
  if (article.text === 'throw') throw new Error('thrown in the thread');
  if (article.text === 'hang') for (;;);
  if (article.text === 'fill') for (const held: unknown[] = []; ; ) held.push(new Array(1e6).fill(held.length));
  const wait = article.text === 'slow' ? 300 : 0;
  setTimeout(() => send({ outcome: { published: article.published, claims: [], problems: [] } }), wait);
});
send({ ready: true });
