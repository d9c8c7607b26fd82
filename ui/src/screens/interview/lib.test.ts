import { describe, expect, it } from 'vitest';
import { groups, lacksRating, neighbour, said, sections, standing, timeSaid } from './lib';
import { anAnswer, anInterview } from './sample';

describe('the list of questions', () => {
  const a = anAnswer({ id: 'a', section: 'One', planned_minutes: 5 });
  const extra = anAnswer({ id: 'x', section: '', ad_hoc: true, item: null, planned_minutes: 9 });
  const b = anAnswer({ id: 'b', section: 'One', planned_minutes: 7 });
  const c = anAnswer({ id: 'c', section: 'Two', planned_minutes: 4 });

  it('keeps an ad hoc question in the section it was added in, without minutes of its own', () => {
    const parts = sections([a, extra, b, c]);
    expect(parts.map(({ title, minutes, answers }) => [title, minutes, answers.map(({ id }) => id)])).toEqual([
      ['One', 12, ['a', 'x', 'b']],
      ['Two', 4, ['c']],
    ]);
  });

  it('has neighbours, and ends', () => {
    expect(neighbour([a, b], 'a', 1)?.id).toBe('b');
    expect(neighbour([a, b], 'b', 1)).toBeUndefined();
    expect(neighbour([a, b], null, 1)).toBeUndefined();
  });

  it('has the introduction before the sections, and the candidate’s questions and the close after them', () => {
    const view = anInterview({ answers: [a, b, c] });
    expect(groups(view).map(({ title, places }) => [title, places.map(({ id }) => id)])).toEqual([
      ['', ['s1']],
      ['One', ['a', 'b']],
      ['Two', ['c']],
      ['At the end', ['s2', 's3']],
    ]);
    expect(groups({ ...view, stages: [] }).map(({ title }) => title), 'an older interview has no stages').toEqual(['One', 'Two']);
  });

  it('asks for a rating only where none of the reasons for having none is given', () => {
    expect(lacksRating(anAnswer({ outcome: 'answered' }))).toBe(true);
    for (const part of [{ rating: 1 }, { not_assessed: true }, { outcome: 'no-answer' }, { outcome: 'skipped' }] as const) {
      expect(lacksRating(anAnswer({ outcome: 'answered', ...part })), JSON.stringify(part)).toBe(false);
    }
  });

  it('says in words what became of a question', () => {
    expect(said(anAnswer())).toBe('to come');
    expect(said(anAnswer({ outcome: 'answered', wants_rating: true }))).toBe('to rate');
    expect(said(anAnswer({ outcome: 'no-answer', rating: 1, ad_hoc: true }))).toBe('ad hoc, no answer, rated 1');
    expect(standing(anAnswer({ outcome: 'skipped', skip_reason: 'No time left' }))).toBe('skipped');
    expect(standing(anAnswer({ outcome: 'answered', not_assessed: true }))).toBe('not-assessed');
  });
});

it('says the time at three moments only', () => {
  const said = Array.from({ length: 50 * 60 }, (_, second) => timeSaid(second, 45));
  expect(said.filter((words, at) => words && words !== said[at - 1])).toEqual(['Half of the time is over.', '5 minutes are left.', 'The 45 minutes are over.']);
  expect([said[1349], said[1350], said[2400], said[2700]]).toEqual(['', 'Half of the time is over.', '5 minutes are left.', 'The 45 minutes are over.']);
});
