import type { Problem } from '@throughline/protocol/api';

/** The API said no, or could not be reached (`status` 0, code `unreachable`). */
export class ApiError extends Error {
  readonly problem: Problem;
  /** How long the server asked us to wait; undefined when it did not say. */
  readonly retryAfterMs: number | undefined;

  constructor(problem: Problem, retryAfterMs?: number, options?: ErrorOptions) {
    super(problem.detail ?? problem.title, options);
    this.name = 'ApiError';
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }

  get status(): number {
    return this.problem.status;
  }

  get code(): string {
    return this.problem.code;
  }

  /** The same call may succeed later. */
  get retriable(): boolean {
    return this.status === 0 || this.status === 429 || this.status === 503;
  }
}

/** Seconds or an HTTP date, in milliseconds from `now`. */
export const parseRetryAfter = (header: string | null, now: number): number | undefined => {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'title' in value && 'status' in value;

/** An answer outside 2xx as an error; bodies that are no problem details (a proxy's page) become one. */
export const parseFailure = async (response: Response, now: number): Promise<ApiError> => {
  const body: unknown = await response.json().catch(() => null);
  const problem = isProblem(body)
    ? body
    : {
        type: 'about:blank',
        title: response.statusText || `HTTP ${response.status}`,
        status: response.status,
        code: `http-${response.status}`,
      };
  return new ApiError(problem, parseRetryAfter(response.headers.get('retry-after'), now));
};
