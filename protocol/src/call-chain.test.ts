import { describe, expect, it } from 'vitest';
import { fillCall } from './call-chain.ts';

describe('fillCall', () => {
  const call = { via: 'http', method: 'GET', url: 'https://api.example/file/{{result.file_path}}' } as const;

  it('puts a word of the previous answer into the address', () => {
    expect(fillCall(call, '{"result":{"file_path":"photos/file 1.jpg"}}')).toMatchObject({
      url: 'https://api.example/file/photos/file%201.jpg',
    });
  });
  it('leaves other calls alone', () => {
    expect(fillCall({ via: 'poll' }, '')).toEqual({ via: 'poll' });
  });
  it.each(['{}', '{"result":{"file_path":"../../secret"}}', '{"result":{"file_path":5}}', '{"result":{"file_path":""}}'])(
    'refuses %s',
    (body) => {
      expect(() => fillCall(call, body)).toThrow('names no result.file_path');
    },
  );
});
