import { fileURLToPath } from 'node:url';

/** Where a file lies that comes with the understanding library. */
export const shippedFile = (path: string): string => fileURLToPath(import.meta.resolve(`@throughline/nlu/${path}`));
