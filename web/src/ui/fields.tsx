/** Fields of forms, with their labels. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { Locale } from './Locale.tsx';

export interface Choice<T extends string> {
  readonly id: T;
  readonly label: string;
}

/** One of many. */
export function Choose<T extends string>({
  label,
  value,
  choices,
  onChange,
  hideLabel,
}: {
  label: string;
  value: T;
  choices: readonly Choice<T>[];
  onChange: (value: T) => void;
  hideLabel?: boolean;
}) {
  return (
    <Locale>
      <Select
        className="field"
        {...(hideLabel ? { 'aria-label': label } : {})}
        value={value}
        onChange={(key) => key !== null && onChange(String(key) as T)}
      >
        {!hideLabel && <Label>{label}</Label>}
        <Button className="button button-select">
          <SelectValue />
          <span aria-hidden="true" className="caret" />
        </Button>
        <Popover className="popover">
          <ListBox className="listbox" items={choices}>
            {(item) => (
              <ListBoxItem id={item.id} textValue={item.label} className="option">
                {item.label}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </Select>
    </Locale>
  );
}

/** One of few, all in sight. */
export function Segments<T extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: T;
  choices: readonly Choice<T>[];
  onChange: (value: T) => void;
}) {
  return (
    <Locale>
      <ToggleButtonGroup
        className="segments"
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value]}
        onSelectionChange={(keys) => {
          const [key] = keys;
          if (key !== undefined) onChange(String(key) as T);
        }}
      >
        {choices.map((x) => (
          <ToggleButton key={x.id} id={x.id} className="segment">
            {x.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Locale>
  );
}

/** A labelled row of a form. */
export function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="form-row">
      <span className="form-label">{label}</span>
      {children}
    </div>
  );
}
