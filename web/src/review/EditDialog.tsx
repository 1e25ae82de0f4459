/** Correcting what was read: any field of a claim, by words of the article and what they stand for. */
import { useState } from 'react';
import { COUNTED, MODALITIES, QUALIFIERS } from '../../../src/model/claim.ts';
import type { Bilingual, ClaimView, EntityRow } from '../../../src/server/contract.ts';
import { useCase } from '../api/queries.ts';
import { useT, type Word } from '../i18n/index.ts';
import { DayField } from '../ui/DayField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { EntityField, NameOf } from '../ui/EntityPicker.tsx';
import { Choose } from '../ui/fields.tsx';
import { Icon } from '../ui/icons.tsx';
import { useTypeName } from '../ui/parts.tsx';
import { Bi, Source } from '../ui/text.tsx';
import type { Outcome } from './judge.ts';
import { Refused } from './Refused.tsx';
import { useSaving } from './useSaving.ts';

/** The words around the claim, to find a new mention in. */
export interface Context {
  readonly text: string;
  readonly start: number;
}
interface Mentioned {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly entity?: string | undefined;
  readonly id?: string | undefined;
  readonly [more: string]: unknown;
}
type Fields = Record<string, unknown>;
const ROLES = ['agent', 'target', 'place', 'source'] as const;

