import { describe, expect, it } from 'vitest';
import type { StageView } from '../../ipc';
import { anAnswer, aNote } from '../interview/sample';
import { checks, differs, issues, nextOpen, notesSaid, outcomeSaid, percent, ratedSaid, soFar, toKnow, unscored } from './lib';
import { aClosing } from './sample';

const marked = aNote({ id: 'm', kind: 'remark', text: 'They take turns.', marks: [{ start: 0, end: 4, word: 'They' }], at_seconds: 390 });
const answers = [
  anAnswer({ id: 'a', number: 1, outcome: 'answered' }),
  anAnswer({ id: 'b', number: 2, outcome: 'answered', rating: 4 }),
  anAnswer({ id: 'c', number: 3, outcome: 'answered', rating: 3, notes: [aNote(), marked] }),
  anAnswer({ id: 'd', number: 4, outcome: 'skipped', skip_reason: 'no time' }),
];
const closing = aClosing({ answers });
const stage: StageView = {
  id: 's', stage: 'candidate-questions', words: '', notes: [aNote({ id: 'sn', text: 'Asked about age limits', marks: [{ start: 12, end: 15, word: 'age' }] })],
  watch: { counted_ms: 0, running_since: null }, planned_minutes: 5, opened: true,
};

describe('what is still to do', () => {
  it('leads from what is unrated to what has no evidence, and to an end', () => {
    expect(nextOpen(closing, undefined)).toBe('a');
    expect(nextOpen(closing, 'a')).toBe('b');
    expect(nextOpen(closing, 'b')).toBeUndefined();
  });

  it('leads question after question where everything is entered from notes', () => {
    const entered = aClosing({ answers, view: { entered: '2026-03-03T10:00:00.000Z', timed: false } });
    expect(['', 'a', 'b', 'c', 'd'].map((id) => nextOpen(entered, id))).toEqual(['a', 'b', 'c', 'd', undefined]);
  });

  it('names the place of each marked word, with its time only where it was measured', () => {
    const all = checks({ ...aClosing({ answers, view: { stages: [stage] }, texts: { strengths: '', concerns: '', summary: 'Too young for her age.' } }), marked_words: ['age'] });
    expect(all.map(({ word, place, note, field }) => ({ word, place, holder: note?.holder, field }))).toEqual([
      { word: 'They', place: 'Remark at 6:30, question 3', holder: 'c', field: undefined },
      { word: 'age', place: 'Quote at 1:15, candidate’s questions', holder: 's', field: undefined },
      { word: 'age', place: 'Summary', holder: undefined, field: 'summary' },
    ]);
    const [untimed] = checks(aClosing({ answers, view: { timed: false } }));
    expect(untimed?.place).toBe('Remark, question 3');
  });

  it('shows a line around a word of a long note, with the mark where it belongs', () => {
    const start = 5000;
    const text = `${'x '.repeat(2500)}her age is ${'y '.repeat(2500)}`;
    const note = aNote({ id: 'long', text, marks: [{ start: start + 4, end: start + 7, word: 'age' }] });
    const [check] = checks(aClosing({ answers: [anAnswer({ notes: [note] })] }));
    expect(check!.text.length).toBeLessThan(250);
    expect(check!.text.slice(check!.marks[0]!.start, check!.marks[0]!.end)).toBe('age');
  });

  it('counts what is to fix, in words', () => {
    expect(issues(closing, false)).toEqual({ count: 2, said: '2 issues to fix: 1 to rate, a word to check' });
    expect(issues(closing, true).said).toBe('3 issues to fix: 1 to rate, a word to check, a reason');
    const clean = aClosing({ answers: [anAnswer({ outcome: 'answered', rating: 3, notes: [aNote()] })] });
    expect(issues(clean, false)).toEqual({ count: 0, said: '' });
    expect(issues(clean, true).said).toBe('1 issue to fix: a reason');
    expect(issues({ ...clean, before_export: ['The interview is not closed yet; close it.'] }, false).said, 'what only the workspace knows').toBe(
      'The interview is not closed yet; close it.',
    );
  });
});

