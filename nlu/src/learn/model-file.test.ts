import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checksum, getSection, ModelFileError, readModel, writeModel } from './model-file.ts';

const FILE = {
  kind: 'intent',
  version: 2,
  meta: { names: ['退款', 'refund'] },
  sections: { weights: Float32Array.from([1.5, -2]), levels: Int8Array.from([1, -1, 127]), hashes: Uint32Array.from([4294967295]) },
};

/** The same bytes with another header, and a right checksum. */
function withHeader(header: unknown): Uint8Array {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(10 + text.length + 4);
  bytes.set(writeModel(FILE).subarray(0, 6));
  const view = new DataView(bytes.buffer);
  view.setUint32(6, text.length, true);
  bytes.set(text, 10);
  view.setUint32(bytes.length - 4, checksum(bytes.subarray(0, bytes.length - 4)), true);
  return bytes;
}

it('reads back what it wrote, wherever the bytes lie', () => {
  const bytes = writeModel(FILE);
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  expect(readModel(shifted.subarray(3), 'intent', 2)).toEqual({ ...FILE, sections: Object.assign(Object.create(null), FILE.sections) });
});

it('refuses a file of another kind or version, and one without a needed part, and says so', () => {
  const bytes = writeModel(FILE);
  expect(() => readModel(bytes, 'emotion', 2)).toThrow(/for "intent", not for "emotion"/);
  expect(() => readModel(bytes, 'intent', 3)).toThrow(/version 2/);
  expect(() => getSection(readModel(bytes, 'intent', 2), 'weights', Int8Array)).toThrow(ModelFileError);
  expect(() => getSection(readModel(bytes, 'intent', 2), 'weights', Float32Array, 3)).toThrow(ModelFileError);
  expect(() => getSection(readModel(bytes, 'intent', 2), 'constructor', Float32Array)).toThrow(ModelFileError);
});

it('refuses every single changed byte, every cut and every addition', () => {
  const bytes = writeModel(FILE);
  for (let at = 0; at < bytes.length; at++) {
    for (const change of [1, 0x80, 0xff]) {
      const broken = bytes.slice();
      broken[at] = (broken[at] as number) ^ change;
      expect(() => readModel(broken, 'intent', 2)).toThrow(ModelFileError);
    }
    expect(() => readModel(bytes.subarray(0, at), 'intent', 2)).toThrow(ModelFileError);
  }
  expect(() => readModel(Uint8Array.from([...bytes, 0]), 'intent', 2)).toThrow(ModelFileError);
});

it('refuses hostile headers with a right checksum', () => {
  for (const header of ['', 'null', '[]', '{', { kind: 1 }, { kind: 'intent', version: 2, sections: {} }]) {
    expect(() => readModel(withHeader(header), 'intent', 2)).toThrow(ModelFileError);
  }
  for (const listed of [
    {},
    null,
    { name: 'a', type: 'constructor', length: 1 },
    { name: 'a', type: 'Float32Array', length: 1e15 },
    { name: 'a', type: 'Int8Array', length: -1 },
  ]) {
    expect(() => readModel(withHeader({ kind: 'intent', version: 2, sections: [listed] }), 'intent', 2)).toThrow(ModelFileError);
  }
});

it('answers any bytes with a model file error and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.json(), (bytes, json) => {
      expect(() => readModel(bytes, 'intent', 2)).toThrow(ModelFileError);
      expect(() => readModel(withHeader(json), 'intent', 2)).toThrow(ModelFileError);
    }),
    { numRuns: 300 },
  );
});

it('reads a Node Buffer, whose slices are views into memory it shares with others', () => {
  const shared = Buffer.concat([Buffer.from('abc'), writeModel(FILE), Buffer.alloc(99)]);
  const { sections } = readModel(shared.subarray(3, shared.length - 99), 'intent', 2);
  expect(sections).toEqual(FILE.sections);
});
