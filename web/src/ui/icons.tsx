/** The few pictures of the shell, drawn for this project; those that point along the line turn with the direction. */
const PATHS = {
  overview: 'M3 3h6v8H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 13h6v4H3z',
  incidents: 'M4 5h12M4 10h12M4 15h7M15 13v4M13 15h4',
  disputes: 'M7 4 3 8l4 4M3 8h9M13 8l4 4-4 4M17 12H8',
  map: 'M10 17s5-5 5-9a5 5 0 0 0-10 0c0 4 5 9 5 9zM10 6.5v3M8.5 8h3',
  articles: 'M5 3h10v14H5zM7.5 6.5h5M7.5 9.5h5M7.5 12.5h3',
  search: 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
  compare: 'M3 4h6v12H3zM11 4h6v12h-6z',
  actors: 'M7 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 17c0-3 2-5 5-5s5 2 5 5M13 9a2.5 2.5 0 1 0 0-5M14 12c2.500 0 4 2 4 5',
  places: 'M3 17h14M5 17V8l5-4 5 4v9M8.500 17v-5h3v5',
  sources: 'M4 5h12v8H9l-3 3v-3H4z',
  naming: 'M3 3h14v14H3zM3 8h14M8 3v14',
  review: 'M3 10l4 4 10-10M3 17h14',
  log: 'M10 5v5l3 2M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14z',
  settings: 'M4 6h7M15 6h1M13 4v4M4 14h1M9 14h7M7 12v4',
  close: 'M5 5l10 10M15 5 5 15',
  next: 'M8 4l6 6-6 6',
  problems: 'M10 3 2.500 16.500h15zM10 8v4M10 14.200v.3',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name, turn }: { name: IconName; turn?: boolean }) {
  return (
    <svg className={turn ? 'icon icon-turn' : 'icon'} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
