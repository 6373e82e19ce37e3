import { expect, it } from 'vitest';
import { joinWrapped } from './join-wrapped.ts';

it('joins the lines of a paragraph or an item, with a space where the language has one', () => {
  expect(joinWrapped('1. Needs "TLS from the\n   start".\n2. Next')).toBe('1. Needs "TLS from the start".\n2. Next');
  expect(joinWrapped('3. 先发一封试试），\n   请关闭此项')).toBe('3. 先发一封试试），请关闭此项');
  expect(joinWrapped('只有判定\n`dmarc=pass` 的来信')).toBe('只有判定 `dmarc=pass` 的来信');
});

it('leaves paragraphs, lists, headings and code as they are', () => {
  const page = '# Title\ntext\n\n- one\n- two\n\n```sh\nnpm ci\nnpm start\n```\n| a | b |\n| - | - |';
  expect(joinWrapped(page)).toBe(page);
});
