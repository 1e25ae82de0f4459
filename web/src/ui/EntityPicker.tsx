/** Choosing an actor, place or source by typing some of its name. */
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import type { EntitiesPage, EntityView } from '../../../src/server/contract.ts';
import { part } from '../api/client.ts';
import { useAnswer } from '../api/queries.ts';
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

function NameOf({ id }: { id: string }) {
  const bi = useBi();
  const { data } = useAnswer<EntityView>(`/api/entities/${part(id)}`);
  return <>{data?.id === id ? bi(data.name) : id}</>;
}

export function EntityField({
  kind,
  label,
  onPick,
}: {
  kind: 'party' | 'actor' | 'person' | 'place' | 'source';
  label: string;
  onPick: (id: string) => void;
}) {
  const t = useT();
  const bi = useBi();
  const [words, setWords] = useState('');
  const { data } = useAnswer<EntitiesPage>('/api/entities', { kind, q: words, size: 20 });
  return (
    <Locale>
      <ComboBox
        className="field"
        items={data?.items ?? []}
        inputValue={words}
        onInputChange={setWords}
        value={null}
        onChange={(key) => {
          if (key === null) return;
          setWords('');
          onPick(String(key));
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
            {(e: EntitiesPage['items'][number]) => (
              <ListBoxItem id={e.id} textValue={bi(e.name)} className="option">
                {bi(e.name)} <span className="muted small">{t('n.claims', { count: e.counts.claims })}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </Locale>
  );
}
