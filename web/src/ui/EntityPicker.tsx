/** Choosing an actor, place or source by typing some of its name. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import type { EntitiesPage, EntityRow, EntityView } from '../../../src/server/contract.ts';
import { part } from '../api/client.ts';
import { answer, useAnswer } from '../api/queries.ts';
import { useT } from '../i18n/index.ts';
import { Icon } from './icons.tsx';
import { Locale } from './Locale.tsx';
import { useBi } from './text.tsx';

/** The one chosen (a list, as filters are) with a way to let it go, or the field to choose one. */
export function EntityPicker({
  kind,
  label,
  value,
  onChange,
}: {
  kind: 'party' | 'place' | 'source';
  label: string;
  value: readonly string[] | undefined;
  onChange: (ids: readonly string[] | undefined) => void;
}) {
  const t = useT();
  const chosen = value?.[0];
  if (!chosen) return <EntityField kind={kind} label={label} onPick={(id) => onChange([id])} />;
  return (
    <div className="field">
      <span className="form-label">{label}</span>
      <span className="chip chip-on">
        <NameOf id={chosen} />
        <Button className="button button-icon" aria-label={t('action.clear')} onPress={() => onChange(undefined)}>
          <Icon name="close" />
        </Button>
      </span>
    </div>
  );
}

/** The name of an entity by its id, never the id itself. */
export function NameOf({ id }: { id: string }) {
  const t = useT();
  const bi = useBi();
  const { data, error } = useQuery(answer<EntityView>(`/api/entities/${part(id)}`));
  return <>{data ? bi(data.name) : t(error ? 'field.unnamed' : 'state.loading')}</>;
}

export function EntityField({
  kind,
  label,
  known,
  onPick,
}: {
  kind: 'party' | 'actor' | 'person' | 'place' | 'source';
  label: string;
  /** All that the program knows, and not only what the case names. */
  known?: boolean;
  onPick: (id: string, row: EntityRow) => void;
}) {
  const t = useT();
  const bi = useBi();
  const [words, setWords] = useState('');
  const { data } = useAnswer<EntitiesPage>('/api/entities', { kind, q: words, size: 20, known: known && 'true' });
  return (
    <Locale>
      <ComboBox
        className="field"
        items={data?.items ?? []}
        inputValue={words}
        onInputChange={setWords}
        value={null}
        onChange={(key) => {
          const row = data?.items.find((e) => e.id === key);
          if (!row) return;
          setWords('');
          onPick(row.id, row);
        }}
        allowsEmptyCollection
        menuTrigger="focus"
      >
        <Label>{label}</Label>
        <div className="combo">
          <Input className="input" dir="auto" />
          <Button className="button button-icon">
            <span aria-hidden="true" className="caret" />
          </Button>
        </div>
        <Popover className="popover">
          <ListBox className="listbox" renderEmptyState={() => <p className="state muted">{t('entities.empty')}</p>}>
            {(e: EntityRow) => (
              <ListBoxItem id={e.id} textValue={bi(e.name)} className="option">
                {bi(e.name)}{' '}
                <span className="muted small">
                  {e.within && <>{bi(e.within)} · </>}
                  {e.counts.claims > 0 ? t('n.claims', { count: e.counts.claims }) : t('entity.outside')}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </Locale>
  );
}
