export const makeUrl = (socketFolder: string, database: string): string =>
  `postgresql://throughline@localhost/${database}?host=${encodeURIComponent(socketFolder)}`;
