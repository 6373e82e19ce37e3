/*
 * Columns of many rows, for `unnest($1::uuid[], $2::text[], …)`, as Postgres itself writes arrays. As text each value would be
 * escaped sign by sign here and read sign by sign there, which for a few kilobytes costs more than storing them.
 */
const OID = { boolean: 16, integer: 23, text: 25, time: 1184, uuid: 2950, json: 3802 };
const HEAD_BYTES = 20;
const LENGTH_BYTES = 4;
/** 1 January 2000, where Postgres begins to count. */
const EPOCH_MS = 946_684_800_000;

const begin = (oid: number, count: number, bytes: number): Buffer => {
  const column = Buffer.allocUnsafe(HEAD_BYTES + count * LENGTH_BYTES + bytes);
  // One dimension, maybe with nulls, numbered from 1.
  column.writeInt32BE(1, 0);
  column.writeInt32BE(1, 4);
  column.writeInt32BE(oid, 8);
  column.writeInt32BE(count, 12);
  column.writeInt32BE(1, 16);
  return column;
};

type Write<T> = (column: Buffer, value: T, at: number) => void;

/** Of values that all take the same number of bytes. */
const fixed =
  <T>(oid: number, bytes: number, write: Write<T>) =>
  (values: readonly (T | null)[]): Buffer => {
    const present = values.reduce((count, value) => (value === null ? count : count + 1), 0);
    const column = begin(oid, values.length, present * bytes);
    let at = HEAD_BYTES;
    for (const value of values) {
      at = column.writeInt32BE(value === null ? -1 : bytes, at);
      if (value === null) continue;
      write(column, value, at);
      at += bytes;
    }
    return column;
  };

export const uuids = fixed<string>(OID.uuid, 16, (column, value, at) => {
  const digits = value.slice(0, 8) + value.slice(9, 13) + value.slice(14, 18) + value.slice(19, 23) + value.slice(24);
  if (column.write(digits, at, 16, 'hex') !== 16) throw new TypeError('a uuid column was given what is no uuid');
});

export const integers = fixed<number>(OID.integer, 4, (column, value, at) => column.writeInt32BE(value, at));

export const booleans = fixed<boolean>(OID.boolean, 1, (column, value, at) => column.writeUInt8(value ? 1 : 0, at));

/** In microseconds, as Postgres keeps them. */
export const times = fixed<Date>(OID.time, 8, (column, value, at) =>
  column.writeBigInt64BE(BigInt(value.getTime() - EPOCH_MS) * 1000n, at),
);

export const texts = (values: readonly (string | null)[]): Buffer => {
  const column = begin(
    OID.text,
    values.length,
    values.reduce((sum, value) => (value === null ? sum : sum + Buffer.byteLength(value)), 0),
  );
  let at = HEAD_BYTES;
  for (const value of values) {
    const written = value === null ? -1 : column.write(value, at + LENGTH_BYTES);
    column.writeInt32BE(written, at);
    at += LENGTH_BYTES + Math.max(0, written);
  }
  return column;
};

// The form's version, before the text.
const JSON_VERSION = 1;

export const jsons = (values: readonly unknown[]): Buffer => {
  const printed = values.map((value) => JSON.stringify(value));
  const column = begin(
    OID.json,
    values.length,
    printed.reduce((sum, text) => sum + 1 + Buffer.byteLength(text), 0),
  );
  let at = HEAD_BYTES;
  for (const text of printed) {
    const written = column.write(text, at + LENGTH_BYTES + 1);
    column.writeInt32BE(written + 1, at);
    column.writeUInt8(JSON_VERSION, at + LENGTH_BYTES);
    at += LENGTH_BYTES + 1 + written;
  }
  return column;
};
