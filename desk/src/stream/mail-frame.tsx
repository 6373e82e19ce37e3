import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/client.tsx';
import { keys } from '../api/keys.ts';
import { explainError } from '../pieces/explain-error.ts';
import { Bone } from '../pieces/skeleton.tsx';
import styles from './stream.module.css';

/** The mail as a page of its own: no script can run, nothing is fetched but our own files, and pictures once asked for. */
export const mailPage = (html: string, images: boolean, origin: string): string => {
  const pictures = images ? 'https: http: data: blob:' : 'data: blob:';
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src ${origin} ${pictures}; font-src 'none'`;
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><base target="_blank"><style>body{margin:12px;font:14px/1.55 system-ui,sans-serif;color:#16202c;background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}</style></head><body>${html}</body></html>`;
};

const Page = ({ html, images }: { html: string; images: boolean }) => {
  const { t } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(120);
  // Same origin only so that the height can be read; without allow-scripts nothing in it can use that.
  const fit = (): void => setHeight(Math.min(1200, (frame.current?.contentDocument?.documentElement.scrollHeight ?? 118) + 2));
  return (
    <iframe
      ref={frame}
      title={t('mail.page')}
      className={styles['mail']}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      srcDoc={mailPage(html, images, window.location.origin)}
      style={{ height }}
      onLoad={fit}
    />
  );
};

const Opened = ({ messageId }: { messageId: string }) => {
  const { t } = useTranslation();
  const client = useClient();
  const [images, setImages] = useState(false);
  const mail = useQuery({
    queryKey: keys.html(messageId, images),
    queryFn: () => client.call('getMessageHtml', { id: messageId, query: { images } }),
    staleTime: 60_000,
  });
  if (mail.isPending) return <Bone width="100%" height={120} />;
  if (mail.data === undefined) return <p className={styles['refused']}>{explainError(t, mail.error)}</p>;
  return (
    <>
      {mail.data.blockedImages > 0 && (
        <p className={styles['images']}>
          {t('mail.blocked', { count: mail.data.blockedImages })}
          <Button size="small" onClick={() => setImages(true)}>
            {t('mail.load-images')}
          </Button>
        </p>
      )}
      <Page html={mail.data.html} images={images} />
    </>
  );
};

/** A mail's own look, behind a button: the words are already in the stream. */
export const MailFrame = ({ messageId }: { messageId: string }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <button type="button" className={`plain ${styles['why']}`} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'mail.hide-page' : 'mail.show-page')}
      </button>
      {open && <Opened messageId={messageId} />}
    </div>
  );
};
