import { strFromU8, unzipSync } from 'fflate';

const LARGEST_UNPACKED = 50_000_000;

/** A file as the import takes it: text as it is; of a zip (a Dialogflow export) the JSON files, packed into one. */
export const readExport = async (file: Blob & { name: string }): Promise<string> => {
  if (!/\.zip$/i.test(file.name)) return await file.text();
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
