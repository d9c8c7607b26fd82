import { describe, expect, it } from 'vitest';
import { anAnswer, aNote } from '../interview/sample';
import { bars, differs, left, nextOpen, parts, percent, wanting } from './lib';
import { aClosing } from './sample';

const marked = aNote({ id: 'm', kind: 'remark', marks: [{ start: 0, end: 4, word: 'They' }] });
const closing = aClosing({
  answers: [
    anAnswer({ id: 'a', outcome: 'answered' }),
    anAnswer({ id: 'b', outcome: 'answered', rating: 4 }),
    anAnswer({ id: 'c', outcome: 'answered', rating: 3, notes: [aNote(), marked] }),
    anAnswer({ id: 'd', outcome: 'answered', rating: 3, notes: [aNote()] }),
  ],
});
const ids = (opened?: Parameters<typeof parts>[1]) =>
  Object.fromEntries(Object.entries(parts(closing, opened)).map(([part, list]) => [part, list.map(({ id }) => id)]));

describe('the answers of a closing', () => {
  it('are sorted by what they ask for', () => {
    expect(ids()).toEqual({ unrated: ['a'], evidence: ['b', 'c'], rest: ['d'] });
    expect([left(closing, 'unrated'), left(closing, 'evidence')]).toEqual([1, 2]);
    expect(wanting(closing, closing.interview.answers[1]!)).toBe('no evidence noted');
    expect(wanting(closing, closing.interview.answers[2]!)).toBe('a word to check');
  });

  it('stay where they were opened until another one is', () => {
    expect(ids({ id: 'd', part: 'unrated' })).toEqual({ unrated: ['a', 'd'], evidence: ['b', 'c'], rest: [] });
  });

  it('lead from one to the next, and to an end', () => {
    expect(nextOpen(closing, undefined)).toEqual({ id: 'a', part: 'unrated' });
    expect(nextOpen(closing, { id: 'a', part: 'unrated' })).toEqual({ id: 'b', part: 'evidence' });
    expect(nextOpen(closing, { id: 'c', part: 'evidence' })).toBeUndefined();
  });
});

it('says a share in whole per cent, and nothing where there was nothing to judge', () => {
  expect([percent(0.666), percent(0), percent(null)]).toEqual(['67 %', '0 %', '–']);
});

it('asks for a reason only where a decision differs from a proposal', () => {
  expect([differs('no', 'yes'), differs('yes', 'yes'), differs(null, 'yes'), differs('no', null)]).toEqual([true, false, false, false]);
});

it('says in words which competency is below the bar', () => {
  const score = { id: 'c', name: 'Concurrency', score: 2, weight: 1, minimum: 3, below_bar: true };
  expect(bars([score])).toEqual([{ label: 'Concurrency', value: 2, minimum: 3, note: 'below the bar' }]);
});
