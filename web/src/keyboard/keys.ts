/** One-key commands: off while somebody types or a dialog is open. */
import { useEffect, useRef } from 'react';

export type Keys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // Nobody types into a box that is ticked.
  if (target instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(target.type)) return false;
  return target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Enter on a link or a button follows it, whatever the page does with the key elsewhere. */
const pressing = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' &&
  event.target instanceof Element &&
  event.target.closest('a, button, summary, [role=button]') !== null;

/** A letter by its place on the keyboard too, so that «y» works under an Arabic layout. */
function nameOf(event: KeyboardEvent): string[] {
  const names = [event.key.toLowerCase()];
  if (/^Key[A-Z]$/.test(event.code)) names.push(event.code.slice(3).toLowerCase());
  if (event.code === 'Slash' && !event.shiftKey) names.push('/');
  if (event.code === 'Slash' && event.shiftKey) names.push('?');
  return names;
}

/** Binds keys (by lower-case names: `j`, `enter`) for as long as the caller is shown. The latest functions are called, so callers need not memoise. */
export function useKeys(keys: Keys, enabled = true): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (typing(event.target) || pressing(event) || document.querySelector('[role=dialog], [role=listbox]')) return;
      for (const name of nameOf(event)) {
        const run = latest.current[name];
        if (!run) continue;
        event.preventDefault();
        run(event);
        return;
      }
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [enabled]);
}
