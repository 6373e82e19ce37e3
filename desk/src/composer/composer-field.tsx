import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Conversation, type Macro, useAgents, useMacros, useMe } from '../api/use-api.ts';
import { GrowingText } from '../pieces/growing-text.tsx';
import { useComposer } from './composer-state.tsx';
import styles from './composer.module.css';
import { fillMacro, findAsk, findEmoji, findMacros, type MenuAsk } from './menus.ts';
import { PickMenu, type Pick } from './pick-menu.tsx';
import { useTyping } from './use-typing.ts';

type FieldProps = { conversation: Conversation; send: () => void; onPaste: (event: ClipboardEvent) => void; blocked: boolean };

const usePicks = (conversation: Conversation, ask: MenuAsk | null): Pick[] => {
  const { t } = useTranslation();
  const macros = useMacros();
  const me = useMe();
  const { draft } = useComposer();
  const agents = useAgents(ask?.kind === 'person' && draft.mode === 'note');
  if (ask === null) return [];
  if (ask.kind === 'person') {
    const people = draft.mode === 'note' ? (agents.data?.items ?? []) : [];
    return people
      .filter((one) => one.name.toLowerCase().includes(ask.query.toLowerCase()))
      .map((one) => ({ key: one.id, label: one.name, title: one.email, insert: `@${one.name} ` }));
  }
  if (ask.kind === 'emoji')
    return findEmoji(ask.query, (name) => t(`emoji.${name}`)).map((face) => ({ key: face, label: face, insert: face }));
  const values = { agent: me.data?.name ?? '', customer: conversation.customer.name, reference: conversation.reference };
  const fill = (macro: Macro): string => fillMacro(macro, conversation.language, values);
  return findMacros(macros.data?.items ?? [], ask.query).map((macro) => ({
    key: macro.id,
    label: `/${macro.shortcut}`,
    title: macro.title,
    hint: fill(macro),
    insert: fill(macro),
  }));
};

/** The open menu under the caret and what its keys do. */
const useMenu = (conversation: Conversation) => {
  const { draft, change, field } = useComposer();
  const [ask, setAsk] = useState<MenuAsk | null>(null);
  const [at, setAt] = useState(0);
  const picks = usePicks(conversation, ask);
  const look = (text: string, caret: number): void => {
    setAsk(findAsk(text, caret));
    setAt(0);
  };
  const choose = (pick: Pick): void => {
    if (ask === null) return;
    const end = ask.start + ask.query.length + 1;
    change({ text: draft.text.slice(0, ask.start) + pick.insert + draft.text.slice(end) });
    setAsk(null);
    field.current?.focus();
  };
  /** True when the key belonged to the menu. */
  const key = (name: string): boolean => {
    const pick = picks[at];
    if (pick === undefined) return false;
    if (name === 'ArrowDown' || name === 'ArrowUp') setAt((at + (name === 'ArrowDown' ? 1 : picks.length - 1)) % picks.length);
    else if (name === 'Enter' || name === 'Tab') choose(pick);
    else if (name === 'Escape') setAsk(null);
    else return false;
    return true;
  };
  return { picks, at, look, choose, key };
};

export const ComposerField = ({ conversation, send, onPaste, blocked }: FieldProps) => {
  const { t } = useTranslation();
  const { draft, change, field } = useComposer();
  const menu = useMenu(conversation);
  const typing = useTyping(conversation.id);
  const note = draft.mode === 'note';
  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) send();
    else if (!menu.key(event.key)) {
      if (event.key === 'Escape') event.currentTarget.blur();
      return;
    }
    event.preventDefault();
  };
  return (
    <div className={styles['field']}>
      {menu.picks.length > 0 && <PickMenu picks={menu.picks} at={menu.at} choose={menu.choose} />}
      <GrowingText
        field={field}
        minRows={2}
        disabled={blocked}
        value={draft.text}
        aria-label={t(note ? 'composer.note' : 'composer.reply')}
        placeholder={t(blocked ? 'composer.no-thread' : note ? 'composer.note-placeholder' : 'composer.placeholder')}
        onChange={(event) => {
          change({ text: event.target.value });
          menu.look(event.target.value, event.target.selectionStart);
          if (!note) typing(event.target.value !== '');
        }}
        onKeyDown={keyDown}
        onPaste={onPaste}
        onBlur={() => typing(false)}
      />
    </div>
  );
};
