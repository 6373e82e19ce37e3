import type { WidgetMessage, WidgetSession, WidgetState } from '@throughline/protocol/live';
import type { StoredFile } from '@throughline/protocol/resources';

export type SessionRequest = {
  session?: string;
  userId?: string;
  userHash?: string;
  jwt?: string;
  email?: string;
  name?: string;
  locale?: string;
};

/** The server said no. `code` is of its problem details, or `http-<status>`; status 0 is the network's no. */
export class DoorRefusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

export type InboxDoor = {
  openSession(request: SessionRequest): Promise<WidgetSession>;
  earlier(session: string, before: number): Promise<{ messages: WidgetMessage[]; more: boolean }>;
  continueByEmail(session: string, email: string): Promise<WidgetState>;
  mailTranscript(session: string): Promise<void>;
  upload(session: string, file: File, progress: (share: number) => void, signal: AbortSignal): Promise<StoredFile>;
  liveUrl(session: string): string;
};

const refusalOf = (status: number, body: string): DoorRefusal => {
  try {
    const problem = JSON.parse(body) as { code?: unknown; detail?: unknown };
    return new DoorRefusal(status, typeof problem.code === 'string' ? problem.code : `http-${status}`, String(problem.detail ?? ''));
  } catch {
    return new DoorRefusal(status, `http-${status}`, '');
  }
};

const ask = async <T>(url: string, session: string | null, body?: unknown): Promise<T> => {
  const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  if (session !== null) headers.authorization = `Bearer ${session}`;
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers,
    body: JSON.stringify(body),
    credentials: 'omit',
  });
  const text = await response.text();
  if (!response.ok) throw refusalOf(response.status, text);
  return JSON.parse(text) as T;
};

/** XMLHttpRequest, because fetch still does not tell how much of a body has gone out. */
const upload = (url: string, session: string, file: File, progress: (share: number) => void, signal: AbortSignal): Promise<StoredFile> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file, file.name);
    request.open('POST', url);
    request.setRequestHeader('authorization', `Bearer ${session}`);
    request.upload.onprogress = (event) => progress(event.total === 0 ? 0 : event.loaded / event.total);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(new Response(request.responseText).json() as Promise<StoredFile>);
      else reject(refusalOf(request.status, request.responseText));
    };
    request.onerror = () => reject(new DoorRefusal(0, 'network', ''));
    request.onabort = () => reject(new DoorRefusal(0, 'aborted', ''));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });

/** The HTTP side of one inbox, as listed at the end of protocol/live. `home` is the address the loader came from. */
export const openDoor = (home: string, inbox: string): InboxDoor => {
  const root = new URL(`widget/${encodeURIComponent(inbox)}/`, home).href;
  return {
    openSession: (request) => ask(`${root}session`, null, request),
    earlier: (session, before) => ask(`${root}messages?before=${before}`, session),
    continueByEmail: (session, email) => ask(`${root}email`, session, { email }),
    mailTranscript: async (session) => void (await ask(`${root}transcript`, session, {})),
    upload: (session, file, progress, signal) => upload(`${root}files`, session, file, progress, signal),
    liveUrl: (session) => {
      const url = new URL('widget/live', home);
      url.protocol = url.protocol.replace('http', 'ws');
      url.searchParams.set('inbox', inbox);
      url.searchParams.set('session', session);
      return url.href;
    },
  };
};
