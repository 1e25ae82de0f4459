/** Asks once who is reviewing; every judgement carries that name. */
import { type FormEvent, useState } from 'react';
import { useT } from '../i18n/index.ts';
import { change, useSettings } from '../settings/settings.ts';
import { Dialog } from '../ui/Dialog.tsx';

export function AskReviewer({ open, close }: { open: boolean; close: (named: boolean) => void }) {
  const t = useT();
  const s = useSettings();
  const [name, setName] = useState(s.reviewer);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    change({ reviewer: name.trim() });
    close(true);
  };
  return (
    <Dialog open={open} close={() => close(false)} title={t('reviewer.ask')}>
      <form className="form" onSubmit={save}>
        <p className="muted">{t('reviewer.why')}</p>
        <label className="field">
          <span className="form-label">{t('reviewer.name')}</span>
          <input
            className="input"
            dir="auto"
            autoFocus
            required
            maxLength={80}
            value={name}
            onChange={(e) => setName(e.target.value)}
          />
        </label>
        <div className="actions">
          <button type="submit" className="button button-primary">
            {t('action.start')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
