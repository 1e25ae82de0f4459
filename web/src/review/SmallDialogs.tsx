/** A comment on a claim; names in it that are to be withheld. */
import { useState } from 'react';
import type { ClaimView } from '../../../src/server/contract.ts';
import { useT, type Word } from '../i18n/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Empty } from '../ui/parts.tsx';
import { Bi } from '../ui/text.tsx';
import { type Outcome, useJudge } from './judge.ts';
import { Refused } from './Refused.tsx';
import { useSaving } from './useSaving.ts';
import { useSeen } from './useSeen.ts';

export function CommentDialog({ close, save }: { close: () => void; save: (note: string) => Promise<Outcome> }) {
  const t = useT();
  const [note, setNote] = useState('');
  const { busy, refused, send } = useSaving();
  return (
    <Dialog open close={close} title={t('review.comment')}>
      <form
        className="form"
        onSubmit={(e) => {
          e.preventDefault();
          if (note.trim()) void send(() => save(note.trim()));
        }}
      >
        <label className="field">
          <span className="form-label">{t('review.note')}</span>
          <textarea
            className="input"
            dir="auto"
            autoFocus
            rows={4}
            maxLength={4000}
            value={note}
            onChange={(e) => setNote(e.target.value)}
          />
        </label>
        <Refused of={refused} />
        <div className="actions">
          <button type="submit" className="button button-primary" disabled={busy || !note.trim()}>
            {t(busy ? 'state.saving' : 'action.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

export function WithholdDialog({
  of,
  close,
  done,
}: {
  of: ClaimView;
  close: () => void;
  done: (outcome: Outcome) => void;
}) {
  const t = useT();
  const judge = useJudge();
  const named = [...of.links.agent, ...of.links.target, ...of.links.source, ...of.links.place];
  const entities = named.filter((e, i) => named.findIndex((x) => x.id === e.id) === i && !e.withheld && e.id !== '');
  const seen = useSeen(entities.map((e) => ({ kind: 'entity' as const, ids: [e.id] })));
  const withhold = async (id: string) => {
    const subject = { kind: 'entity' as const, ids: [id] as [string] };
    done(await judge({ subject, verdict: 'withhold' }, await seen(subject)));
    close();
  };
  return (
    <Dialog open close={close} title={t('review.withhold')}>
      <div className="form">
        <p className="muted">{t('review.withhold.why')}</p>
        {entities.length === 0 && <Empty>{t('review.withhold.none')}</Empty>}
        <ul className="stack">
          {entities.map((e) => (
            <li key={e.id} className="pick-row">
              <span>
                <Bi of={e.name} /> <span className="muted small">{t(`kind.${e.kind}` as Word)}</span>
              </span>
              <button type="button" className="button button-danger" onClick={() => void withhold(e.id)}>
                {t('entity.withhold')}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
