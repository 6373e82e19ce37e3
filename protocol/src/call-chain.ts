/**
 * A later call may need a word from the answer before it ("getFile", then the file): `{{result.file_path}}` in its URL
 * stands for that word of the previous JSON answer. Whoever carries calls out fills it in here.
 */
import type { Call } from './channel.ts';

const SLOT = /\{\{([\w.]+)\}\}/g;

const findWord = (answer: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (at, name) => (typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? Reflect.get(at, name) : undefined),
      answer,
    );

/** The call with the words of the previous answer in its URL. Throws when the answer lacks one, or it could leave its path. */
export const fillCall = (call: Call, previousBody: string): Call => {
  if (call.via !== 'http' || !call.url.includes('{{')) return call;
  const answer: unknown = JSON.parse(previousBody);
  const url = call.url.replaceAll(SLOT, (_slot, path: string) => {
    const word = findWord(answer, path);
    if (typeof word !== 'string' || word === '' || word.split('/').includes('..')) throw new Error(`the answer before names no ${path}`);
    return word.split('/').map(encodeURIComponent).join('/');
  });
  return { ...call, url };
};
