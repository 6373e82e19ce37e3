import type { BodyOf, OperationName, ParamsOf, QueryOf, ResponseOf } from '@throughline/protocol/api';
import type { Readable } from 'node:stream';
import type { Viewer } from '../access/index.ts';
import type { Tx } from '../platform/bus/index.ts';

/** A file on its way in. `content` fails with `too-large` past the limit. */
export type Upload = { name: string; content: Readable };

/** One request, parsed and permitted. */
export type Call<N extends OperationName> = {
  viewer: Viewer;
  id: ParamsOf<N> extends { id: string } ? string : undefined;
  query: QueryOf<N>;
  body: BodyOf<N>;
  idempotencyKey: string | undefined;
  /**
   * Keeps the answer under the request's key in the very transaction of the act: whenever the process dies, the same key either
   * finds the answer or finds nothing done. For acts that nobody may see twice.
   */
  keepAnswer(tx: Tx, answer: ResponseOf<N>): Promise<void>;
  /** Only for uploads: the multipart field "file". */
  readUpload(): Promise<Upload>;
};

export type Handler<N extends OperationName> = (call: Call<N>) => Promise<ResponseOf<N>>;
/** One per line of OPERATIONS: a new operation without a handler does not compile. */
export type Handlers = { [N in OperationName]: Handler<N> };
export type HandlersOf<N extends OperationName> = Pick<Handlers, N>;
