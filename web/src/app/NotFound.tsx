import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/index.ts';
import { PageHead } from '../ui/parts.tsx';

export function NotFound() {
  const t = useT();
  return (
    <>
      <PageHead title={t('notfound')} />
      <Link to="/">{t('nav.home')}</Link>
    </>
  );
}
