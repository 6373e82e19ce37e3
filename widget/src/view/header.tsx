import type { WidgetState } from '@throughline/protocol/live';
import type { VNode } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { Texts } from '../locales/en.ts';
import { fill } from '../locales/fill.ts';
import type { EmailWish } from './email-form.tsx';
import { CloseIcon, CopyIcon, MoreIcon } from './icons.tsx';
import { useRoom } from './room.ts';

/** Who has the conversation now and how long the wait is, as far as we know and no further. */
export const tellState = (state: WidgetState, texts: Texts): string => {
  switch (state.status) {
    case 'assistant':
      return texts.stateAssistant;
    case 'waiting':
      if (state.queuePlace === null) return texts.stateWaitingOpen;
      return state.queuePlace <= 1 ? texts.stateWaitingNext : fill(texts.stateWaiting, { place: state.queuePlace });
    case 'agent':
      return state.agentName === null ? texts.stateAgentOpen : fill(texts.stateAgent, { name: state.agentName });
    case 'resolved':
      return texts.stateResolved;
    default:
      return texts.stateNone;
  }
};

const inFours = (reference: string): string => `${reference.slice(0, 4)} ${reference.slice(4)}`;

const Reference = ({ reference }: { reference: string }): VNode => {
  const { texts } = useRoom();
  const [copied, setCopied] = useState(false);
  const shown = inFours(reference);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(reference);
      setCopied(true);
    } catch {
      // The page may not use the clipboard. The number stands there to be selected, and we do not claim to have copied it.
      setCopied(false);
    }
  };
  useEffect(() => {
    const timer = copied ? setTimeout(() => setCopied(false), 2_000) : undefined;
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <p class="reference">
      <span class="quiet">{texts.reference}</span>
      <button type="button" aria-label={fill(texts.copyReference, { reference: shown })} onClick={() => void copy()}>
        <span class="number">#{shown}</span>
        <CopyIcon />
      </button>
      <span class="quiet" role="status">
        {copied ? texts.copied : ''}
      </span>
    </p>
  );
};

const Menu = ({ ask }: { ask(wish: EmailWish): void }): VNode => {
  const { texts } = useRoom();
  const [open, setOpen] = useState(false);
  const id = useId();
  const choose = (wish: EmailWish): void => {
    setOpen(false);
    ask(wish);
  };
  const leave = (event: FocusEvent & { currentTarget: HTMLElement }): void => {
    if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  const shut = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    setOpen(false);
  };
  return (
    <div class="menu" {...{ onBlurCapture: leave, onKeyDown: shut }}>
      <button
        type="button"
        class="icon-button"
        aria-label={texts.more}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <MoreIcon />
      </button>
      <div id={id} class="menu-items" hidden={!open}>
        <button type="button" onClick={() => choose('continue')}>
          {texts.emailAction}
        </button>
        <button type="button" onClick={() => choose('transcript')}>
          {texts.transcriptAction}
        </button>
      </div>
    </div>
  );
};

type HeaderProps = { state: WidgetState; ask(wish: EmailWish): void };

export const Header = ({ state, ask }: HeaderProps): VNode => {
  const { host, texts } = useRoom();
  return (
    <header>
      <div class="who">
        <h2>{host.config.name}</h2>
        <p class={`state ${state.status}`} role="status">
          {tellState(state, texts)}
        </p>
        {state.reference !== null && <Reference reference={state.reference} />}
      </div>
      {host.config.canContinueByEmail && state.status !== 'none' && <Menu ask={ask} />}
      <button type="button" class="icon-button" aria-label={texts.close} title={texts.close} onClick={host.onClose}>
        <CloseIcon />
      </button>
    </header>
  );
};
