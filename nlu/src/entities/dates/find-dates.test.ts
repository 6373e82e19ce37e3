import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates } from './find-dates.ts';

/** Sunday evening in Shanghai. */
const NOW = '2026-11-22T11:30:00Z';
const zone = 'Asia/Shanghai';

/** "2026-11-25 15:00" to "…" as a clock in Shanghai shows it. */
const local = (iso: string) => new Date(new Date(iso).getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
const read = (text: string) =>
  findDates(text, { now: NOW, timeZone: zone }).map(({ from, to, grain, relation }) => `${local(from)} ${local(to)} ${grain} ${relation}`);

describe('findDates', () => {
  it.each([
    ['大后天下午三点', '2026-11-25 15:00 2026-11-25 16:00 hour at'],
    ['next Tues 3pm', '2026-11-24 15:00 2026-11-24 16:00 hour at'],
    ['上周五', '2026-11-13 00:00 2026-11-14 00:00 day at'],
    ['last Friday', '2026-11-20 00:00 2026-11-21 00:00 day at'],
    ['3天前', '2026-11-19 00:00 2026-11-20 00:00 day at'],
    ['within 7 days', '2026-11-22 19:30 2026-11-29 19:30 day by'],
    ['月底', '2026-11-30 00:00 2026-12-01 00:00 day at'],
    ['end of the month', '2026-11-30 00:00 2026-12-01 00:00 day at'],
    ['今晚8点', '2026-11-22 20:00 2026-11-22 21:00 hour at'],
    ['明早九点半到十点', '2026-11-23 09:30 2026-11-23 11:00 minute at'],
    ['下周三之前', '2026-11-22 19:30 2026-11-26 00:00 day by'],
    ['before Nov 30', '2026-11-22 19:30 2026-11-30 00:00 day by'],
    ['等了一个小时', '2026-11-22 18:30 2026-11-22 19:30 hour lasting'],
    ['for two hours', '2026-11-22 17:30 2026-11-22 19:30 hour lasting'],
    ['三个工作日内', '2026-11-22 19:30 2026-11-25 19:30 day by'],
    ['半小时后', '2026-11-22 20:00 2026-11-22 21:00 hour at'],
    ['2026年12月1号上午10:30', '2026-12-01 10:30 2026-12-01 10:31 minute at'],
    ['二零二六年三月五日', '2026-03-05 00:00 2026-03-06 00:00 day at'],
    ['1月3日', '2027-01-03 00:00 2027-01-04 00:00 day at'],
    ['Dec 5th, 2026', '2026-12-05 00:00 2026-12-06 00:00 day at'],
    ['5 Dec', '2026-12-05 00:00 2026-12-06 00:00 day at'],
    ['周一到周五', '2026-11-23 00:00 2026-11-28 00:00 day at'],
    ['since Monday', '2026-11-16 00:00 2026-11-17 00:00 day since'],
    ['day after tomorrow at 5pm', '2026-11-24 17:00 2026-11-24 18:00 hour at'],
    ['3pm tomorrow', '2026-11-23 15:00 2026-11-23 16:00 hour at'],
    ['tomorrow morning', '2026-11-23 06:00 2026-11-23 12:00 hour at'],
    ['下个月15号', '2026-12-15 00:00 2026-12-16 00:00 day at'],
    ['去年12月', '2025-12-01 00:00 2026-01-01 00:00 month at'],
    ['晚上12点', '2026-11-23 00:00 2026-11-23 01:00 hour at'],
    ['凌晨两点', '2026-11-22 02:00 2026-11-22 03:00 hour at'],
    ['for the next two weeks', '2026-11-22 19:30 2026-12-06 19:30 day by'],
    ['都买了3天', '2026-11-19 19:30 2026-11-22 19:30 day lasting'],
    ['05.12.2026', '2026-12-05 00:00 2026-12-06 00:00 day at'],
    ['只要9.9', ''],
  ])('reads "%s"', (text, expected) => expect(read(text)).toEqual(expected === '' ? [] : [expected]));

  it('reads several in one message, with their places', () => {
    const text = 'I ordered 3 days ago and need it by Dec 1 at 5 pm';
    const found = findDates(text, { now: NOW, timeZone: zone });
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['3 days ago', 'Dec 1 at 5 pm']);
    expect(found.map(({ relation }) => relation)).toEqual(['at', 'by']);
  });
  it.each(['便宜一点', '服务周到', 'I may want 2', 'Have a nice day', '3号楼', '有点贵', '一点都不好', '周边有店吗', 'v1.2.3'])(
    'sees no date in "%s"',
    (text) => {
      expect(findDates(text, { now: NOW, timeZone: zone })).toEqual([]);
    },
  );
  it('is less sure of what may mean two days', () => {
    const sure = (text: string) => findDates(text, { now: NOW, timeZone: zone })[0]?.confidence ?? 0;
    expect(sure('3/4')).toBeLessThan(sure('March 4'));
    expect(sure('周五')).toBeLessThan(sure('下周五'));
    expect(sure('3点')).toBeLessThan(sure('下午3点'));
  });
  it('keeps to the wall clock where summer time begins', () => {
    // 8 March 2026, 02:00 in New York: clocks jump to 03:00.
    const [found] = findDates('tomorrow at 9am', { now: '2026-03-07T17:00:00Z', timeZone: 'America/New_York' });
    expect(found?.from).toBe('2026-03-08T13:00:00.000Z');
    const [skipped] = findDates('tomorrow at 2:30 am', { now: '2026-03-07T17:00:00Z', timeZone: 'America/New_York' });
    expect(skipped?.from).toBe('2026-03-08T07:30:00.000Z');
  });
  it('refuses a time zone that does not exist', () => {
    expect(() => findDates('明天', { now: NOW, timeZone: 'Mars/Base' })).toThrow(RangeError);
  });
  it('gives real instants in order, whatever the text and the zone', () => {
    const word = fc.constantFrom(
      '明天',
      '下',
      '周',
      '五',
      '3',
      '点',
      '半',
      '天',
      '前',
      'next ',
      'Tue ',
      '12',
      ':',
      '30',
      'pm',
      '月',
      '底',
      '年',
      '31',
      '/',
      'Feb ',
      ' ago',
      ' days',
      '到',
      '99',
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }),
        fc.constantFrom('Asia/Shanghai', 'America/St_Johns', 'Pacific/Kiritimati'),
        (words, timeZone) => {
          const text = words.join('');
          let last = 0;
          for (const { from, to, start, end } of findDates(text, { now: NOW, timeZone })) {
            expect(new Date(to).getTime()).toBeGreaterThanOrEqual(new Date(from).getTime());
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
        },
      ),
      { seed: 7, numRuns: 400 },
    );
  });
});
