import type { VNode } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { DoorRefusal } from '../line/inbox-door.ts';
import { fill } from '../locales/fill.ts';
import { useRoom } from './room.ts';

/** Why we ask for an address. A transcript needs one too. */
export type EmailWish = 'continue' | 'transcript';

type EmailFormProps = { wish: EmailWish; email: string | null; done(notice: string): void; cancel(): void };

export const EmailForm = ({ wish, email, done, cancel }: EmailFormProps): VNode => {
  const { chat, texts } = useRoom();
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const id = useId();
  const mails = wish === 'transcript';
  useEffect(() => field.current?.focus(), []);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const address = field.current?.value.trim() ?? '';
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) {
      setProblem(texts.emailInvalid);
      field.current?.focus();
      return;
    }
    setBusy(true);
    try {
      if (address !== email) await chat.continueByEmail(address);
      if (mails) await chat.mailTranscript();
      done(fill(mails ? texts.transcriptDone : texts.emailDone, { email: address }));
    } catch (error) {
      setProblem(error instanceof DoorRefusal && error.code === 'address-not-proven' ? texts.transcriptUnproven : texts.failed);
      setBusy(false);
    }
  };
  return (
    <form class="email" noValidate onSubmit={(event) => void submit(event)}>
      <p>
        <b>{mails ? texts.transcriptAction : texts.emailTitle}</b>
        <br />
        <span class="quiet">{mails ? texts.transcriptExplain : texts.emailExplain}</span>
      </p>
      <label for={id}>{texts.emailLabel}</label>
      <input
        id={id}
        ref={field}
        type="email"
        autocomplete="email"
        defaultValue={email ?? ''}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-problem`}
      />
      <p id={`${id}-problem`} class="problem" role="alert">
        {problem}
      </p>
      <div class="actions">
        <button type="button" class="plain" onClick={cancel}>
          {texts.cancel}
        </button>
        <button type="submit" class="main" disabled={busy}>
          {mails ? texts.transcriptSubmit : texts.emailSubmit}
        </button>
      </div>
    </form>
  );
};
