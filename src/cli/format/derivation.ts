/** A derivation as text for people. */
import type { Claim } from '../../model/index.ts';
import type { Derivation, FoundView, TokenView } from '../../reading/explain/index.ts';
import { oneLine } from '../common.ts';
import type { Style } from './terminal.ts';

/** Fields of a claim, in the order in which they are decided. */
const FIELDS = ['trigger', 'agent', 'target', 'source', 'place', 'when', 'modality', 'numbers'] as const;

export function derivationText(d: Derivation, style: Style): string {
  const word = (text: string) => style.isolate(oneLine(text));
  const section = (name: string, lines: readonly string[]) =>
    lines.length > 0 ? [style.bold(name), ...lines.map((l) => `  ${l}`), ''] : [];
  const { date, from } = d.published;
  return [
    ...section('Published', [date ? `${date} (${from})` : 'unknown; times told from that day stay unresolved']),
    ...d.sentences.flatMap((s, k) =>
      section(
        `Sentence ${k + 1}`,
        s.tokens.map((t) => tokenLine(t, style)),
      ),
    ),
    ...section(
      'Numbers',
      d.numbers.flatMap((f) => foundLines(f, '', word)),
    ),
    ...section(
      'Times',
      d.times.flatMap((f) => foundLines(f, '', word)),
    ),
    ...section(
      'Names',
      d.names.map((n) => {
        const readings = n.readings.map(
          ({ kind, ids, name }) => `${kind} ${ids.join(', ')}${name ? ` (${name})` : ''}`,
        );
        return `${word(n.text)}: ${readings.join(' or ')}`;
      }),
    ),
    ...section(
      'Places',
      d.places.map(
        (p) => `${word(p.text)}: ${p.name ? `${p.name} ${p.lat}, ${p.lon} ${p.ids.join(', ')}` : 'not listed'}`,
      ),
    ),
    ...section(
      'Quotations',
      d.quotations.map((q) => word(q.text)),
    ),
    ...section(
      'Attributions',
      d.attributions.map(({ cue, kind, speaker, carried }) => {
        const who = speaker ? `${word(speaker.text)}${carried ? ' (carried over)' : ''}` : 'nobody named';
        return `${word(cue.text)} ${kind}: ${who}`;
      }),
    ),
    ...section(
      'Triggers',
      d.triggers.flatMap((t) => [`${word(t.text)}: ${t.type} ${t.sure.toFixed(2)}`, `  ${t.because}`]),
    ),
    ...d.claims.flatMap((c) => section(`Claim ${c.id}`, claimLines(c, style))),
    ...(d.claims.length === 0 ? ['No claims.', ''] : []),
  ].join('\n');
}

function tokenLine(t: TokenView, style: Style): string {
  const word = (text: string) => style.isolate(oneLine(text));
  if (t.kind !== 'word') return `${word(t.text)}  ${t.kind}`;
  const marks = [t.disguised && `disguised, read as ${word(t.key)}`, t.slip && `a slip for ${word(t.slip)}`];
  const readings = (t.readings ?? []).map((r) => {
    const told = [r.pos, r.form, r.root && `root ${word(r.root)}`, r.gloss && `“${r.gloss}”`, r.from].filter(Boolean);
    return `${word(r.lemma)} ${told.join(' ')}`;
  });
  const known =
    readings.length > 0 ? readings.join(style.faint(' | ')) : t.known ? 'a listed name' : 'not in the lexicon';
  return [word(t.text), t.tag, word(t.cut ?? t.key), known, ...marks.filter((m) => m)].join('  ');
}

function foundLines(f: FoundView, indent: string, word: (text: string) => string): string[] {
  const value = typeof f.value === 'object' ? JSON.stringify(f.value) : String(f.value);
  return [
    `${indent}${word(f.text)} = ${value}  by ${f.rule}`,
    ...f.parts.flatMap((p) => foundLines(p, `${indent}  `, word)),
  ];
}

function claimLines(c: Claim, style: Style): string[] {
  const word = (text: string) => style.isolate(oneLine(text));
  const list = (mentions: readonly { text: string; entity?: string; name?: string; inferred?: string }[]) =>
    mentions.map((m) => {
      const more = [m.entity ?? m.name, m.inferred && `inferred: ${m.inferred}`].filter(Boolean).join('; ');
      return word(m.text) + (more ? ` (${more})` : '');
    });
  const { text, from, to, precision, inferred } = c.when;
  const values: Readonly<Record<(typeof FIELDS)[number], readonly string[]>> = {
    trigger: [`${word(c.trigger.text)} ${c.type}`],
    agent: list(c.agent),
    target: list(c.target),
    source: c.source.map((s) => list([s])[0]! + (s.cue ? ` by ${word(s.cue)}` : '')),
    place: list(c.place),
    when: [
      ...(text ? [word(text)] : []),
      ...(from || to ? [`${from ?? '…'} to ${to ?? '…'}${precision ? ` (${precision})` : ''}`] : []),
      ...(inferred ? [`inferred: ${inferred}`] : []),
    ],
    modality: [c.modality],
    numbers: c.numbers.map((n) => `${word(n.text)} = ${n.lo ?? '…'}–${n.hi ?? '…'} ${n.qualifier} ${n.of}`),
  };
  return [
    word(c.sentence.ar),
    c.sentence.en,
    ...FIELDS.flatMap((field) => {
      const value = values[field].length > 0 ? values[field].join(' · ') : '—';
      const because = c.because[field];
      return [`${field.padEnd(9)}${value}`, ...(because ? [style.faint(`  because ${because}`)] : [])];
    }),
  ];
}