export function EditDialog({
  of,
  context,
  close,
  save,
}: {
  of: ClaimView;
  context: Context;
  close: () => void;
  /** A refusal is shown here, and what was entered stays. */
  save: (fields: Fields, note: string) => Promise<Outcome>;
}) {
  const t = useT();
  const info = useCase();
  const typeName = useTypeName();
  const [changed, setChanged] = useState<Fields>({});
  const [note, setNote] = useState('');
  const { busy, refused, send } = useSaving();
  const now = <T,>(field: string, otherwise: T): T => (field in changed ? (changed[field] as T) : otherwise);
  const set = (field: string, value: unknown) => setChanged((old) => ({ ...old, [field]: value }));
  const when = now('when', of.when);
  const numbers = now(
    'numbers',
    // the words that a number is said in are made from it
    of.numbers.map(({ words: _, ...number }) => number),
  );
  return (
    <Dialog open close={close} title={t('review.edit')} wide>
      <div className="form">
        <blockquote className="claim-quote">
          <Source text={of.quote.text} lang={of.article.lang} />
        </blockquote>
        <div className="form-two">
          <Choose
            label={t('field.type')}
            value={now('type', of.type)}
            choices={(info?.types ?? []).map((x) => ({ id: x.id, label: typeName(x.id) }))}
            onChange={(type) => set('type', type)}
          />
          <Choose
            label={t('field.modality')}
            value={now('modality', of.modality)}
            choices={MODALITIES.map((id) => ({ id, label: t(`modality.${id}` as Word) }))}
            onChange={(modality) => set('modality', modality)}
          />
        </div>
        {ROLES.map((role) => (
          <Mentions
            key={role}
            role={role}
            of={of}
            context={context}
            value={now<readonly Mentioned[]>(role, of[role] as readonly Mentioned[])}
            onChange={(value) => set(role, value)}
          />
        ))}
        <fieldset className="mentions">
          <legend>{t('field.when')}</legend>
          {of.when.text && <Source text={of.when.text} lang={of.article.lang} />}
          <div className="form-two">
            <DayField
              label={t('timeline.from')}
              value={when.from ?? undefined}
              onChange={(from) => set('when', { ...when, from: from ?? null })}
            />
            <DayField
              label={t('timeline.to')}
              value={when.to ?? undefined}
              onChange={(to) => set('when', { ...when, to: to ?? null })}
            />
          </div>
        </fieldset>
        <fieldset className="mentions">
          <legend>{t('field.number')}</legend>
          {numbers.map((n, i) => {
            const put = (more: Partial<typeof n>) =>
              set(
                'numbers',
                numbers.map((x, j) => (j === i ? { ...x, ...more } : x)),
              );
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: numbers of one claim keep their order
              <div key={i} className="number-row">
                <Source text={n.text} lang={of.article.lang} />
                <label className="field">
                  <span className="form-label">{t('number.lo')}</span>
                  <input
                    className="input"
                    type="number"
                    min={0}
                    value={n.lo ?? ''}
                    onChange={(e) => put({ lo: e.target.value === '' ? null : Number(e.target.value) })}
                  />
                </label>
                <label className="field">
                  <span className="form-label">{t('number.hi')}</span>
                  <input
                    className="input"
                    type="number"
                    min={0}
                    value={n.hi ?? ''}
                    onChange={(e) => put({ hi: e.target.value === '' ? null : Number(e.target.value) })}
                  />
                </label>
                <Choose
                  label={t('number.of')}
                  value={n.of}
                  choices={COUNTED.map((id) => ({ id, label: t(`counted.${id}` as Word) }))}
                  onChange={(x) => put({ of: x })}
                />
                <Choose
                  label={t('number.hedge')}
                  value={n.qualifier}
                  choices={QUALIFIERS.map((id) => ({ id, label: t(`hedge.${id}` as Word) }))}
                  onChange={(qualifier) => put({ qualifier })}
                />
                <button
                  type="button"
                  className="button button-icon"
                  aria-label={t('action.remove')}
                  onClick={() =>
                    set(
                      'numbers',
                      numbers.filter((_, j) => j !== i),
                    )
                  }
                >
                  <Icon name="close" />
                </button>
                {!isWhole(n) && (
                  <p className="small number-wrong" role="alert">
                    {t(n.lo === null && n.hi === null ? 'number.empty' : 'number.turned')}
                  </p>
                )}
              </div>
            );
          })}
          <FindWords
            context={context}
            near={of.quote.start}
            onFind={(m) => {
              const n = figureIn(m.text);
              set('numbers', [...numbers, { ...m, of: 'other', qualifier: 'exact', lo: n, hi: n }]);
            }}
          />
        </fieldset>
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
        <Refused of={refused} />
        <div className="actions">
          <button
            type="button"
            className="button button-primary"
            disabled={busy || Object.keys(changed).length === 0 || !numbers.every(isWhole)}
            onClick={() => void send(() => save(changed, note.trim()))}
          >
            {t(busy ? 'state.saving' : 'action.save')}
          </button>
          <button type="button" className="button" onClick={close}>
            {t('action.cancel')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

const ROUND = new Set<string>(['tens', 'hundreds', 'thousands']);

/** A number gives at least one bound, unless it is round, and the bounds are the right way round. */
function isWhole({ qualifier, lo, hi }: { qualifier: string; lo: number | null; hi: number | null }): boolean {
  if (lo === null && hi === null) return ROUND.has(qualifier);
  return lo === null || hi === null || lo <= hi;
}

/** The number that words give in figures, to begin with. */
function figureIn(words: string): number | null {
  const [digits] = /\p{Nd}+/u.exec(words) ?? [];
  if (!digits) return null;
  const western = [...digits].map((d) => (d > '9' ? String((d.codePointAt(0) ?? 0) & 0xf) : d)).join('');
  return Number.isSafeInteger(Number(western)) ? Number(western) : null;
}

function Mentions({
  role,
  of,
  context,
  value,
  onChange,
}: {
  role: (typeof ROLES)[number];
  of: ClaimView;
  context: Context;
  value: readonly Mentioned[];
  onChange: (value: readonly Mentioned[]) => void;
}) {
  const t = useT();
  const [naming, setNaming] = useState<number | null>(null);
  // What was chosen here, by id; the rest is known by the claim's own links.
  const [chosen, setChosen] = useState<ReadonlyMap<string, Bilingual>>(new Map());
  const nameOf = (m: Mentioned): Bilingual | undefined => {
    const id = m.entity ?? m.id;
    if (id === undefined) return undefined;
    return chosen.get(id) ?? of.links[role].find((e) => e.id === id)?.name ?? linked(m);
  };
  // A mention's own id may be that of one of several names of the same: its link stands at the same place.
  const linked = (m: Mentioned) => {
    const at = of[role].findIndex((x) => x.start === m.start && x.end === m.end);
    const same = (of[role][at] as Mentioned | undefined)?.[role === 'place' ? 'id' : 'entity'] === (m.entity ?? m.id);
    return same && of.links[role].length === of[role].length ? of.links[role][at]?.name : undefined;
  };
  const stand = (index: number, row: EntityRow) => {
    setNaming(null);
    setChosen((old) => new Map(old).set(row.id, row.name));
    const more: Record<string, unknown> =
      role === 'place' ? { id: row.id, name: row.name.ar, ...(row.point ?? {}) } : { entity: row.id };
    onChange(
      value.map((m, i) => {
        if (i !== index) return m;
        const { inferred: _, ...rest } = m;
        return { ...rest, ...more } as Mentioned;
      }),
    );
  };
  return (
    <fieldset className="mentions">
      <legend>{t(`field.${role}`)}</legend>
      {value.map((m, i) => {
        const name = nameOf(m);
        return (
          <div key={`${m.start}-${m.end}`} className="mention-row">
            <Source text={m.text} lang={of.article.lang} />
            <span className="muted small">
              {name ? (
                <Bi of={name} />
              ) : (m.entity ?? m.id) ? (
                <NameOf id={(m.entity ?? m.id) as string} />
              ) : (
                t('field.unnamed')
              )}
            </span>
            <button type="button" className="button button-plain" onClick={() => setNaming(naming === i ? null : i)}>
              {t('review.stands')}
            </button>
            <button
              type="button"
              className="button button-icon"
              aria-label={t('action.remove')}
              onClick={() => onChange(value.filter((_, j) => j !== i))}
            >
              <Icon name="close" />
            </button>
            {naming === i && (
              <EntityField
                kind={role === 'place' ? 'place' : role === 'source' ? 'source' : 'party'}
                known
                label={t('review.stands')}
                onPick={(_, row) => stand(i, row)}
              />
            )}
          </div>
        );
      })}
      <FindWords context={context} near={of.quote.start} onFind={(m) => onChange([...value, m])} />
    </fieldset>
  );
}

/** Adds a mention by its words: they must stand in the text, and the place nearest to the quote is meant. */
function FindWords({ context, near, onFind }: { context: Context; near: number; onFind: (m: Mentioned) => void }) {
  const t = useT();
  const [words, setWords] = useState('');
  let best = -1;
  if (words.trim())
    for (let at = context.text.indexOf(words); at >= 0; at = context.text.indexOf(words, at + 1))
      if (best < 0 || Math.abs(context.start + at - near) < Math.abs(context.start + best - near)) best = at;
  return (
    <div className="find-words">
      <input
        className="input input-small"
        dir="auto"
        aria-label={t('review.words')}
        placeholder={t('review.words')}
        value={words}
        onChange={(e) => setWords(e.target.value)}
      />
      <button
        type="button"
        className="button"
        disabled={best < 0}
        onClick={() => {
          onFind({ text: words, start: context.start + best, end: context.start + best + words.length });
          setWords('');
        }}
      >
        {t('action.add')}
      </button>
      {words.trim() && best < 0 && <span className="small muted">{t('review.notfound')}</span>}
    </div>
  );
}
