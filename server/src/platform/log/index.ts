import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import { hideSecrets } from './hide-secrets.ts';

export type Logger = PinoLogger;
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/**
 * One JSON line per entry, to standard error unless told otherwise: standard output belongs to what a person reads.
 * Values under secret-like keys and passwords inside URLs are blotted out, however deep they lie.
 */
export const createLog = (level: LogLevel, destination: DestinationStream = pino.destination({ dest: 2, sync: true })): Logger =>
  pino(
    {
      level,
      base: null,
      serializers: { err: (error: unknown) => error },
      formatters: { log: (entry) => hideSecrets(entry) as Record<string, unknown> },
    },
    destination,
  );

export { hideSecrets };
