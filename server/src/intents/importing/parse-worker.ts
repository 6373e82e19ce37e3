/* The thread that reads a foreign file: some need seconds, and a file made for it needs hours. */
import { parentPort, workerData } from 'node:worker_threads';
import { parseCsv } from './parse-csv.ts';
import { parseDialogflow } from './parse-dialogflow.ts';
import { parseRasa } from './parse-rasa.ts';
import type { Brought, ImportFormat } from './types.ts';

const PARSERS: Record<ImportFormat, (text: string) => Brought> = { csv: parseCsv, rasa: parseRasa, dialogflow: parseDialogflow };

const { format, text } = workerData as { format: ImportFormat; text: string };
parentPort?.postMessage(PARSERS[format](text));
