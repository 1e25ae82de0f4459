/** The bytes of an article as they came, for those who may have them. */
import type { ArticleView } from './contract.ts';
import type { CaseReader } from './source.ts';
import type { View } from './views/view.ts';

/** `href` is null where the bytes hold, or may hold, a withheld name: what cannot be read as text cannot be looked through. */
export async function originalOf(
  source: CaseReader,
  view: View,
  given: string,
): Promise<{ bytes: Uint8Array | null; info: ArticleView['original'] }> {
  const article = view.article(given);
  const original = await source.original(article.id);
  if (!original) return { bytes: null, info: { href: null, bytes: null, same: false } };
  const shut = !view.gate.open && holdsWithheld(view, article.id, original.bytes);
  const href = shut ? null : `/api/articles/${encodeURIComponent(given)}/original`;
  return { bytes: original.bytes, info: { href, bytes: original.bytes.length, same: original.same } };
}

function holdsWithheld(view: View, id: string, bytes: Uint8Array): boolean {
  const article = view.shelf.article.get(id)!;
  const { gate } = view;
  const known = [article.id, article.title ?? '', article.author ?? '', article.url ?? ''];
  if (view.text(article).spans.length > 0 || known.some((text) => gate.out(text) !== text)) return true;
  try {
    return gate.spans(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).length > 0;
  } catch {
    return true;
  }
}
