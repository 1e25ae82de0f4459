/** Short messages at the foot of the page: what was written, what the server refused. */
import { useSyncExternalStore } from 'react';
import { useT } from '../i18n/index.ts';
import { Icon } from './icons.tsx';

export interface Toast {
  readonly id: number;
  readonly kind: 'done' | 'refused';
  readonly text: string;
  /** What is said of it further, each in a line of its own. */
  readonly more?: readonly string[];
  readonly action?: { readonly label: string; readonly run: () => void };
}

let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

export function dismiss(id: number): void {
  toasts = toasts.filter((x) => x.id !== id);
  tell();
}

/** Shows a message; what was done goes by itself after six seconds, a refusal stays until it is closed. */
export function toast(message: Omit<Toast, 'id'>): void {
  const id = next++;
  toasts = [...toasts.filter((x) => x.kind === 'refused').slice(-2), { ...message, id }];
  tell();
  if (message.kind === 'done') setTimeout(() => dismiss(id), 6000);
}

export function Toasts() {
  const t = useT();
  const shown = useSyncExternalStore(
    (l) => {
      listeners.add(l);
      return () => listeners.delete(l);
    },
    () => toasts,
  );
  return (
    <section className="toasts" aria-label={t('toasts')}>
      {shown.map((x) => (
        <div key={x.id} className={`toast toast-${x.kind}`} role={x.kind === 'refused' ? 'alert' : 'status'}>
          <span className="toast-words">
            <span>{x.text}</span>
            {x.more?.map((line) => (
              <span key={line} className="small">
                {line}
              </span>
            ))}
          </span>
          {x.action && (
            <button type="button" className="button button-plain" onClick={x.action.run}>
              {x.action.label}
            </button>
          )}
          <button
            type="button"
            className="button button-icon"
            aria-label={t('action.close')}
            onClick={() => dismiss(x.id)}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </section>
  );
}
