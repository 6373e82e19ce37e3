import type { Message } from '../api/use-api.ts';

export type Part = Message['parts'][number];
export type PartOf<T extends Part['type']> = Extract<Part, { type: T }>;
