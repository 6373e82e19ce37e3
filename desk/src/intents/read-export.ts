import { strFromU8, unzipSync } from 'fflate';

const LARGEST_UNPACKED = 50_000_000;

/** A file as the import takes it: text as it is; of a zip (a Dialogflow export) the JSON files, packed into one. */
export const readExport = async (file: Blob & { name: string }): Promise<string> => {
  if (!/\.zip$/i.test(file.name)) return decode(new Uint8Array(await file.arrayBuffer()));
  let unpacked = 0;
  const found = unzipSync(new Uint8Array(await file.arrayBuffer()), {
    filter: ({ name, originalSize }) => {
      unpacked += originalSize;
      return name.endsWith('.json') && unpacked <= LARGEST_UNPACKED;
    },
  });
  const files = Object.fromEntries(Object.entries(found).map(([name, bytes]) => [name, strFromU8(bytes)]));
  return JSON.stringify({ files });
};

/** Spreadsheets on Chinese Windows save CSV in GBK, and "Unicode text" is UTF-16. */
const decode = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};
