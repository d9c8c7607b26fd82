import { describe, expect, it } from 'vitest';
import { anInterview } from '../../screens/interview/sample';
import { changed, correctionSaid, endSaid, factsForm, factsProblems, heldProblem, minutesProblem, toFacts } from './facts';

const now = new Date(2026, 2, 4, 8, 0);
const view = anInterview({ state: 'closed', started: new Date(2026, 2, 2, 9, 30, 17).toISOString(), seconds: 2790 });

describe('the facts of an interview', () => {
  it.each([
    ['0', '0 minutes cannot be right. Enter 1 to 600.'],
    ['1800', '1800 minutes cannot be right. Enter 1 to 600.'],
    ['an hour', 'Enter whole minutes, for example 45.'],
    ['-5', 'Enter whole minutes, for example 45.'],
    ['9'.repeat(10_000), 'Enter whole minutes, for example 45.'],
    ['', undefined],
    ['1', undefined],
    ['600', undefined],
  ])('judges a duration, case %#', (typed, sentence) => expect(minutesProblem(typed)).toBe(sentence));

  it('wants a moment that is over', () => {
    expect(heldProblem('', now)).toBe('Enter the date and time when it took place.');
    expect(heldProblem('31.02. 10:00', now)).toBe('February 2026 has no day 31; it has 28 days.');
    expect(heldProblem('4.3.2026 8:01', now)).toBe('This is in the future. Enter when the interview took place.');
    expect(heldProblem('yesterday 10:00', now)).toBeUndefined();
  });

  it('sends no date and no duration that was not touched: the form rounds them to minutes', () => {
    expect(changed(factsForm(view), view)).toBe(false);
    expect(toFacts({ ...factsForm(view), interviewer: ' Jana ' }, view)).toEqual({
      interviewer: 'Jana', began: null, minutes: null, candidate_name: 'Amara Okonkwo',
    });
    expect(toFacts({ ...factsForm(view), when: '1.3.2026 9:00', minutes: '50' }, view)).toMatchObject({
      began: new Date(2026, 2, 1, 9, 0).toISOString(), minutes: 50,
    });
  });

  it('says at each field what is wrong', () => {
    expect(factsProblems(factsForm(view), view, now)).toEqual({});
    expect(factsProblems({ interviewer: ' ', when: '', minutes: '0', name: 'x'.repeat(10_000), reason: '' }, view, now)).toEqual({
      interviewer: 'Enter the interviewer’s name.',
      when: 'Enter the date and time when it took place.',
      minutes: '0 minutes cannot be right. Enter 1 to 600.',
      name: 'The name has 10000 characters; the limit is 200. Shorten it.',
    });
  });

  it('says corrections and endings in words', () => {
    expect(correctionSaid({ at: '', fact: 'interviewer', before: 'A', after: 'B', reason: '' })).toBe('Interviewer changed from A to B');
    expect(correctionSaid({ at: '', fact: 'duration', before: '', after: '50 min', reason: '' })).toBe('Duration set to 50 min');
    expect(endSaid({ end: 'early', end_reason: 'A fire alarm' })).toBe('Ended early: A fire alarm.');
    expect(endSaid({ end: 'withdrew', end_reason: 'Took another offer' }), 'a sentence may follow').toBe('The candidate withdrew. Took another offer.');
    expect(endSaid({ end: 'withdrew', end_reason: 'Why?' })).toBe('The candidate withdrew. Why?');
    expect(endSaid({ end: 'did-not-come', end_reason: '' })).toBe('The candidate did not come.');
    expect(endSaid({ end: 'as-planned', end_reason: '' })).toBe('');
  });
});
