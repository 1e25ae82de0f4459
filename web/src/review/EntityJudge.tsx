/** What a reviewer can say of an entity: that it is the same as another or not, that its name is withheld; and a comment. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { EntityView } from '../../../src/server/contract.ts';
import { useCase } from '../api/queries.ts';
import { useT } from '../i18n/index.ts';
import { useSettings } from '../settings/settings.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { EntityField } from '../ui/EntityPicker.tsx';
import { Bi } from '../ui/text.tsx';
import { toast } from '../ui/toasts.tsx';
import { History } from './History.tsx';
import { useJudge, useWithdraw, useWritten, type Verdict } from './judge.ts';
import { Refused } from './Refused.tsx';
import { AskReviewer } from './Reviewer.tsx';
import { useSaving } from './useSaving.ts';

export function EntityJudge({ of }: { of: EntityView }) {
  const t = useT();
  const s = useSettings();
  const info = useCase();
  const judge = useJudge();
  const withdraw = useWithdraw();
  const written = useWritten();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState('');
  const { busy, refused, tries, send } = useSaving();
  if (!info?.mayReview) return null;
  const withheld = of.review.judgements.findLast((j) => j.verdict === 'withhold' && !j.withdrawn);
  const saying = async (verdict: Verdict, version: string) => {
    const outcome = await judge(note ? { ...verdict, note } : verdict, version, true);
    const alias = outcome.kind === 'done' ? outcome.judged.alias : null;
    if (alias) await navigate({ to: '.', params: { id: alias } as never, search: true as never, replace: true });
    written();
    if (outcome.kind === 'done') {
      setNote('');
      setOpen(false);
      toast({ kind: 'done', text: t('review.written') });
    }
    return outcome;
  };
  const say = (verdict: Verdict, version: string) => send(() => saying(verdict, version));
  const pair = (other: string, verdict: 'same' | 'different') => {
    const ids: [string, string] = [of.id, other];
    // the version that stands on this page: who has spoken of the pair since is not overwritten
    const version = of.pairs.find((p) => p.other.id === other)?.review.version ?? '0';
    return say({ subject: { kind: 'entities', ids }, verdict }, version);
  };
  const takeBack = async (id: string) => {
    await withdraw(id);
    written();
  };
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('entity.judge')}
      </button>
      <AskReviewer open={open && !s.reviewer} close={(named) => !named && setOpen(false)} />
      <Dialog open={open && Boolean(s.reviewer)} close={() => setOpen(false)} title={t('entity.judge')}>
        <div className="form">
          <label className="field">
            <span className="form-label">{t('review.note')}</span>
            <textarea
              className="input"
              dir="auto"
              rows={2}
              maxLength={4000}
              value={note}
              onChange={(e) => setNote(e.target.value)}
            />
          </label>
          <EntityField
            // begun anew, with its list shut, when its choice was refused
            key={`same ${tries}`}
            known
            kind={of.kind}
            label={t('entity.same')}
            onPick={(id) => id !== of.id && void pair(id, 'same')}
          />
          <EntityField
            key={`different ${tries}`}
            kind={of.kind}
            label={t('entity.different')}
            onPick={(id) => id !== of.id && void pair(id, 'different')}
          />
          <div className="actions">
            {withheld ? (
              <button type="button" className="button" onClick={() => void takeBack(withheld.id)}>
                {t('entity.unwithhold')}
              </button>
            ) : (
              <button
                type="button"
                className="button button-danger"
                onClick={() =>
                  void say({ subject: { kind: 'entity', ids: [of.id] }, verdict: 'withhold' }, of.review.version)
                }
              >
                {t('entity.withhold')}
              </button>
            )}
            <button
              type="button"
              className="button"
              disabled={busy || !note.trim()}
              onClick={() =>
                void say({ subject: { kind: 'entity', ids: [of.id] }, verdict: 'comment' }, of.review.version)
              }
            >
              {t('review.comment')}
            </button>
          </div>
          <Refused of={refused} />
          <History of={of.review} onWithdraw={(id) => void takeBack(id)} />
          {of.pairs.map(({ other, review }) => (
            <section key={other.id}>
              <h3>
                <Bi of={of.name} /> ↔ <Bi of={other.name} />
              </h3>
              <History of={review} onWithdraw={(id) => void takeBack(id)} />
            </section>
          ))}
        </div>
      </Dialog>
    </>
  );
}
