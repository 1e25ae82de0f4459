/** Language, theme, digits, calendar, reviewer's name; and what this program is. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { isUnmasked, unmask } from '../api/client.ts';
import { useCase } from '../api/queries.ts';
import { formatDay } from '../format/dates.ts';
import { formatNumber } from '../format/numbers.ts';
import { useT, type Word } from '../i18n/index.ts';
import { CALENDARS, change, DIGITS, LANGUAGES, THEMES, useSettings } from '../settings/settings.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Row, Segments } from '../ui/fields.tsx';
import { Code } from '../ui/text.tsx';

const OWN_NAME = { ar: 'العربية', en: 'English' } as const;

export function SettingsDialog({ close }: { close: () => void }) {
  const t = useT();
  const s = useSettings();
  const asked = useCase();
  // What is set here is asked for anew: what is shown, and has the focus, stays until the answer is there.
  const held = useRef(asked);
  if (asked) held.current = asked;
  const info = held.current;
  const queries = useQueryClient();
  const [seen, setSeen] = useState(isUnmasked());
  return (
    <Dialog open close={close} title={t('settings')}>
      <div className="form">
        <Row label={t('settings.language')}>
          <Segments
            label={t('settings.language')}
            value={s.language}
            choices={LANGUAGES.map((id) => ({ id, label: OWN_NAME[id] }))}
            onChange={(language) => change({ language })}
          />
        </Row>
        <Row label={t('settings.theme')}>
          <Segments
            label={t('settings.theme')}
            value={s.theme}
            choices={THEMES.map((id) => ({ id, label: t(`theme.${id}` as Word) }))}
            onChange={(theme) => change({ theme })}
          />
        </Row>
        <Row label={t('settings.digits')}>
          <Segments
            label={t('settings.digits')}
            value={s.digits}
            choices={DIGITS.map((id) => ({ id, label: formatNumber(123, { ...s, digits: id }) }))}
            onChange={(digits) => change({ digits })}
          />
        </Row>
        <Row label={t('settings.calendar')}>
          <Segments
            label={t('settings.calendar')}
            value={s.calendar}
            choices={CALENDARS.map((id) => ({ id, label: t(`calendar.${id}` as Word) }))}
            onChange={(calendar) => change({ calendar })}
          />
        </Row>
        <p className="muted small">{t('settings.example', { day: formatDay('2016-04-30', s) })}</p>
        <label className="form-row">
          <span className="form-label">{t('reviewer.name')}</span>
          <input
            className="input"
            dir="auto"
            maxLength={80}
            value={s.reviewer}
            onChange={(e) => change({ reviewer: e.target.value })}
          />
        </label>
        {info?.mayReview && (
          <label className="check">
            <input
              type="checkbox"
              checked={seen}
              onChange={(e) => {
                unmask(e.target.checked);
                setSeen(e.target.checked);
                void queries.resetQueries();
              }}
            />
            {t('settings.unmask', { count: info.withheld })}
          </label>
        )}
        {info && (
          <p className="muted small">
            Isnad {info.version} · {t('head')} <Code>{info.head.slice(0, 16)}</Code>
          </p>
        )}
      </div>
    </Dialog>
  );
}
