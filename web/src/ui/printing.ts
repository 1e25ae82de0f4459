/**
 * Lists of which only the rows in sight are drawn, made ready for paper. Ctrl+P fetches the rows first; where the browser's own menu prints,
 * the rows that are here are drawn. In both cases as many as `MOST`, and a line says so where there are more.
 */
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

/** Rows of one list that go on paper: some forty pages. */
export const MOST_PRINTED = 1000;

type Fetch = () => Promise<unknown>;
const lists = new Set<Fetch>();
const listeners = new Set<() => void>();
let printing = false;

function set(on: boolean): void {
  if (printing === on) return;
  printing = on;
  flushSync(() => {
    for (const listener of listeners) listener();
  });
}

/** Fetches what the lists on the page lack, then prints. */
export async function print(): Promise<void> {
  await Promise.allSettled([...lists].map((fetch) => fetch()));
  set(true);
  window.print();
}

addEventListener('beforeprint', () => set(true));
addEventListener('afterprint', () => set(false));
matchMedia('print').addEventListener('change', (event) => set(event.matches));
addEventListener('keydown', (event) => {
  const { ctrlKey, metaKey, altKey, shiftKey, code, key } = event;
  if (!(ctrlKey || metaKey) || altKey || shiftKey || (code !== 'KeyP' && key.toLowerCase() !== 'p')) return;
  if (lists.size === 0) return;
  event.preventDefault();
  void print();
});

/** Whether the page is being printed. */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => printing,
  );
}

/** Tells how the rows of a list are fetched before it is printed; the latest function is called. */
export function useFetchToPrint(fetch: Fetch): void {
  const latest = useRef(fetch);
  useEffect(() => {
    latest.current = fetch;
  });
  useEffect(() => {
    const own: Fetch = () => latest.current();
    lists.add(own);
    return () => {
      lists.delete(own);
    };
  }, []);
}
