/** What the commands that publish share: a case as publishing takes it, with the comparison made. */
import { compareCase } from '../accounts.ts';
import type { Case } from '../case/index.ts';
import { type Knowledge, loadKnowledge } from '../knowledge/index.ts';
import { IsnadError, type NumberPolicy } from '../model/index.ts';
import { withNaming } from '../naming.ts';
import { loadResources } from '../pipeline.ts';
import { type PublishInput, withheldOf } from '../publish/index.ts';
import { say } from './common.ts';

export interface Publishing {
  readonly input: PublishInput;
  readonly knowledge: Knowledge;
}

/**
 * Reads the record of a case and compares it.
 * @throws IsnadError `not-read` when the case holds no read article
 */
export async function publishing(of: Case, policy: NumberPolicy = 'range'): Promise<Publishing> {
  const record = withNaming(await of.record(), loadResources);
  if (record.articles.length === 0) throw new IsnadError('not-read', 'the case holds no article yet; add some first');
  const unread = await of.unread();
  if (unread > 0) say(`${unread} articles wait to be read, being new or read by another version: isnad read CASE`);
  const knowledge = loadKnowledge();
  const accounts = compareCase(record, knowledge, { policy });
  return { knowledge, input: { record, accounts, head: of.head, withheld: withheldOf(record.judgements) } };
}
