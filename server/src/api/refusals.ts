import type { RefusalTable } from '../platform/http/index.ts';

/** Every code a refusal can carry, and what it means over HTTP. Listed for people in docs/errors.md. */
export const REFUSALS: RefusalTable = {
  // Who asks, and may they?
  'not-signed-in': { status: 401, title: 'Sign in first, or send a valid API token' },
  'wrong-credentials': { status: 401, title: 'The email address or the password is not right' },
  'link-spent': { status: 401, title: 'This sign-in link was used already or has run out' },
  'not-allowed': { status: 403, title: 'You do not have the permission for this' },
  'foreign-request': { status: 403, title: 'This request did not come from our own pages' },
  'too-many-attempts': { status: 429, title: 'Too many attempts; wait a little' },
  'too-many-requests': { status: 429, title: 'Too many requests; wait a little' },
  'origin-not-allowed': { status: 403, title: 'This inbox does not take visitors from this site' },
  'visitor-not-proven': { status: 401, title: 'The signature of the visitor is not right' },
  // Missing and forbidden are one answer.
  'not-found': { status: 404, title: 'Not found' },
  // The state of things stands against it.
  'already-sent': { status: 409, title: 'The message has left already' },
  'account-taken': { status: 409, title: 'Another inbox stands for this account already' },
  'already-joined': { status: 409, title: 'These are one customer already' },
  'already-settled': { status: 409, title: 'This item is settled already' },
  'already-there': { status: 409, title: 'The thread is in that conversation already' },
  'email-taken': { status: 409, title: 'Somebody with this email address works here already' },
  'idempotency-in-progress': { status: 409, title: 'A request with this Idempotency-Key is still being worked on' },
  'last-admin': { status: 409, title: 'Somebody has to remain admin' },
  'no-conversation': { status: 409, title: 'There is no conversation yet' },
  'no-mail-address': { status: 409, title: 'The visitor has given no email address' },
  'no-mail-inbox': { status: 409, title: 'There is no email inbox to continue by' },
  'not-failed': { status: 409, title: 'Only a message that failed can be sent again' },
  'offer-gone': { status: 409, title: 'This offer has lapsed or was taken' },
  'slug-taken': { status: 409, title: 'Another article has this short name' },
  'unseen-messages': { status: 409, title: 'The customer has written since you last looked' },
  'wrong-channel': { status: 409, title: 'This inbox takes no messages over the API' },
  // What was sent cannot be done.
  'file-empty': { status: 422, title: 'The file is empty' },
  'file-too-large': { status: 413, title: 'The file is too large' },
  'idempotency-key-reused': { status: 422, title: 'This Idempotency-Key was used for another request' },
  invalid: { status: 422, title: 'The input is not as expected' },
  'invalid-settings': { status: 422, title: 'The settings are not as the channel needs them' },
  'not-an-agent': { status: 422, title: 'Only an agent can do this, not a token' },
  'not-retryable': { status: 422, title: 'This cannot be tried again' },
  'scope-too-wide': { status: 422, title: 'You cannot give a permission that you do not have' },
  'text-missing': { status: 422, title: 'Write it in at least one language' },
  'time-passed': { status: 422, title: 'This time has passed' },
  'unknown-agent': { status: 422, title: 'Nobody of this id works here' },
  'unknown-channel': { status: 422, title: 'There is no such kind of channel' },
  'unknown-scope': { status: 422, title: 'There is no such permission' },
  'weak-password': { status: 422, title: 'The password is too short or too long' },
};
