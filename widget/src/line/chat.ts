import type { WidgetServerFrame } from '@throughline/protocol/live';
import type { Part } from '@throughline/protocol/parts';
import { openOutbox, type Outbox } from '../kept/outbox.ts';
import type { Storage } from '../kept/storage.ts';
import { applyFrame, type ChatView, emptyView, mayHaveGap, passes, unreadOf, withMessages } from './chat-view.ts';
import type { Clock } from './clock.ts';
import { DoorRefusal, type InboxDoor } from './inbox-door.ts';
import { createLiveLine, type LineStatus, type LiveLine, type Socket } from './live-line.ts';
import { createSender, type Sender } from './sender.ts';
import { createSessionKeeper, type Identity, type SessionKeeper } from './session-keeper.ts';
import { createTypingSignal, type TypingSignal } from './typing-signal.ts';

export type Page = { url: string; title: string };
export type Facts = Record<string, string | number | boolean | null>;

export type ChatPlugs = {
  inbox: string;
  locale: 'zh' | 'en';
  storage: Storage;
  door: InboxDoor;
  openSocket(url: string): Socket;
  clock: Clock;
  random(): number;
  makeClientId(): string;
  /** The page the visitor is on. */
  page(): string;
  /** Pages seen and facts told since last asked; they go out once, when the line is open. */
  drainTracks(): ({ type: 'page'; url: string; title: string } | { type: 'track'; name: string; facts: Facts })[];
};

export type Chat = {
  view(): ChatView;
  subscribe(changed: () => void): () => void;
  start(): void;
  wake(): void;
  send(parts: Part[]): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  loadEarlier(): Promise<void>;
  /** The visitor has what is shown before their eyes. */
  markSeen(): void;
  typing: TypingSignal;
  identify(identity: Identity | null): void;
  flushTracks(): void;
  continueByEmail(email: string): Promise<void>;
  mailTranscript(): Promise<void>;
  upload: (file: File, progress: (share: number) => void, signal: AbortSignal) => ReturnType<InboxDoor['upload']>;
};

/** The moving parts of one chat, wired together in createChat. */
type Works = {
  plugs: ChatPlugs;
  outbox: Outbox;
  keeper: SessionKeeper;
  get(): ChatView;
  set(view: ChatView): void;
  line(): LiveLine;
  sender(): Sender;
};

const GAP_PAGES = 40;

/** Reads backwards from what came until it meets what we had. When that fails the resume is done again from where it was. */
const fillGap = async (works: Works, from: number, firstCame: number): Promise<void> => {
  let before = firstCame;
  try {
    for (let page = 0; page < GAP_PAGES; page += 1) {
      const found = await works.plugs.door.earlier(await works.keeper.ensure(), before);
      works.set(withMessages(works.get(), found.messages));
      before = Math.min(before, ...found.messages.map((message) => message.seq));
      if (!found.more || found.messages.length === 0 || before <= from) return;
    }
  } catch {
    works.set({ ...works.get(), lastSeq: from });
    works.line().restart();
  }
};

const takeRefusal = (works: Works, { clientId, code, detail }: Extract<WidgetServerFrame, { type: 'refused' }>): void => {
  if (passes(code)) works.sender().postpone(clientId);
  else works.sender().refuse(clientId, { code, detail });
};

const onFrame = (works: Works, frame: WidgetServerFrame): void => {
  const before = works.get();
  works.set(applyFrame(before, frame));
  if (frame.type === 'ack') works.sender().settle(frame.clientId);
  if (frame.type === 'refused') takeRefusal(works, frame);
  const came = frame.type === 'ready' ? frame.messages : frame.type === 'message' ? [frame.message] : [];
  for (const { clientId } of came) if (clientId !== null) works.sender().settle(clientId);
  if (mayHaveGap(before, frame)) void fillGap(works, before.lastSeq, Math.min(...came.map((message) => message.seq)));
  const { state, pending } = works.get();
  works.keeper.change({ active: pending.length > 0 || ['assistant', 'waiting', 'agent'].includes(state.status) });
};

const sendTracks = (works: Works): void => {
  if (works.get().status !== 'open') return;
  for (const frame of works.plugs.drainTracks()) works.line().send(frame);
};

const onStatus = (works: Works, status: LineStatus): void => {
  works.set({ ...works.get(), status, typing: null });
  if (status === 'open') {
    const { seenSeq } = works.get();
    if (seenSeq > 0) works.line().send({ type: 'read', seq: seenSeq });
    sendTracks(works);
    works.sender().flush();
    return;
  }
  works.sender().lineLost();
  if (status === 'lost') works.keeper.doubt();
};

