import { describe, expect, it } from 'vitest';
import { readDate, sayDate, type Circumstances, type Wanted, localeMonthFirst } from './date';

/** A Wednesday morning. */
const now = new Date(2026, 2, 4, 8, 0);
const day: Wanted = { time: false };
const moment: Wanted = { time: true };
const here: Circumstances = { now, monthFirst: false };
const inAmerica: Circumstances = { now, monthFirst: true };
const said = (text: string, wanted = moment, where = here) => {
  const { at, wrong } = readDate(text, wanted, where);
  return at ? sayDate(at, wanted) : (wrong ?? '');
};

describe('a date as people type it', () => {
  it.each([
    ['12.1.2026', 'Mon 12 Jan 2026'],
    ['12. 1. 2026', 'Mon 12 Jan 2026'],
    ['12.01.26', 'Mon 12 Jan 2026'],
    ['12 Jan 2026', 'Mon 12 Jan 2026'],
    ['Mon, 12 January 2026', 'Mon 12 Jan 2026'],
    ['January 12th, 2026', 'Mon 12 Jan 2026'],
    ['12-Jan-2026', 'Mon 12 Jan 2026'],
    ['12 Sept. 2026', 'Sat 12 Sep 2026'],
    ['2026-01-12', 'Mon 12 Jan 2026'],
    ['2026/1/12', 'Mon 12 Jan 2026'],
    ['1/12/2026', 'Tue 1 Dec 2026'],
    ['12/1/2026', 'Mon 12 Jan 2026'],
    ['1/13/2026', 'Tue 13 Jan 2026'],
    ['12012026', 'Mon 12 Jan 2026'],
    ['20260112', 'Mon 12 Jan 2026'],
    ['１２.１.２０２６', 'Mon 12 Jan 2026'],
    ['29.2.2028', 'Tue 29 Feb 2028'],
    ['today', 'Wed 4 Mar 2026'],
    ['Tomorrow', 'Thu 5 Mar 2026'],
    ['friday', 'Fri 6 Mar 2026'],
    ['next Tuesday', 'Tue 10 Mar 2026'],
    ['last Mon', 'Mon 2 Mar 2026'],
    ['wed', 'Wed 11 Mar 2026'],
    ['12.1.', 'Tue 12 Jan 2027'],
    ['20 mar', 'Fri 20 Mar 2026'],
  ])('reads %s', (text, as) => expect(said(text, day)).toBe(as));

  it.each([
    ['12.1.2026 10:30', 'Mon 12 Jan 2026, 10:30'],
    ['12 Jan 2026, 10:30', 'Mon 12 Jan 2026, 10:30'],
    ['2026-01-12T10:30', 'Mon 12 Jan 2026, 10:30'],
    ['2026-01-12 10:30:00', 'Mon 12 Jan 2026, 10:30'],
    ['tomorrow 10:30', 'Thu 5 Mar 2026, 10:30'],
    ['tomorrow at 9 am', 'Thu 5 Mar 2026, 09:00'],
    ['12012026 2:15pm', 'Mon 12 Jan 2026, 14:15'],
    ['10:30 12.1.2026', 'Mon 12 Jan 2026, 10:30'],
    ['12 a.m. friday', 'Fri 6 Mar 2026, 00:00'],
    ['friday noon', 'Fri 6 Mar 2026, 12:00'],
    ['14h05', 'Wed 4 Mar 2026, 14:05'],
  ])('reads %s', (text, as) => expect(said(text)).toBe(as));

  it('takes the month first only where the locale does', () => {
    expect(said('1/12/2026', day, inAmerica)).toBe('Mon 12 Jan 2026');
    expect(said('01122026', day, inAmerica)).toBe('Mon 12 Jan 2026');
    expect(said('13/1/2026', day, inAmerica)).toBe('Tue 13 Jan 2026');
    expect(said('12.1.2026', day, inAmerica), 'dots are written where the day comes first').toBe('Mon 12 Jan 2026');
  });

  it('fills in towards the past what is over', () => {
    const over = { time: false, past: true };
    expect(said('12 Jan', over)).toBe('Mon 12 Jan 2026');
    expect(said('20 Mar', over)).toBe('Thu 20 Mar 2025');
    expect(said('friday', over)).toBe('Fri 27 Feb 2026');
  });

  it.each([
    ['31.02.', 'February 2027 has no day 31; it has 28 days.'],
    ['31.02.2026', 'February 2026 has no day 31; it has 28 days.'],
    ['2026-02-30', 'February 2026 has no day 30; it has 28 days.'],
    ['0.1.2026', 'January 2026 has no day 0; it has 31 days.'],
    ['12.13.2026', 'There is no month 13. Write it like 12 Jan 2026.'],
    ['12.1.3026', 'The year 3026 is not one that can be meant. Write it like 12 Jan 2026.'],
    ['31 Feb', 'February 2027 has no day 31; it has 28 days.'],
    ['soon', 'This is not a date that can be read. Write it like 12 Jan 2026.'],
    ['12', 'This is not a date that can be read. Write it like 12 Jan 2026.'],
    ['x'.repeat(10_000), 'This is not a date that can be read. Write it like 12 Jan 2026.'],
    ['9'.repeat(10_000), 'This is not a date that can be read. Write it like 12 Jan 2026.'],
  ])('says in a sentence what is wrong in case %#', (text, sentence) => expect(said(text, day)).toBe(sentence));

  it.each([
    ['12.1.2026', 'Add the time of day, for example 10:30.'],
    ['tomorrow 25:00', 'There is no such time of day. Write it like 14:30.'],
    ['tomorrow 10:75', 'There is no such time of day. Write it like 14:30.'],
    ['31.02. 10:00', 'February 2027 has no day 31; it has 28 days.'],
    ['tomorrow or so', 'This is not a date and time that can be read. Write it like 12 Jan 2026, 10:30.'],
  ])('says in a sentence what is wrong with %s', (text, sentence) => expect(said(text)).toBe(sentence));

  it('says nothing about nothing', () => expect(readDate('  ', moment, here)).toEqual({}));

  it('reads back every day that it says, and the usual styles', () => {
    const two = (n: number) => String(n).padStart(2, '0');
    const styles: ((d: Date) => string)[] = [
      (d) => sayDate(d, moment),
      (d) => `${d.getDate()}.${d.getMonth() + 1}.${d.getFullYear()} ${d.getHours()}:${two(d.getMinutes())}`,
      (d) => `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}T${two(d.getHours())}:${two(d.getMinutes())}`,
      (d) => `${two(d.getDate())}${two(d.getMonth() + 1)}${d.getFullYear()} ${two(d.getHours())}:${two(d.getMinutes())}`,
      (d) => `${d.getDate()}/${d.getMonth() + 1}/${d.getFullYear()} ${two(d.getHours())}:${two(d.getMinutes())}`,
    ];
    for (let at = 0; at < 3 * 366; at++) {
      const date = new Date(2023 + (at % 7), 0, 1 + at, at % 24, (at * 7) % 60);
      for (const style of styles) {
        const text = style(date);
        expect(readDate(text, moment, here).at?.getTime(), text).toBe(date.getTime());
        expect(readDate(text, { time: true, past: true }, here).at?.getTime(), text).toBe(date.getTime());
      }
    }
  });

  it('takes the month first in every style of a place that writes so', () => {
    for (let at = 0; at < 366; at++) {
      const date = new Date(2024, 0, 1 + at);
      const text = `${date.getMonth() + 1}/${date.getDate()}/${date.getFullYear()}`;
      expect(readDate(text, day, inAmerica).at?.getTime(), text).toBe(date.getTime());
    }
  });
});

it.each([['C', false], ['c', false], ['', false], ['POSIX', false], ['en-US', true], ['de-DE', false], ['en-IN', false]])('a machine whose language is %j', (language, first) => {
  expect(() => localeMonthFirst(language), 'never fails for a language that is none').not.toThrow();
  if (/^[a-z]{2}-/.test(language)) expect(localeMonthFirst(language)).toBe(first);
});
