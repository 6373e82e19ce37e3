import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartOf } from './part.ts';
import styles from './stream.module.css';

type Media = PartOf<'media'>['ref'];

/** Where a browser finds it; undefined while it still lies with the provider. */
export const mediaUrl = (media: Media): string | undefined =>
  'fileId' in media ? `/api/v1/files/${media.fileId}` : 'url' in media ? media.url : undefined;

/** A small picture that opens large in a tab of its own; what cannot be shown says its name. */
export const MediaImage = ({ media, alt }: { media: Media; alt: string }) => {
  const { t } = useTranslation();
  const [broken, setBroken] = useState(false);
  const url = mediaUrl(media);
  if (url === undefined || broken) return <span className={styles['file']}>{t('media.gone', { name: alt })}</span>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" className={styles['picture']}>
      <img src={url} alt={alt} loading="lazy" onError={() => setBroken(true)} />
    </a>
  );
};