describe('the words of a row', () => {
  it('says what became of a question, and never asks for a rating where there was no answer', () => {
    const said = (part: Parameters<typeof anAnswer>[0], unrated = false) => outcomeSaid(anAnswer(part), unrated);
    expect(said({ outcome: 'answered' }, true)).toBe('To rate');
    expect(said({ outcome: 'no-answer' })).toBe('No answer');
    expect(said({ outcome: 'skipped' })).toBe('Skipped');
    expect(said({ outcome: 'not-asked' })).toBe('Not asked');
    expect(said({ outcome: 'answered', not_assessed: true })).toBe('Not assessed');
  });

  it('says how much was noted', () => {
    expect(answers.map((answer) => notesSaid(answer, answer.id === 'b'))).toEqual(['No notes', 'No notes', '2 notes', 'no time']);
    expect(notesSaid(anAnswer({ outcome: 'answered', rating: 2, notes: [marked] }), true)).toBe('1 note, no evidence');
    expect(ratedSaid(closing.interview)).toBe('2 of 4 rated, 1 skipped');
  });

  it('says what is to know first', () => {
    expect(toKnow({ ...closing.interview, end: 'withdrew' })).toEqual(['The candidate withdrew. No decision is needed.']);
    expect(toKnow({ ...closing.interview, end: 'early', end_reason: 'Fire alarm' })).toEqual(['Ended early: Fire alarm.']);
    expect(toKnow({ ...closing.interview, entered: '2026-03-03T10:00:00.000Z', timed: false })[0]).toMatch(/^Entered from notes on .*2026.*\. Times were not measured\.$/);
  });
});

it('says why a competency has no score by what became of its questions', () => {
  const said = (...parts: Parameters<typeof anAnswer>[0][]) => unscored('Concurrency', { ...closing.interview, answers: parts.map((part) => anAnswer(part)) });
  expect(said({ outcome: 'no-answer' }), 'nobody chose "not assessed"').toBe('No answer');
  expect(said({ outcome: 'skipped' }, { outcome: 'skipped' })).toBe('Skipped');
  expect(said({ outcome: 'not-asked' })).toBe('Not asked');
  expect(said({ outcome: 'answered', not_assessed: true })).toBe('Not assessed');
  expect(said({ outcome: 'no-answer' }, { outcome: 'skipped' })).toBe('Not assessed');
});

it('says a share in whole percent, and nothing where there was nothing to judge', () => {
  expect([percent(0.666), percent(0), percent(null)]).toEqual(['67 %', '0 %', '–']);
});

it('asks for a reason only where a decision differs from a suggestion', () => {
  expect([differs('no', 'yes'), differs('yes', 'yes'), differs(null, 'yes'), differs('no', null)]).toEqual([true, false, false, false]);
});

describe('what is not stored yet', () => {
  it('asks for no rating of a question that was added in the interview, which does not count', () => {
    const [own, added] = [anAnswer({ id: 'a1', outcome: 'answered', rating: 3 }), anAnswer({ id: 'a2', ad_hoc: true, outcome: 'answered', rating: null })];
    const closing = { ...aClosing({ answers: [own, added] }), unrated: [] };
    // As the queue does for a question that was added here: it keeps the name it had on the screen.
    const renamed = soFar(closing, (view) => ({ ...view, answers: view.answers.map((each) => (each.ad_hoc ? { ...each, id: 'added-1' } : each)) }));
    expect(renamed.unrated).toEqual([]);
    const cleared = soFar(closing, (view) => ({ ...view, answers: view.answers.map((each) => (each.ad_hoc ? each : { ...each, rating: null })) }));
    expect(cleared.unrated, 'one of the set does').toEqual(['a1']);
  });
});
