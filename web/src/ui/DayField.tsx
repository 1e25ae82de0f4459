/** From a day to a day, typed in the calendar and the digits of the settings. */
import {
  type CalendarDate,
  GregorianCalendar,
  IslamicUmalquraCalendar,
  parseDate,
  toCalendar,
} from '@internationalized/date';
import { DateField, DateInput, DateSegment } from 'react-aria-components/DateField';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Label } from 'react-aria-components/Label';
import { useSettings } from '../settings/settings.ts';

const GREGORIAN = new GregorianCalendar();
const HIJRI = new IslamicUmalquraCalendar();

export function DayField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (iso: string | undefined) => void;
}) {
  const s = useSettings();
  const calendar = s.calendar === 'hijri' ? HIJRI : GREGORIAN;
  let date: CalendarDate | null = null;
  try {
    date = value ? (toCalendar(parseDate(value), calendar) as CalendarDate) : null;
  } catch {
    // No such day: an empty field.
  }
  const locale = `${s.language === 'ar' ? 'ar-SY' : 'en-GB'}-u-ca-${s.calendar === 'hijri' ? 'islamic-umalqura' : 'gregory'}-nu-${s.digits}`;
  return (
    <I18nProvider locale={locale}>
      <DateField
        className="field"
        value={date}
        granularity="day"
        onChange={(d) => onChange(d ? toCalendar(d, GREGORIAN).toString().slice(0, 10) : undefined)}
      >
        <Label>{label}</Label>
        <DateInput className="input date-input">{(segment) => <DateSegment segment={segment} />}</DateInput>
      </DateField>
    </I18nProvider>
  );
}
