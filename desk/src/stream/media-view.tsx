import { PaperClipOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../pieces/format-bytes.ts';
import { MediaImage, mediaUrl } from './media-image.tsx';
import type { PartOf } from './part.ts';
import styles from './stream.module.css';

type MediaPart = PartOf<'media'>;

const Player = ({ part, url }: { part: MediaPart; url: string }) => {
  // biome-ignore lint/a11y/useMediaCaption: the transcript stands below when there is one; the customer sent no captions
  if (part.kind === 'video') return <video controls preload="metadata" src={url} className={styles['video']} />;
  // biome-ignore lint/a11y/useMediaCaption: as above
  return <audio controls preload="metadata" src={url} />;
};

export const MediaView = ({ part }: { part: MediaPart }) => {
  const { t } = useTranslation();
  const name = part.name ?? t(`media.${part.kind}`);
  const url = mediaUrl(part.ref);
  const picture = part.kind === 'image' || part.kind === 'sticker';
  const plays = part.kind === 'audio' || part.kind === 'voice' || part.kind === 'video';
  return (
    <div className={styles['media']}>
      {picture && <MediaImage media={part.ref} alt={name} />}
      {plays && url !== undefined && <Player part={part} url={url} />}
      {!picture && !plays && (
        <a className={styles['file']} href={url} target="_blank" rel="noopener noreferrer" download={part.name}>
          <PaperClipOutlined /> <span className="cut">{name}</span>
          {part.bytes !== undefined && <span className="soft">{formatBytes(part.bytes)}</span>}
        </a>
      )}
      {part.caption !== undefined && <p>{part.caption}</p>}
      {part.transcript !== undefined && <p className="soft">{part.transcript}</p>}
    </div>
  );
};
