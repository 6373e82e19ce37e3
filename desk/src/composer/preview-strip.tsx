import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Conversation, type Thread, useChannels } from '../api/use-api.ts';
import { ChannelBadge } from '../channels/channel-badge.tsx';
import { useLook } from '../channels/use-look.ts';
import { useComposer } from './composer-state.tsx';
import styles from './composer.module.css';
import { partsOf } from './draft.ts';
import type { ThreadPreview } from './preview.ts';

type Abilities = Parameters<typeof import('./preview.ts')['previewOn']>[1];

/** Every thread's preview of the present draft; the renderer is fetched when somebody first writes. */
const usePreviews = (conversation: Conversation): ThreadPreview[] => {
  const { draft } = useComposer();
  const channels = useChannels();
  const text = useDeferredValue(draft.text);
  const { files } = draft;
  const [previews, setPreviews] = useState<ThreadPreview[]>([]);
  const kinds = channels.data?.items;
  const { threads } = conversation;
  useEffect(() => {
    let current = true;
    const parts = partsOf({ text, files });
    if (parts.length === 0) setPreviews([]);
    else {
      void import('./preview.ts').then(({ previewOn }) => {
        if (!current) return;
        setPreviews(
          threads.flatMap((thread) => {
            const abilities = kinds?.find((kind) => kind.kind === thread.channel)?.abilities;
            return abilities === undefined ? [] : [previewOn(thread, abilities as unknown as Abilities, parts)];
          }),
        );
      });
    }
    return () => {
      current = false;
    };
  }, [text, files, kinds, threads]);
  return previews;
};

const Counts = ({ preview }: { preview: ThreadPreview }) => {
  const { t } = useTranslation();
  const units = Math.max(0, ...preview.pieces.map((piece) => piece.units));
  const tight = units > preview.max * 0.9;
  const lost = preview.losses.reduce((sum, loss) => sum + (loss.count ?? 1), 0);
  return (
    <span className={styles['counts']}>
      <span data-tight={tight}>
        {units}/{preview.max}
      </span>
      {preview.pieces.length > 1 && <span data-tight>{t('preview.pieces', { count: preview.pieces.length })}</span>}
      <span data-lost={lost > 0}>{lost === 0 ? t('preview.no-loss') : t('preview.losses', { count: lost })}</span>
    </span>
  );
};

const Column = ({ preview, chosen }: { preview: ThreadPreview; chosen: boolean }) => {
  const { t } = useTranslation();
  const look = useLook();
  return (
    <article className={styles['column']} data-chosen={chosen}>
      <header>
        <ChannelBadge kind={preview.thread.channel} />
        <b>{look(preview.thread.channel).label}</b>
        <Counts preview={preview} />
      </header>
      {preview.pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces are an ordered split of one text
        <div key={index} className={styles['piece']}>
          {piece.plain}
          {piece.media.map((name) => (
            <small key={name}>📎 {name}</small>
          ))}
          {piece.options.map((label) => (
            <small key={label}>▢ {label}</small>
          ))}
        </div>
      ))}
      {preview.losses.map((loss) => (
        <p key={`${loss.code}${loss.detail}`} className={styles['loss']}>
          {t(`loss.${loss.code}`, { detail: loss.detail, count: loss.count ?? 1 })}
        </p>
      ))}
    </article>
  );
};

/** One line for the chosen channel; opened, all channels of the conversation side by side. */
export const PreviewStrip = ({
  conversation,
  target,
  open,
  toggle,
}: {
  conversation: Conversation;
  target: Thread;
  open: boolean;
  toggle: () => void;
}) => {
  const { t } = useTranslation();
  const previews = usePreviews(conversation);
  const chosen = previews.find((preview) => preview.thread.id === target.id);
  if (chosen === undefined) return null;
  const elsewhere = previews.filter((preview) => preview !== chosen && preview.losses.length > 0).length;
  return (
    <>
      <button type="button" className={`plain ${styles['strip']}`} aria-expanded={open} onClick={toggle}>
        <span aria-hidden="true">{open ? '▾' : '▸'}</span> {t('preview.title')} <Counts preview={chosen} />
        {elsewhere > 0 && !open && <span className="soft">{t('preview.elsewhere', { count: elsewhere })}</span>}
      </button>
      {open && (
        <div className={styles['columns']}>
          {previews.map((preview) => (
            <Column key={preview.thread.id} preview={preview} chosen={preview === chosen} />
          ))}
        </div>
      )}
    </>
  );
};
