/** The keys, by what they do. */
import { useT, type Word } from '../i18n/index.ts';
import { Dialog } from '../ui/Dialog.tsx';

const KEYS: readonly (readonly [string, Word])[] = [
  ['/', 'key.search'],
  ['?', 'key.help'],
  ['j', 'key.next'],
  ['k', 'key.previous'],
  ['Enter', 'key.open'],
  ['y', 'key.right'],
  ['n', 'key.wrong'],
  ['e', 'key.edit'],
  ['u', 'key.undo'],
  ['m', 'key.merge'],
  ['s', 'key.split'],
  ['w', 'key.withhold'],
  ['c', 'key.comment'],
  ['Esc', 'key.close'],
];

export function KeyHelp({ close }: { close: () => void }) {
  const t = useT();
  return (
    <Dialog open close={close} title={t('keys')}>
      <dl className="keys">
        {KEYS.map(([key, word]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
