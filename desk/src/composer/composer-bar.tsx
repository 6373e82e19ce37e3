import { PaperClipOutlined, SmileOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { Button, Popover, Tooltip } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys, WithKeys } from '../pieces/keys.tsx';
import { useComposer } from './composer-state.tsx';
import styles from './composer.module.css';
import { EMOJI } from './menus.ts';
import type { Sending } from './use-send.ts';

/** Puts text at the caret of the field. */
const useTypeAtCaret = (): ((words: string) => void) => {
  const { draft, change, field } = useComposer();
  return (words) => {
    const box = field.current;
    const [start, end] = [box?.selectionStart ?? draft.text.length, box?.selectionEnd ?? draft.text.length];
    change({ text: draft.text.slice(0, start) + words + draft.text.slice(end) });
    box?.focus();
    requestAnimationFrame(() => box?.setSelectionRange(start + words.length, start + words.length));
  };
};

const EmojiButton = () => {
  const { t } = useTranslation();
  const type = useTypeAtCaret();
  const [open, setOpen] = useState(false);
  const faces = (
    <div className={styles['faces']}>
      {EMOJI.map(([face, name]) => (
        <button
          key={face}
          type="button"
          className="plain"
          title={t(`emoji.${name}`)}
          onClick={() => {
            setOpen(false);
            type(face);
          }}
        >
          {face}
        </button>
      ))}
    </div>
  );
  return (
    <Popover content={faces} trigger="click" open={open} onOpenChange={setOpen} placement="topLeft">
      <Button type="text" size="small" icon={<SmileOutlined />} aria-label={t('composer.emoji')} />
    </Popover>
  );
};

const AttachButton = ({ addFiles }: { addFiles: (files: Iterable<File>) => void }) => {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          addFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Tooltip title={t('composer.attach')}>
        <Button
          type="text"
          size="small"
          icon={<PaperClipOutlined />}
          aria-label={t('composer.attach')}
          onClick={() => input.current?.click()}
        />
      </Tooltip>
    </>
  );
};

type BarProps = { sending: Sending; addFiles: (files: Iterable<File>) => void; blocked: boolean; children: ReactNode };
export const ComposerBar = ({ sending, addFiles, blocked, children }: BarProps) => {
  const { t } = useTranslation();
  const { draft, change, field } = useComposer();
  const note = draft.mode === 'note';
  const empty = draft.text.trim() === '' && draft.files.length === 0;
  const openMacros = (): void => {
    change({ text: draft.text === '' || draft.text.endsWith('\n') ? `${draft.text}/` : `${draft.text} /` });
    field.current?.focus();
  };
  return (
    <div className={styles['bar']}>
      <AttachButton addFiles={addFiles} />
      <EmojiButton />
      <Tooltip title={<WithKeys text={t('composer.macros')} shortcut="macros" />}>
        <Button type="text" size="small" icon={<ThunderboltOutlined />} aria-label={t('composer.macros')} onClick={openMacros} />
      </Tooltip>
      <div className={styles['middle']}>{children}</div>
      <Button type="primary" className={styles['send'] ?? ''} disabled={empty || blocked} loading={sending.busy} onClick={sending.send}>
        {t(note ? 'composer.add-note' : sending.unseen ? 'composer.send-anyway' : 'composer.send')}
        <Keys keys="mod+Enter" />
      </Button>
    </div>
  );
};
