import { describe, expect, it } from 'vitest';
import { decisionTag, score, shortly, standing, whenOf } from './rows';

const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();
const now = new Date(2026, 2, 4, 8, 0);

describe('an interview in a list', () => {
  it('tells the time as briefly as can be without a doubt', () => {
    expect(shortly(at(2026, 2, 4, 14, 30), now)).toBe('Today, 14:30');
    expect(shortly(at(2026, 2, 5, 9, 5), now)).toBe('Tomorrow, 09:05');
    expect(shortly(at(2026, 2, 3, 23, 59), now)).toBe('Yesterday, 23:59');
    expect(shortly(at(2026, 2, 9, 9, 0), now)).toBe('Mon 9 Mar, 09:00');
    expect(shortly(at(2025, 11, 31, 9, 0), now)).toBe('31 Dec 2025, 09:00');
    expect(whenOf({ started: null, planned: null }, now)).toBe('No time set');
    expect(whenOf({ started: at(2026, 2, 4, 9, 2), planned: at(2026, 2, 4, 9, 0) }, now)).toBe('Today, 09:02');
  });

  it('never takes "no decision" for a no', () => {
    expect(standing({ state: 'closed', decision: null }).text).toBe('To decide');
    expect(standing({ state: 'closed', decision: 'no' }).text).toBe('Decided');
    expect(decisionTag('strong-no')).toEqual({ text: 'Strong no', tone: 'flag' });
    expect([score(null), score(3.44)]).toEqual(['–', '3.4']);
  });
});
