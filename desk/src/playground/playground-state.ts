/** The playground's own doors: the phones' present state, and what the customer does with them. Not part of the public API. */
import { ApiError } from '@throughline/sdk';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '../api/keys.ts';
import { explainError } from '../pieces/explain-error.ts';
import { useToast } from '../pieces/toast.tsx';

export type TelegramMessage = {
  id: string | number;
  mine: boolean;
  text: string;
  entities?: { type: string; offset: number; length: number; url?: string }[];
  options: { id: string; label: string }[];
  at: string;
};
export type PlaygroundMail = { id: string; from: string; subject: string; text: string; html: string | null; at: string };
export type Mishaps = {
  slowMs?: number;
  duplicate?: boolean;
  reorder?: boolean;
  status?: 429 | 500 | 403 | 401 | 400 | null;
  dropAnswer?: boolean;
  outageSeconds?: number;
};
export type PlaygroundState = {
  telegram: {
    user: { id: number; name: string };
    typing?: boolean;
    messages: TelegramMessage[];
    gauges: { textMax: number; perChatSeconds: number };
  };
  mail: { address: string; to?: string; inbox: PlaygroundMail[] };
  web: { inboxId: string };
  mishaps: Mishaps;
};

const POLL_MS = 1500;
const BASE = '/api/v1/playground';

const ask = async (path: string, body?: object): Promise<PlaygroundState> => {
  const init: RequestInit =
    body === undefined
      ? {}
      : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', 'x-throughline': '1' } };
  const response = await fetch(`${BASE}/${path}`, { credentials: 'same-origin', ...init });
  if (response.ok) return (await response.json()) as PlaygroundState;
  throw new ApiError({ type: 'about:blank', title: response.statusText, status: response.status, code: `http-${response.status}` });
};

export const usePlayground = () => useQuery({ queryKey: keys.playground, queryFn: () => ask('state'), refetchInterval: POLL_MS });

/** What the customer does on a phone, or the world does to a provider; the answer is the state after it. */
export const usePlay = (path: 'telegram' | 'mail' | 'mishaps') => {
  const queries = useQueryClient();
  const message = useToast();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (body: object) => ask(path, body),
    onSuccess: (state) => queries.setQueryData(keys.playground, state),
    onError: (error) => message.error(explainError(t, error)),
  });
};
