import type { TextDocument } from '../text/document.ts';

const OPEN: Readonly<Record<string, string>> = { '«': '»', '“': '”', '‘': '’' };
const CLOSE = new Set(['»', '”', '’']);

/**
 * Numbers the quotations of a text: token index → number of the quotation it lies in (1, 2, …), 0 outside. Curly and angled
 * marks pair by shape, straight ones by turn («"…"»). A quotation ends at its closing mark or with the paragraph, so that a
 * forgotten mark does no harm beyond it. «” … “», turned round by some editors, is read as a pair too.
 */
export function quotations(doc: TextDocument): Int32Array {
  const out = new Int32Array(doc.tokens.length);
  let count = 0;
  let current = 0;
  let closing = '';
  doc.tokens.forEach((token, i) => {
    if (token.fresh) current = 0;
    if (token.kind === 'mark') {
      const { key } = token;
      if (
        current > 0 &&
        (key === closing || CLOSE.has(key) || (key === '"' && closing === '"') || (closing === '“' && key === '“'))
      ) {
        current = 0;
        return;
      }
      if (current === 0 && (OPEN[key] || key === '"' || key === '”')) {
        current = ++count;
        closing = OPEN[key] ?? (key === '”' ? '“' : '"');
        return;
      }
    }
    out[i] = current;
  });
  return out;
}
