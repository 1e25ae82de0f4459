/** A reading thread: takes the loaded tables, then one article after another, and sends back what came out. */
import { parentPort } from 'node:worker_threads';
import { type Article, IsnadError } from '../model/index.ts';
import type { LoadedTables } from '../pipeline.ts';
import type { Reply } from './pool.ts';
import { ArticleReader } from './read.ts';

const port = parentPort!;
const send = (reply: Reply): void => port.postMessage(reply);

port.once('message', (tables: LoadedTables) => {
  try {
    const reader = ArticleReader.load(tables);
    port.on('message', (article: Article) => send({ outcome: reader.read(article) }));
    send({ ready: true });
  } catch (error) {
    const { code, reason, place } = error instanceof IsnadError ? error : new IsnadError('cannot-load', String(error));
    send({ broken: { code, reason, place } });
  }
});
