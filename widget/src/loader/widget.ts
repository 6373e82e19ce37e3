/**
 * The loader: config → button → (first open, or a conversation going on) → panel. Everything heavy waits for the panel.
 */
import type { WidgetConfig } from '@throughline/protocol/live';
import { openStorage } from '../kept/storage.ts';
import { findVisit, forgetVisit } from '../kept/visit.ts';
import type { Facts } from '../line/chat.ts';
import type { Identity } from '../line/session-keeper.ts';
import { openTracks } from './kept-tracks.ts';
import { type Face, openKey, type Setting, showFace } from './show-face.ts';
import { pageOf, watchPages } from './watch-pages.ts';

type Commands = {
  open(): void;
  close(): void;
  identify(identity: Identity | null): void;
  track(name: string, facts?: Facts): void;
  page(): void;
};
type Command = [name: string, ...values: unknown[]];
type Api = { (...command: Command): void; q?: ArrayLike<unknown>[] };
type Hold = { face: Face | undefined; openWished: boolean; identity: Identity | null | undefined };

const fetchConfig = async ({ home, inbox }: Setting): Promise<WidgetConfig | undefined> => {
  const response = await fetch(`${home}widget/${encodeURIComponent(inbox)}/config`, { credentials: 'omit' });
  return response.ok ? ((await response.json()) as WidgetConfig) : undefined;
};

/** Has something come while the visitor was away? The server's number may have grown for another reason; the panel then finds nothing unread. */
const mayHaveNews = async ({ home, inbox, storage }: Setting): Promise<boolean> => {
  const visit = findVisit(storage, inbox);
  if (visit === undefined) return false;
  if (visit.active || storage.keys(`throughline:${inbox}:out:`).length > 0) return true;
  const body = JSON.stringify({ session: visit.session });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${home}widget/${encodeURIComponent(inbox)}/session`, {
    method: 'POST',
    headers,
    body,
    credentials: 'omit',
  });
  return response.ok && ((await response.json()) as { lastSeq: number }).lastSeq > visit.seenSeq;
};

const commandsOf = (hold: Hold, { storage, inbox, tracks }: Setting): Commands => {
  const told = (): void => void hold.face?.loaded()?.then((panel) => panel.flushTracks());
  return {
    open: () => {
      hold.openWished = true;
      hold.face?.open(true);
    },
    close: () => {
      hold.openWished = false;
      hold.face?.close();
    },
    identify: (identity) => {
      hold.identity = identity;
      const loaded = hold.face?.loaded();
      if (loaded !== undefined) void loaded.then((panel) => panel.identify(identity));
      else if (identity === null) forgetVisit(storage, inbox);
      else if (needsSigning(hold, findVisit(storage, inbox)?.userId)) void hold.face?.load();
    },
    track: (name, facts = {}) => {
      tracks.add({ type: 'track', name, facts });
      told();
    },
    page: () => {
      tracks.add({ type: 'page', ...pageOf() });
      told();
    },
  };
};

/** A session of another or unknown user must be told who is here. Without a session the identity waits for the first open. */
const needsSigning = ({ identity }: Hold, userId: string | null | undefined): boolean =>
  userId !== undefined && identity !== null && identity !== undefined && !('userId' in identity && identity.userId === userId);

const takeCommands = (commands: Commands): void => {
  const page = globalThis as { Throughline?: Api };
  const run = ([name, ...values]: Command): void => {
    if (Object.hasOwn(commands, name)) (commands[name as keyof Commands] as (...values: unknown[]) => void)(...values);
  };
  const early = page.Throughline?.q ?? [];
  page.Throughline = (...command) => run(command);
  for (const command of Array.from(early)) run(Array.from(command) as Command);
};

const wake = async (hold: Hold, setting: Setting): Promise<void> => {
  const config = hold.face === undefined ? await fetchConfig(setting) : undefined;
  if (config !== undefined) hold.face = showFace(setting, config);
  const { face } = hold;
  // No such inbox, or this site is not among its allowed origins: better no button than a dead one.
  if (face === undefined) return;
  const visit = findVisit(setting.storage, setting.inbox);
  const roomy = matchMedia('(min-width: 481px) and (min-height: 481px)').matches;
  if (hold.openWished) face.open(true);
  else if (setting.script.dataset.open === 'true') face.open(false);
  else if (setting.tab.get(openKey(setting.inbox)) !== null && roomy) face.open(false);
  else if (needsSigning(hold, visit?.userId) || (await mayHaveNews(setting))) await face.load();
};

const begin = (script: HTMLScriptElement, inbox: string): void => {
  const hold: Hold = { face: undefined, openWished: false, identity: undefined };
  const storage = openStorage(() => localStorage);
  const tab = openStorage(() => sessionStorage);
  const tracks = openTracks(tab, inbox);
  const setting: Setting = { script, inbox, home: new URL('.', script.src).href, storage, tab, tracks, identity: () => hold.identity };
  const commands = commandsOf(hold, setting);
  takeCommands(commands);
  if (script.dataset.pages !== 'off') watchPages(commands.page);
  const attempt = (): void => {
    wake(hold, setting).catch(() => addEventListener('online', attempt, { once: true }));
  };
  if (document.body === null) addEventListener('DOMContentLoaded', attempt);
  else attempt();
};

const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.dataset.inbox) begin(script, script.dataset.inbox);
