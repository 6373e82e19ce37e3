import { ApiError } from '@throughline/sdk';

/** What the server said about single fields, by the last word of their path. */
export const issuesOf = (error: Error | null): Record<string, string> =>
  error instanceof ApiError
    ? Object.fromEntries((error.problem.issues ?? []).map((issue) => [issue.path.split(/[./]/).at(-1) ?? issue.path, issue.message]))
    : {};
