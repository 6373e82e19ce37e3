/** The door of the sdk: the HTTP client, the live socket, and the words of the contract as types. */
export { ApiError } from './api-error.ts';
export { createClient, type CallInput, type Client, type ClientOptions } from './client.ts';
export { connectLive, type Live, type LiveOptions, type LiveState } from './live.ts';
export type { OperationName, Problem, ResponseOf } from '@throughline/protocol/api';
export type { DeskClientFrame, DeskServerFrame } from '@throughline/protocol/live';
