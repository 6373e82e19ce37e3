/**
 * The domain says no. `code` is stable (docs/errors.md) and mapped to HTTP in one table; `facts` fill the sentence a
 * person reads. Anything that is neither a Refusal nor a channel's failure is our own bug.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly facts: Record<string, unknown>;

  constructor(code: string, facts: Record<string, unknown> = {}) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
  }
}

/** Missing and forbidden give the same answer. */
export const notFound = (what: string): Refusal => new Refusal('not-found', { what });
