import type { Problem } from '@throughline/protocol/api';
import { Refusal } from '../refusal.ts';

/** What a refusal's code means over HTTP; one table in the api room. Unknown codes are 422. */
export type RefusalTable = Readonly<Record<string, { status: number; title: string }>>;

export type Issue = { path: string; message: string };

/** The caller sent something that cannot be read: each issue names the place and what was expected there. */
export class InvalidInput extends Error {
  readonly status: 400 | 422;
  readonly issues: readonly Issue[];

  constructor(status: 400 | 422, issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.path}: ${issue.message}`).join('; '));
    this.name = 'InvalidInput';
    this.status = status;
    this.issues = issues;
  }
}

// The multipart parser's own errors carry no code; they are about the bytes that came.
const BROKEN_MULTIPART =
  /^(Multipart: Boundary not found|Boundary required|.*[Uu]nexpected end of (multipart data|form)|Malformed part header)$/;

export type ProblemAnswer = { body: Problem; retryAfterSeconds: number | undefined };

const problem = (status: number, code: string, title: string, more: Partial<Problem> = {}): Problem => ({
  type: `urn:throughline:problem:${code}`,
  title,
  status,
  code,
  ...more,
});

const FASTIFY_PROBLEMS: Readonly<Record<string, [status: number, code: string, title: string]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'invalid-json', 'The body is not valid JSON'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'too-large', 'The body is too large'],
  FST_REQ_FILE_TOO_LARGE: [413, 'too-large', 'The file is too large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'unsupported-media-type', 'Send this as application/json'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'bad-request', 'The body does not have the length it claims'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [415, 'unsupported-media-type', 'Send this as multipart/form-data'],
};

// Connection refused or cut, server starting or stopping, no connection free in time.
const DATABASE_AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '08000', '08003', '08006', '53300']);

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '');

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500;

/** The answer to an error that is the caller's or the moment's; undefined when the fault is ours. */
export const findProblem = (error: unknown, refusals: RefusalTable): ProblemAnswer | undefined => {
  if (error instanceof Refusal) return refused(error, refusals);
  if (error instanceof InvalidInput)
    return plain(
      problem(error.status, error.status === 400 ? 'bad-request' : 'invalid-input', 'The input is not as expected', {
        issues: [...error.issues],
      }),
    );
  const code = codeOf(error);
  const known = FASTIFY_PROBLEMS[code];
  if (known !== undefined) return plain(problem(...known));
  if (DATABASE_AWAY.has(code))
    return { body: problem(503, 'unavailable', 'The database is away for a moment; try again'), retryAfterSeconds: 1 };
  // Class 22, data exception: a number too large for its column, a character that no text may hold.
  if (/^22[0-9A-Z]{3}$/.test(code)) return plain(problem(422, 'invalid-input', 'A value is out of range'));
  const status = statusOf(error);
  // Fastify's own words about a request (bad URL, unreadable header) are for the caller; a 5xx is never.
  if (code.startsWith('FST_') && status >= 400 && status < 500) return plain(problem(status, 'bad-request', 'The request cannot be read'));
  if (error instanceof Error && BROKEN_MULTIPART.test(error.message))
    return plain(problem(400, 'bad-request', 'The multipart body cannot be read'));
  if (code.startsWith('HPE_')) return plain(problem(400, 'bad-request', 'The request cannot be read'));
  return undefined;
};

const plain = (body: Problem): ProblemAnswer => ({ body, retryAfterSeconds: undefined });

const refused = (refusal: Refusal, refusals: RefusalTable): ProblemAnswer => {
  const { status, title } = refusals[refusal.code] ?? { status: 422, title: 'Not possible' };
  const { retryAfterSeconds, issues, ...facts } = refusal.facts;
  // What exactly is missing would tell what exists.
  if (refusal.code === 'not-found') return plain(problem(status, refusal.code, title));
  const more = { ...(Array.isArray(issues) ? { issues } : {}), ...(Object.keys(facts).length === 0 ? {} : { facts }) };
  return {
    body: problem(status, refusal.code, title, more),
    retryAfterSeconds: typeof retryAfterSeconds === 'number' ? retryAfterSeconds : undefined,
  };
};

export const unexpectedProblem = (id: string): Problem =>
  problem(500, 'unexpected', 'Something went wrong on our side', { detail: `Tell your administrator this number: ${id}` });
