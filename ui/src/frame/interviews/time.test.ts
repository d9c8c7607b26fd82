import { expect, it } from 'vitest';
import { fields, instant, timeProblems } from './time';

const now = new Date(2026, 2, 4, 8, 0);

it('reads day and hour as people write them, and nothing else', () => {
  expect(instant({ date: '2026-03-14', time: '14:30' })).toBe(new Date(2026, 2, 14, 14, 30).toISOString());
  expect(instant({ date: '', time: '9:05' }, now)).toBe(new Date(2026, 2, 4, 9, 5).toISOString());
  for (const [date, time] of [['', ''], ['2026-02-30', '10:00'], ['14.3.2026', '10:00'], ['2026-03-14', ''], ['', '25:00'], ['', 'noon']]) {
    expect(instant({ date: date!, time: time! }, now)).toBeNull();
  }
});

it('writes into the fields what it reads out of them', () => {
  const at = new Date(2026, 10, 5, 9, 5).toISOString();
  expect(fields(at)).toEqual({ date: '2026-11-05', time: '09:05' });
  expect(instant(fields(at))).toBe(at);
  expect(fields(null)).toEqual({ date: '', time: '' });
});

it('says at which field something is wrong', () => {
  expect(timeProblems({ date: '', time: '' })).toEqual({});
  expect(timeProblems({ date: '', time: '10:00' })).toEqual({});
  expect(Object.keys(timeProblems({ date: '2026-03-14', time: '' }))).toEqual(['time']);
  expect(Object.keys(timeProblems({ date: '2026-02-31', time: '10:00' }))).toEqual(['date']);
  expect(Object.keys(timeProblems({ date: '', time: '10' }))).toEqual(['time']);
});
