/** What stands around every page: the way to the others, the search field, the settings. */
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { type FormEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useCase, useFollowHead } from '../api/queries.ts';
import { useT, type Word } from '../i18n/index.ts';
import { useKeys } from '../keyboard/keys.ts';
import { change, startIn, useSettings } from '../settings/settings.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Toasts } from '../ui/toasts.tsx';

const KeyHelp = lazy(() => import('./KeyHelp.tsx').then((m) => ({ default: m.KeyHelp })));
const SettingsDialog = lazy(() => import('./SettingsDialog.tsx').then((m) => ({ default: m.SettingsDialog })));

const GROUPS: readonly (readonly [Word, readonly (readonly [IconName, string])[]])[] = [
  [
    'nav.accounts',
    [
      ['overview', '/'],
      ['incidents', '/incidents'],
      ['disputes', '/disputes'],
      ['map', '/map'],
    ],
  ],
  [
    'nav.texts',
    [
      ['articles', '/articles'],
      ['search', '/search'],
      ['compare', '/compare'],
    ],
  ],
  [
    'nav.names',
    [
      ['actors', '/actors'],
      ['places', '/places'],
      ['sources', '/sources'],
      ['naming', '/naming'],
    ],
  ],
  [
    'nav.work',
    [
      ['review', '/review'],
      ['log', '/judgements'],
      ['problems', '/problems'],
    ],
  ],
];

function SearchField({ field }: { field: React.RefObject<HTMLInputElement | null> }) {
  const t = useT();
  const navigate = useNavigate();
  const shown = useRouterState({
    select: (x) => (x.location.pathname === '/search' ? ((x.location.search as { q?: string }).q ?? '') : ''),
  });
  const [words, setWords] = useState(shown);
  useEffect(() => setWords(shown), [shown]);
  const go = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ to: '/search', search: words.trim() ? { q: words.trim() } : {} });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not yet known to every screen reader
    <form role="search" className="search-field" onSubmit={go}>
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        dir="auto"
        value={words}
        aria-label={t('search.field')}
        placeholder={t('search.field')}
        onChange={(e) => setWords(e.target.value)}
      />
      <kbd>/</kbd>
    </form>
  );
}

export function Shell() {
  const t = useT();
  const s = useSettings();
  const info = useCase();
  const field = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<'settings' | 'keys' | null>(null);
  const path = useRouterState({ select: (x) => x.location.pathname });
  useFollowHead();
  useEffect(() => {
    if (info?.lang) startIn(info.lang);
  }, [info?.lang]);
  // On a narrow window the pages stand in a row that scrolls.
  useEffect(() => {
    document
      .querySelector(`.rail-link[href='/${path.split('/')[1] ?? ''}']`)
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [path]);
  useKeys({
    '/': () => field.current?.focus(),
    '?': () => setOpen('keys'),
  });
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <div className="shell">
        <header className="topbar">
          <Link to="/" className="brand">
            <svg viewBox="0 0 32 32" aria-hidden="true">
              <rect width="32" height="32" rx="7" />
              <path d="M20.200 9.900 11.800 14.600M11.800 17.400l8.400 4.700" />
              <circle cx="23" cy="8.500" r="3" />
              <circle cx="9" cy="16" r="3" />
              <circle cx="23" cy="23.500" r="3" />
            </svg>
            <span className="brand-name">{t('brand')}</span>
            <span className="visually-hidden">{t('nav.home')}</span>
          </Link>
          {info && (
            <bdi className="case-name" dir="auto">
              {info.name}
            </bdi>
          )}
          <SearchField field={field} />
          <div className="topbar-end">
            <button
              type="button"
              className="button button-plain"
              lang={s.language === 'ar' ? 'en' : 'ar'}
              onClick={() => change({ language: s.language === 'ar' ? 'en' : 'ar' })}
            >
              {s.language === 'ar' ? 'English' : 'العربية'}
            </button>
            <button
              type="button"
              className="button button-icon"
              aria-label={t('settings')}
              onClick={() => setOpen('settings')}
            >
              <Icon name="settings" />
            </button>
          </div>
        </header>
        <nav className="rail" aria-label={t('nav')}>
          {GROUPS.map(([group, links]) => (
            <div key={group} className="rail-group">
              <span className="rail-title" id={`rail-${group}`}>
                {t(group)}
              </span>
              <ul aria-labelledby={`rail-${group}`}>
                {links.map(([name, to]) => (
                  <li key={name}>
                    <Link to={to} className="rail-link" activeOptions={{ exact: to === '/', includeSearch: false }}>
                      <Icon name={name} />
                      {t(`nav.${name}` as Word)}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <main id="main" tabIndex={-1}>
          {info?.stale && (
            <p className="notice" role="status">
              {t('stale')}
            </p>
          )}
          <Outlet />
        </main>
      </div>
      <Suspense>
        {open === 'settings' && <SettingsDialog close={() => setOpen(null)} />}
        {open === 'keys' && <KeyHelp close={() => setOpen(null)} />}
      </Suspense>
      <Toasts />
    </>
  );
}
