/* Load and baselines run in processes of their own, so that they do not share the event loop they measure. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

export type Child<Request, Answer> = { ask(request: Request): Promise<Answer>; pid: number; end(): Promise<void> };
type Reply<Answer> = { id: number; answer: Answer } | { id: number; error: string };

/** Starts a program of `children/`; it answers each request with one message. */
export const startChild = <Request, Answer>(
  program: string,
  settings: { nodeFlags?: string[]; words?: string[] } = {},
): Child<Request, Answer> => {
  const child = fork(join(import.meta.dirname, '../children', program), settings.words ?? [], { execArgv: settings.nodeFlags ?? [] });
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => {
      for (const one of waiting.values()) one.reject(new Error(`${program} ended`));
      resolve();
    });
  });
  child.on('message', (reply: Reply<Answer>) => {
    const one = waiting.get(reply.id);
    waiting.delete(reply.id);
    if ('error' in reply) one?.reject(new Error(reply.error));
    else one?.resolve(reply.answer);
  });
  return { pid: child.pid ?? 0, ask: (request) => send(child, waiting, request), end: () => endChild(child, ended) };
};

const send = <Request, Answer>(
  child: ChildProcess,
  waiting: Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>,
  request: Request,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const id = performance.now() + Math.random();
    waiting.set(id, { resolve, reject });
    child.send({ id, request });
  });

const endChild = async (child: ChildProcess, ended: Promise<void>): Promise<void> => {
  if (child.exitCode === null) child.kill('SIGTERM');
  await ended;
};

/** The other side: one answer per request, one request at a time. */
export const answerParent = <Request, Answer>(answer: (request: Request) => Promise<Answer>): void => {
  process.on('message', (message: { id: number; request: Request }) => {
    answer(message.request).then(
      (done) => process.send?.({ id: message.id, answer: done }),
      (error: unknown) => process.send?.({ id: message.id, error: String((error as Error).stack ?? error) }),
    );
  });
  process.on('disconnect', () => process.exit());
};
