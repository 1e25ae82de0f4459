/** A claim: its sentence, its quote, what was read out of it, and where it came from. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ClaimView } from '../../../src/server/contract.ts';
import { Chain } from '../charts/Chain.tsx';
import { formatNumber } from '../format/numbers.ts';
import { useT, type Word } from '../i18n/index.ts';
import { useSettings } from '../settings/settings.ts';
import { CountWords } from './CountWords.tsx';
import { ArticleLink, EntityLink, TypeName } from './parts.tsx';
import { Bi, Days, Source } from './text.tsx';

export function ClaimState({ of }: { of: ClaimView }) {
  const t = useT();
  return (
    <>
      {of.modality !== 'asserted' && (
        <span className={`tag modality-${of.modality}`}>{t(`modality.${of.modality}` as Word)}</span>
      )}
      {of.disputes.length > 0 && <span className="tag tag-dispute">{t('disputed')}</span>}
      {of.review.state !== 'open' && (
        <span className={`tag review-${of.review.state}`}>{t(`state.${of.review.state}` as Word)}</span>
      )}
    </>
  );
}

/** One claim as a card. `children` stand at its foot. */
export function ClaimCard({
  of,
  article = true,
  chain = true,
  current,
  children,
}: {
  of: ClaimView;
  article?: boolean;
  chain?: boolean;
  current?: boolean;
  children?: ReactNode;
}) {
  return (
    <article className={current ? 'claim current' : 'claim'} data-claim={of.id}>
      <header className="claim-head">
        <span className="claim-type">
          <TypeName of={of.type} />
        </span>
        <ClaimState of={of} />
      </header>
      <p className="claim-sentence">
        <Bi of={of.sentence} />
      </p>
      <blockquote className="claim-quote">
        <Source text={of.quote.text} lang={of.article.lang} />
      </blockquote>
      {article && <ArticleLink of={of.article} claim={of.id} />}
      {chain && <Chain steps={of.chain} />}
      {children}
    </article>
  );
}

/** Why a field has its value, in words where the program says it in a code: «chosen 0.96», `month-of-year`. */
function Because({ of }: { of: string }) {
  const s = useSettings();
  const t = useT();
  const sure = /^(model|chosen|none of the candidates) ([\d.]+)$/.exec(of);
  if (sure)
    return t(sure[1] === 'none of the candidates' ? 'because.none' : 'because.chosen', {
      sure: formatNumber(Number(sure[2]), s, { style: 'percent', maximumFractionDigits: 0 }),
    });
  if (of === 'corrected') return t('because.corrected');
  return (
    <bdi dir="auto" className="because">
      {of}
    </bdi>
  );
}

/** The fields of a claim as a table: the text's words, what they were read as, why. */
export function ClaimFields({ of, why }: { of: ClaimView; why?: boolean }) {
  const t = useT();
  const rows: {
    field: Word;
    words: readonly string[];
    read: ReactNode;
    because: string | undefined;
    doubt: boolean;
  }[] = [];
  const add = (field: 'agent' | 'target' | 'place' | 'source', read: ReactNode) => {
    const words = of[field].map((x) => x.text);
    if (words.length > 0)
      rows.push({ field: `field.${field}`, words, read, because: of.because[field], doubt: of.doubts.includes(field) });
  };
  const entities = (field: 'agent' | 'target' | 'place' | 'source') =>
    of.links[field]
      .filter((e, i, all) => e.id !== '' && all.findIndex((x) => x.id === e.id) === i)
      .map((e, i) => (
        <span key={e.id}>
          {i > 0 && ' · '}
          <EntityLink of={e} {...(field === 'source' ? { as: 'source' as const } : {})} />
        </span>
      ));
  rows.push({
    field: 'field.type',
    words: [of.trigger.text],
    read: <TypeName of={of.type} />,
    because: of.because.type ?? of.because.trigger,
    doubt: of.doubts.includes('trigger'),
  });
  add('agent', entities('agent'));
  add('target', entities('target'));
  add('place', entities('place'));
  if (of.when.from || of.when.to || of.when.text)
    rows.push({
      field: 'field.when',
      words: of.when.text ? [of.when.text] : [],
      read: <Days from={of.when.from} to={of.when.to} />,
      because: of.because.when ?? of.when.rule,
      doubt: of.doubts.includes('when'),
    });
  for (const n of of.numbers)
    rows.push({
      field: 'field.number',
      words: [n.text],
      read: <CountWords of={n} />,
      because: of.because.numbers,
      doubt: false,
    });
  add('source', entities('source'));
  rows.push({
    field: 'field.modality',
    words: [],
    read: t(`modality.${of.modality}` as Word),
    because: of.because.modality,
    doubt: of.doubts.includes('modality'),
  });
  return (
    <table className="fields">
      <caption className="visually-hidden">{t('claim.fields')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('claim.field')}</th>
          <th scope="col">{t('claim.words')}</th>
          <th scope="col">{t('claim.read')}</th>
          {why && <th scope="col">{t('claim.why')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((r, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one claim keep their order
          <tr key={i} className={r.doubt ? 'doubtful' : ''}>
            <th scope="row">
              {t(r.field)}
              {r.doubt && <span className="tag tag-doubt">{t('doubtful')}</span>}
            </th>
            <td>
              {r.words.map((w, j) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: words of one field keep their order
                <span key={j}>
                  {j > 0 && ' · '}
                  <Source text={w} lang={of.article.lang} />
                </span>
              ))}
            </td>
            <td>{r.read}</td>
            {why && <td className="small muted">{r.because && <Because of={r.because} />}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Leads to the incident of a claim. */
export function IncidentOf({ of }: { of: ClaimView }) {
  if (!of.incident) return null;
  return (
    <Link to="/incidents/$id" params={{ id: of.incident.id }} search={{ claim: of.id }} className="incident-of">
      <Bi of={of.incident.title} />
    </Link>
  );
}
