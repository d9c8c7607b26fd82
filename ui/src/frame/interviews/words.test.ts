import { expect, it } from 'vitest';
import { dayInWords, decided, moment, nextStep } from './words';

it('says no decision as such', () => {
  expect(decided(null)).toBe('No decision');
  expect(decided('strong-no')).toBe('Strong no');
});

it('leads an interview to its next step', () => {
  const steps = (['planned', 'running', 'paused', 'closed', 'sealed'] as const).map((state) => nextStep({ state, decision: null }));
  expect(steps.map((step) => `${step.title} ${step.screen}`)).toEqual([
    'Start interview',
    'Resume interview',
    'Resume interview',
    'Decide closing',
    'Scorecard scorecard',
  ]);
  expect(nextStep({ state: 'closed', decision: 'no' }).screen).toBe('scorecard');
});

it('writes days and moments as people do', () => {
  expect(dayInWords('2027-05-31')).toBe('31 May 2027');
  expect(moment('2026-03-03T10:00:00')).toMatch(/^Tue,? 3 Mar 2026, 10:00$/);
});
