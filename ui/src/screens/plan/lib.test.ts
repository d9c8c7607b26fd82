import { describe, expect, it } from 'vitest';
import { aSet, anOpening, anOpeningRow } from '../../test/interviews';
import { likely, problems, setLine, setOf, setOptions, toPlan, usable, type Form } from './lib';

const form = (part: Partial<Form> = {}): Form => ({
  set: 's1', opening: '', title: 'Backend engineer', candidate: '', name: 'Zoë Lindqvist', contact: '', interviewer: 'Noor', when: '', ...part,
});

describe('the form of a plan', () => {
  it('offers published sets by the ladder', () => {
    const ladder = [{ key: 'mid' }, { key: 'senior' }];
    const sets = [aSet(), aSet({ id: 's2', level: 'mid' }), aSet({ id: 's3', version: null }), aSet({ id: 's4', archived: true })];
    expect(usable(sets, ladder).map(({ id }) => id)).toEqual(['s2', 's1']);
    expect(setOptions([aSet({ title: 'Python, 45 minutes', minutes: 45 }), aSet({ title: 'Python', minutes: 45 })]).map(({ label }) => label), 'the length is said once').toEqual(['Python, 45 minutes', 'Python (45 min)']);
    expect(setLine(aSet())).toBe('8 questions, 44 min in total, for an interview of 1 h. Version 2.');
    expect(setLine(aSet({ changed: true }))).toContain('Version 2 is used');
  });

  it('guesses the newest opening of one’s own and a set of it', () => {
    const openings = [anOpeningRow({ id: 'x', example: true }), anOpeningRow({ id: 'y', archived: true }), anOpeningRow({ id: 'z' })];
    expect(likely(openings)?.id).toBe('z');
    expect(likely([])).toBeUndefined();
    expect(setOf(anOpening(), [aSet({ id: 's9' }), aSet()])?.id).toBe('s1');
    expect(setOf(anOpening({ sets: [] }), [aSet()])).toBeUndefined();
  });

  it('says what is wrong at the field it is wrong in', () => {
    expect(problems(form())).toEqual({});
    expect(problems(form({ name: '  ', interviewer: '' }))).toEqual({
      name: 'Enter the candidate’s name.',
      interviewer: 'Enter the interviewer’s name; it is printed on the scorecard.',
    });
    expect(problems(form({ candidate: 'c1', name: '' }))).toEqual({});
    expect(problems(form({ name: '名'.repeat(10_000) })).name).toContain('10000 characters');
  });

  it('says what is wrong with the date, and hands over the one that was meant', () => {
    expect(problems(form({ when: '31.02.2026 10:00' })).when).toBe('February 2026 has no day 31; it has 28 days.');
    expect(problems(form({ when: '12012026' })).when).toBe('Add the time of day, for example 10:30.');
    expect(toPlan(form({ when: '20 Jan 2026 10:30' })).planned).toBe(new Date(2026, 0, 20, 10, 30).toISOString());
  });

  it('hands over what is there by id and what is new by name', () => {
    expect(toPlan(form())).toMatchObject({ opening: null, opening_title: 'Backend engineer', candidate: null, candidate_name: 'Zoë Lindqvist', planned: null });
    expect(toPlan(form({ opening: 'o1', candidate: 'c1' }))).toMatchObject({ opening: 'o1', opening_title: '', candidate: 'c1', candidate_name: '' });
  });
});
