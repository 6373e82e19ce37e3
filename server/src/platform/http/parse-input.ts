import type { z } from 'zod';
import { InvalidInput, type Issue } from './problem.ts';

type ZodIssue = z.core.$ZodIssue;

const pathOf = (prefix: string, path: readonly PropertyKey[]): string => [prefix, ...path.map(String)].join('.');

const messageOf = (issue: ZodIssue): string => {
  if (issue.code === 'unrecognized_keys') return `unknown: ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return `is missing; expected ${issue.expected}`;
  if (issue.code === 'invalid_union') return 'matches none of the allowed forms';
  return issue.message.replace(/^Invalid input: /, '').replace(/^(Too big|Too small): /, '');
};

/** Issues with the place they are at, e.g. "body.parts.0.text". A union's own issue stands for all its forms. */
export const issuesOf = (place: string, error: z.core.$ZodError): Issue[] =>
  error.issues.slice(0, 50).map((issue) => ({ path: pathOf(place, issue.path), message: messageOf(issue) }));

/** Parsed, with defaults filled in; throws InvalidInput with this status otherwise. */
export const parseInput = <T extends z.ZodType>(place: string, schema: T, input: unknown, status: 400 | 422): z.infer<T> => {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new InvalidInput(status, issuesOf(place, parsed.error));
  return parsed.data;
};
