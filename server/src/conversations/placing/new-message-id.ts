import { randomUUID } from 'node:crypto';

/**
 * A UUID of version 7, which keeps new rows beside each other in an index. Its order within a millisecond is chance: messages have
 * a number for that, and need no counter here; Node's own random ids come from a store drawn in advance.
 */
export const newMessageId = (): string => {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
};
