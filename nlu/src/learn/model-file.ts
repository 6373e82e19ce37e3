/**
 * The shape of every model file: "TLNM", format number (u16), length of the header (u32), the header as JSON, then the typed arrays
 * it lists, each at a multiple of 8, and last a CRC-32 of all before it. Little-endian on every machine we run on.
 */

/** A file that is no model, is broken, is of another kind or was made by another version; the message says which. */
export class ModelFileError extends Error {
  override name = 'ModelFileError';
}

export type Section = Float32Array | Int32Array | Uint32Array | Uint16Array | Int16Array | Uint8Array | Int8Array;

export type ModelFile = {
  /** What the model is for: 'intent', 'emotion', … */
  kind: string;
  /** Version of the kind's own layout. */
  version: number;
  /** Anything that JSON holds. */
  meta: unknown;
  sections: Record<string, Section>;
};

const MAGIC = 0x4d4e4c54;
const FORMAT = 1;
const PREFIX = 10;
const MAX_HEADER = 64 << 20;
const MAKERS = { Float32Array, Int32Array, Uint32Array, Uint16Array, Int16Array, Uint8Array, Int8Array } as const;
type MakerName = keyof typeof MAKERS;
type Listed = { name: string; type: MakerName; length: number };
type Header = { kind: string; version: number; meta: unknown; sections: Listed[] };

/** Tables for eight bytes at once: table n says what a byte does to the sum n bytes later. A file of megabytes is summed in a few ms. */
function makeCrcTables(): Uint32Array {
  const tables = new Uint32Array(8 * 256);
  for (let i = 0; i < 256; i++) {
    let value = i;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    tables[i] = value;
  }
  for (let i = 256; i < tables.length; i++) {
    const before = tables[i - 256] as number;
    tables[i] = (tables[before & 0xff] as number) ^ (before >>> 8);
  }
  return tables;
}

/** CRC-32 as in zip and PNG. */
export function checksum(bytes: Uint8Array): number {
  const tables = makeCrcTables();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const look = (table: number, byte: number): number => tables[(table << 8) | (byte & 0xff)] as number;
  let crc = 0xffffffff;
  let at = 0;
  for (; at + 8 <= bytes.length; at += 8) {
    const low = view.getUint32(at, true) ^ crc;
    const high = view.getUint32(at + 4, true);
    crc =
      look(7, low) ^
      look(6, low >>> 8) ^
      look(5, low >>> 16) ^
      look(4, low >>> 24) ^
      look(3, high) ^
      look(2, high >>> 8) ^
      look(1, high >>> 16) ^
      look(0, high >>> 24);
  }
  for (; at < bytes.length; at++) crc = look(0, crc ^ (bytes[at] as number)) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function alignTo8(place: number): number {
  return Math.ceil(place / 8) * 8;
}

function nameOf(section: Section): MakerName {
  return section.constructor.name as MakerName;
}

export function writeModel(file: ModelFile): Uint8Array {
  const entries = Object.entries(file.sections);
  const listed: Listed[] = entries.map(([name, section]) => ({ name, type: nameOf(section), length: section.length }));
  const header = new TextEncoder().encode(JSON.stringify({ kind: file.kind, version: file.version, meta: file.meta, sections: listed }));
  let size = PREFIX + header.length;
  for (const [, section] of entries) size = alignTo8(size) + section.byteLength;
  const bytes = new Uint8Array(size + 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, FORMAT, true);
  view.setUint32(6, header.length, true);
  bytes.set(header, PREFIX);
  let place = PREFIX + header.length;
  for (const [, section] of entries) {
    place = alignTo8(place);
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), place);
    place += section.byteLength;
  }
  view.setUint32(size, checksum(bytes.subarray(0, size)), true);
  return bytes;
}

function mayBeListed(value: unknown): value is Listed {
  const listed = value as Partial<Listed> | null;
  return (
    typeof listed?.name === 'string' &&
    typeof listed.type === 'string' &&
    listed.type in MAKERS &&
    Number.isSafeInteger(listed.length) &&
    (listed.length as number) >= 0
  );
}

function parseHeader(bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < PREFIX + 4 || view.getUint32(0, true) !== MAGIC) throw new ModelFileError('This is not a model file.');
  const format = view.getUint16(4, true);
  if (format !== FORMAT) throw new ModelFileError(`This model file has format ${format}; this version reads format ${FORMAT}.`);
  const length = view.getUint32(6, true);
  if (length > MAX_HEADER || PREFIX + length + 4 > bytes.length) throw new ModelFileError('The model file is cut short.');
  if (view.getUint32(bytes.length - 4, true) !== checksum(bytes.subarray(0, bytes.length - 4))) {
    throw new ModelFileError('The model file is damaged: its checksum does not match.');
  }
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(PREFIX, PREFIX + length)));
  } catch {
    throw new ModelFileError('The model file has an unreadable header.');
  }
  const found = header as Partial<Header> | null;
  if (
    typeof found?.kind !== 'string' ||
    typeof found.version !== 'number' ||
    !Array.isArray(found.sections) ||
    !found.sections.every(mayBeListed)
  ) {
    throw new ModelFileError('The model file has a header that is not understood.');
  }
  return found as Header;
}

/** Reads and checks the whole file, of this version or an `older` one that the kind still knows; the sections are copies. */
export function readModel(bytes: Uint8Array, kind: string, version: number, older: readonly number[] = []): ModelFile {
  const header = parseHeader(bytes);
  if (header.kind !== kind) throw new ModelFileError(`This is a model for "${header.kind}", not for "${kind}".`);
  if (header.version !== version && !older.includes(header.version)) {
    throw new ModelFileError(`This ${kind} model was made by version ${header.version}; this version reads ${version}. Train it again.`);
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(6, true);
  let place = PREFIX + length;
  const sections: Record<string, Section> = Object.create(null) as Record<string, Section>;
  for (const { name, type, length: size } of header.sections) {
    const maker = MAKERS[type];
    place = alignTo8(place);
    const end = place + size * maker.BYTES_PER_ELEMENT;
    if (end > bytes.length - 4) throw new ModelFileError('The model file lists more than it holds.');
    // Not `slice`: a Node Buffer's is a view into the memory it shares with others.
    sections[name] = new maker(new Uint8Array(bytes.subarray(place, end)).buffer);
    place = end;
  }
  if (place !== bytes.length - 4) throw new ModelFileError('The model file holds more than it lists.');
  return { kind: header.kind, version: header.version, meta: header.meta, sections };
}

/** A section that must be there, of the given type. */
export function getSection<T extends Section>(file: ModelFile, name: string, type: { new (...args: never[]): T }, length?: number): T {
  const section = file.sections[name];
  if (!(section instanceof type)) throw new ModelFileError(`The ${file.kind} model has no part "${name}".`);
  if (length !== undefined && section.length !== length)
    throw new ModelFileError(`The part "${name}" of the ${file.kind} model has the wrong length.`);
  return section;
}
