/** The reply box: where it goes is always in sight; below, how each channel will show it. */
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Conversation, type Message, useMessages } from '../api/use-api.ts';
import { messagesOf } from '../live/place-message.ts';
import { useNow } from '../time/now.tsx';
import { useShortcut } from '../shortcuts/shortcuts-provider.tsx';
import { ComposerBar } from './composer-bar.tsx';
import { ComposerField } from './composer-field.tsx';
import { INSERT, useComposer } from './composer-state.tsx';
import { ComposerTop } from './composer-top.tsx';
import { findTarget } from './draft.ts';
import { FileChips } from './file-chips.tsx';
import { MailFields } from './mail-fields.tsx';
import { PreviewStrip } from './preview-strip.tsx';
import { isClosed } from './reply-window.ts';
import styles from './composer.module.css';
import { useFiles } from './use-files.ts';
import { useSend } from './use-send.ts';
import { WindowNote } from './window-note.tsx';

const NOBODY: readonly Message[] = [];

/** Words sent from the customer's side arrive in this box. */
const useInserted = (insert: (words: string) => void): void => {
  useEffect(() => {
    const take = (event: Event): void => insert(String((event as CustomEvent<string>).detail));
    window.addEventListener(INSERT, take);
    return () => window.removeEventListener(INSERT, take);
  }, [insert]);
};

const Troubles = ({ unseen, refused }: { unseen: boolean; refused: string | null }) => {
  const { t } = useTranslation();
  return (
    <div aria-live="assertive">
      {unseen && <p className={styles['unseen']}>{t('composer.unseen')}</p>}
      {refused !== null && <p className={styles['refused']}>{refused}</p>}
    </div>
  );
};

export const Composer = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation();
  const loaded = useMessages(conversation.id);
  const messages = useMemo(() => (loaded.data === undefined ? NOBODY : messagesOf(loaded.data)), [loaded.data]);
  const composer = useComposer();
  const { draft, change, field } = composer;
  const target = findTarget(conversation.threads, messages, draft.threadId);
  const sending = useSend(conversation, target, messages.at(-1)?.seq ?? conversation.seq);
  const files = useFiles();
  const [compare, setCompare] = useState(false);
  useInserted(composer.insert);
  const write = (mode: 'reply' | 'note'): void => {
    change({ mode });
    field.current?.focus();
  };
  useShortcut('reply', () => write('reply'));
  useShortcut('note', () => write('note'));
  const now = useNow();
  const note = draft.mode === 'note';
  const nowhere = !note && target === undefined;
  // What is written stays, for another channel or for later.
  const shut = !note && target !== undefined && isClosed(target, now);
  const send = shut ? () => undefined : sending.send;
  return (
    <section
      className={styles['composer']}
      data-mode={draft.mode}
      data-over={files.over}
      aria-label={t(note ? 'composer.note' : 'composer.reply')}
      {...files.drop}
    >
      <ComposerTop conversation={conversation} target={target} />
      {!note && target !== undefined && <WindowNote conversation={conversation} target={target} />}
      {!note && target?.channel === 'email' && <MailFields />}
      <Troubles unseen={sending.unseen} refused={sending.refused} />
      <ComposerField conversation={conversation} send={send} onPaste={files.onPaste} blocked={nowhere} />
      <FileChips uploading={files.uploading} />
      <ComposerBar sending={sending} addFiles={files.add} blocked={nowhere || shut}>
        {!note && target !== undefined && (
          <PreviewStrip conversation={conversation} target={target} open={compare} toggle={() => setCompare(!compare)} />
        )}
      </ComposerBar>
    </section>
  );
};
