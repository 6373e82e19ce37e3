import { ApiError } from '@throughline/sdk';
import type { TFunction } from 'i18next';

const STATUS_WORDS: Record<number, string> = {
  0: 'error.unreachable',
  401: 'error.signed-out',
  403: 'error.forbidden',
  404: 'error.missing',
  413: 'error.too-large',
  429: 'error.busy',
  503: 'error.busy',
};

/** What happened and what to do, for a person. */
export const explainError = (t: TFunction, error: unknown): string => {
  if (!(error instanceof ApiError)) return t('error.unknown');
  const key = `error.code.${error.code}`;
  const known = t(key);
  if (known !== key) return known;
  const byStatus = STATUS_WORDS[error.status];
  if (byStatus !== undefined) return t(byStatus);
  return error.status >= 500 ? t('error.server') : error.message;
};
