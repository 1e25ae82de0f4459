/** A field of words that tells what was typed when the typing rests. */
import { useEffect, useState } from 'react';

export function Words({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (words: string | undefined) => void;
}) {
  const [words, setWords] = useState(value ?? '');
  useEffect(() => setWords(value ?? ''), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the wait
  useEffect(() => {
    if (words === (value ?? '')) return;
    const wait = setTimeout(() => onChange(words.trim() || undefined), 250);
    return () => clearTimeout(wait);
  }, [words]);
  return (
    <input
      className="input"
      type="search"
      dir="auto"
      aria-label={label}
      placeholder={label}
      value={words}
      onChange={(e) => setWords(e.target.value)}
    />
  );
}
