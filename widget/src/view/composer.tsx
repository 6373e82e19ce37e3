import type { Part } from '@throughline/protocol/parts';
import type { RefObject, VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChatView } from '../line/chat-view.ts';
import { AttachmentList } from './attachment-list.tsx';
import { type Attachments, partOf } from './attachments.ts';
import { findChoice } from './find-choice.ts';
import { ClipIcon, SendIcon } from './icons.tsx';
import { useRoom } from './room.ts';

const MAX_HEIGHT = 132;

/** What is being written outlives the page: it is kept with every keystroke. */
const useDraft = (): [string, (text: string) => void] => {
  const { host } = useRoom();
  const key = `throughline:${host.config.inboxId}:draft`;
  const [text, setText] = useState(host.storage.get(key) ?? '');
  const change = (next: string): void => {
    setText(next);
    if (next === '') host.storage.remove(key);
    else host.storage.set(key, next);
  };
  return [text, change];
};

const useGrowing = (ref: RefObject<HTMLTextAreaElement | null>): void =>
  useLayoutEffect(() => {
    const area = ref.current;
    if (area === null) return;
    area.style.height = 'auto';
    if (area.scrollHeight > 0) area.style.height = `${Math.min(area.scrollHeight, MAX_HEIGHT)}px`;
  });

/** While a word is being put together with an input method, Enter belongs to the input method (229: Safari). */
const sendsOnKey = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229;

const partsOf = (view: ChatView, text: string, attachments: Attachments): Part[] => {
  const files = attachments.list.flatMap(partOf);
  const choice = files.length === 0 && view.pending.length === 0 ? findChoice(view.messages, text) : undefined;
  if (choice !== undefined) return [{ type: 'choice', optionId: choice.id, label: choice.label }];
  return text.trim() === '' ? files : [{ type: 'text', text: text.trim() }, ...files];
};

/** The server takes this many parts in one message; more files go in further ones. */
const MOST_PARTS = 10;
const inFrames = (parts: Part[]): Part[][] =>
  Array.from({ length: Math.ceil(parts.length / MOST_PARTS) }, (_, at) => parts.slice(at * MOST_PARTS, (at + 1) * MOST_PARTS));

type Sending = { text: string; setText(text: string): void; submit(): void; ready: boolean };

/**
 * Sends now, or as soon as the last file is up. Pressing send tries failed files once more; if one fails again, nothing is
 * sent and it stays in view. A file that was refused (too large) is not waited for.
 */
const useSending = (view: ChatView, attachments: Attachments): Sending => {
  const { chat } = useRoom();
  const [text, setText] = useDraft();
  const [wanted, setWanted] = useState(false);
  const { list } = attachments;
  const failed = list.filter((each) => each.state === 'failed');
  const uploading = list.some((each) => each.state === 'uploading');
  const ready = text.trim() !== '' || list.some((each) => each.state !== 'refused');
  const send = (): void => {
    chat.typing.stop();
    for (const parts of inFrames(partsOf(view, text, attachments))) chat.send(parts);
    setText('');
    attachments.clear();
  };
  const submit = (): void => {
    if (!ready) return;
    for (const each of failed) attachments.retry(each);
    if (uploading || failed.length > 0) setWanted(true);
    else send();
  };
  useEffect(() => {
    if (!wanted || uploading) return;
    setWanted(false);
    if (ready && failed.length === 0) send();
  }, [wanted, uploading]);
  return { text, setText, submit, ready };
};

type ComposerProps = { view: ChatView; attachments: Attachments; area: RefObject<HTMLTextAreaElement | null> };

export const Composer = ({ view, attachments, area }: ComposerProps): VNode => {
  const { chat, texts } = useRoom();
  const { text, setText, submit, ready } = useSending(view, attachments);
  const picker = useRef<HTMLInputElement>(null);
  useGrowing(area);
  const pickFiles = (input: HTMLInputElement): void => {
    attachments.add(Array.from(input.files ?? []));
    input.value = '';
  };
  const paste = (event: ClipboardEvent): void => {
    const files = Array.from(event.clipboardData?.files ?? []);
    if (files.length === 0) return;
    event.preventDefault();
    attachments.add(files);
  };
  return (
    <div class="composer">
      <AttachmentList attachments={attachments} />
      <div class="writing">
        <input ref={picker} type="file" multiple hidden onChange={(event) => pickFiles(event.currentTarget)} />
        <button type="button" class="icon-button" aria-label={texts.attach} title={texts.attach} onClick={() => picker.current?.click()}>
          <ClipIcon />
        </button>
        <textarea
          ref={area}
          rows={1}
          value={text}
          placeholder={texts.write}
          aria-label={texts.write}
          enterkeyhint="send"
          maxLength={10_000}
          onInput={(event) => {
            setText(event.currentTarget.value);
            chat.typing.input();
          }}
          onBlur={() => chat.typing.stop()}
          onPaste={paste}
          onKeyDown={(event) => {
            if (!sendsOnKey(event)) return;
            event.preventDefault();
            submit();
          }}
        />
        <button type="button" class="icon-button send" aria-label={texts.send} title={texts.send} aria-disabled={!ready} onClick={submit}>
          <SendIcon />
        </button>
      </div>
    </div>
  );
};
