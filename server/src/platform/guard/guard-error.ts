/**
 * blocked: the address is not public and not allowed. unknown: the name has no address. redirects: too many, or one where none
 * may be. too-large: the answer. timeout: all in all. The first three are certain to have sent nothing to the refused address.
 */
export type GuardReason = 'blocked' | 'unknown' | 'redirects' | 'too-large' | 'timeout';

export class GuardError extends Error {
  readonly reason: GuardReason;

  constructor(reason: GuardReason, message: string) {
    super(message);
    this.name = 'GuardError';
    this.reason = reason;
  }
}
