import { useTranslation } from 'react-i18next';
import type { Customer } from '../api/use-api.ts';
import { Time } from '../time/time.tsx';
import styles from './panel.module.css';
import { Section } from './section.tsx';

const safe = (url: string): string | undefined => (/^https?:\/\//.test(url) ? url : undefined);

export const Pages = ({ pages }: { pages: Customer['pages'] }) => {
  const { t } = useTranslation();
  if (pages.length === 0) return null;
  return (
    <Section name="pages" title={t('panel.pages')} count={pages.length}>
      <ul className={styles['rows']}>
        {pages.map((page) => (
          <li key={`${page.url}${page.at}`} className={styles['other']}>
            <a href={safe(page.url)} title={page.url} target="_blank" rel="noopener noreferrer" className="cut">
              {page.title || page.url}
            </a>
            <small className="soft">
              <Time at={page.at} />
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
};
