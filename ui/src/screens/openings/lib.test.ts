import { describe, expect, it } from 'vitest';
import type { SetRow } from '../../ipc';
import { dayTyped, monthsFrom, offered, passed } from './lib';

describe('a retention date', () => {
  it('is read as people write it', () => {
    expect(dayTyped(' 2027-5-31 ')).toEqual({ day: '2027-05-31' });
    expect(dayTyped('31.5.2027')).toEqual({ day: '2027-05-31' });
    expect(dayTyped('05/31/2027'), 'only a month can be meant by the 05').toEqual({ day: '2027-05-31' });
    expect(dayTyped('  ')).toEqual({ day: null });
  });

  it('must be a day there is', () => {
    for (const text of ['2027-02-30', '31.04.2027', 'soon', '2027', '32/13/2027']) expect(dayTyped(text)).toHaveProperty('wrong');
  });

  it('can be so many months away, at the end of a shorter month too', () => {
    expect(monthsFrom(new Date(2026, 7, 31), 6)).toBe('2027-02-28');
    expect(monthsFrom(new Date(2026, 10, 21), 12)).toBe('2027-11-21');
  });

  it('has passed on the day after', () => {
    expect(passed('2026-11-21', new Date(2026, 10, 21))).toBe(false);
    expect(passed('2026-11-21', new Date(2026, 10, 22))).toBe(true);
    expect(passed(null, new Date())).toBe(false);
  });
});

it('offers sets of the level first, and archived ones only while they are chosen', () => {
  const set = (id: string, level: string, archived = false) => ({ id, level, archived }) as SetRow;
  const sets = [set('a', 'mid'), set('b', 'senior'), set('c', 'senior', true), set('d', 'mid', true)];
  expect(offered(sets, 'senior', ['d']).map(({ id }) => id)).toEqual(['b', 'a', 'd']);
});