const dial = async (works: Works): Promise<Socket> => {
  const tell = (barred: boolean): void => {
    if (works.get().barred !== barred) works.set({ ...works.get(), barred });
  };
  try {
    const session = await works.keeper.ensure();
    tell(false);
    return works.plugs.openSocket(works.plugs.door.liveUrl(session));
  } catch (refusal) {
    tell(refusal instanceof DoorRefusal && refusal.status >= 400 && refusal.status < 500 && refusal.status !== 429);
    throw refusal;
  }
};

const connect = (works: Works): { line: LiveLine; sender: Sender } => {
  const { plugs, outbox } = works;
  const line = createLiveLine({
    dial: () => dial(works),
    lastSeq: () => works.get().lastSeq,
    onFrame: (frame) => onFrame(works, frame),
    onStatus: (status) => onStatus(works, status),
    clock: plugs.clock,
    random: plugs.random,
  });
  return { line, sender: createSender(outbox, line.send, line.restart, plugs.clock) };
};

const loadEarlier = async (works: Works): Promise<void> => {
  const view = works.get();
  const oldest = view.messages[0];
  if (!view.more || view.loadingEarlier || oldest === undefined) return;
  works.set({ ...view, loadingEarlier: true });
  try {
    const found = await works.plugs.door.earlier(await works.keeper.ensure(), oldest.seq);
    works.set({ ...withMessages(works.get(), found.messages), more: found.more, loadingEarlier: false });
  } catch {
    works.set({ ...works.get(), loadingEarlier: false });
  }
};

const writing = (works: Works): Pick<Chat, 'send' | 'retry' | 'discard' | 'markSeen'> => {
  const { plugs, outbox, keeper } = works;
  const showPending = (): void => works.set({ ...works.get(), pending: outbox.list() });
  return {
    send: (parts) => {
      outbox.put({
        clientId: plugs.makeClientId(),
        parts,
        at: new Date(plugs.clock.now()).toISOString(),
        page: plugs.page(),
        refusal: null,
      });
      keeper.change({ active: true });
      showPending();
      works.sender().flush();
    },
    retry: (clientId) => {
      const entry = outbox.list().find((each) => each.clientId === clientId);
      if (entry !== undefined) outbox.put({ ...entry, refusal: null });
      showPending();
      works.sender().flush();
    },
    discard: (clientId) => {
      outbox.remove(clientId);
      showPending();
    },
    markSeen: () => {
      const seen = unreadOf(works.get()).at(-1)?.seq;
      if (seen === undefined) return;
      works.set({ ...works.get(), seenSeq: seen });
      keeper.change({ seenSeq: seen });
      works.line().send({ type: 'read', seq: seen });
    },
  };
};

/** Holds what the visitor sees and tells subscribers when it changed. */
const viewCell = (first: ChatView): { get(): ChatView; set(view: ChatView): void; subscribe(changed: () => void): () => void } => {
  let view = first;
  const listeners = new Set<() => void>();
  return {
    get: () => view,
    set: (next) => {
      if (next === view) return;
      view = next;
      for (const changed of listeners) changed();
    },
    subscribe: (changed) => {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
  };
};

/**
 * One visitor's chat with one inbox, without any pixels. Route of a message: send → outbox (kept) → sender → live line →
 * ack → chat view; from our side: live line → chat view.
 */
export const createChat = (plugs: ChatPlugs): Chat => {
  const outbox = openOutbox(plugs.storage, plugs.inbox);
  const forget = (): void => cell.set({ ...emptyView(outbox.list(), 0), status: cell.get().status });
  const keeper = createSessionKeeper({ ...plugs, onOtherVisitor: forget });
  const cell = viewCell(emptyView(outbox.list(), keeper.visit()?.seenSeq ?? 0));
  const works: Works = { plugs, outbox, keeper, get: cell.get, set: cell.set, line: () => ends.line, sender: () => ends.sender };
  const ends = connect(works);
  return {
    view: cell.get,
    subscribe: cell.subscribe,
    start: ends.line.start,
    wake: ends.line.nudge,
    ...writing(works),
    loadEarlier: () => loadEarlier(works),
    typing: createTypingSignal(ends.line.send, plugs.clock),
    identify: (identity) => {
      if (keeper.identify(identity)) forget();
      ends.line.restart();
    },
    flushTracks: () => sendTracks(works),
    continueByEmail: async (email) => {
      const state = await plugs.door.continueByEmail(await keeper.ensure(), email);
      cell.set({ ...cell.get(), state });
    },
    mailTranscript: async () => plugs.door.mailTranscript(await keeper.ensure()),
    upload: async (file, progress, signal) => plugs.door.upload(await keeper.ensure(), file, progress, signal),
  };
};
