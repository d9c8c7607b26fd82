import { describe, expect, it } from 'vitest';
import type { NoteView } from '../../ipc';
import { anchorsOf, kindsOf, marksIn, openMark, runs } from './words';

it('leaves anchors out that nobody wrote', () => {
  expect(anchorsOf({ one: 'a', three: ' ', five: 'b' })).toEqual({ 1: 'a', 5: 'b' });
});

it('cuts a text at its marks, counted as a text field counts', () => {
  const text = '😀 her accent, married';
  const marks = [
    { start: 15, end: 22, word: 'married' },
    { start: 7, end: 13, word: 'accent' },
    { start: 90, end: 95, word: 'beyond' },
  ];
  expect(runs(text, marks)).toEqual([
    { text: '😀 her ', marked: false },
    { text: 'accent', marked: true },
    { text: ', ', marked: false },
    { text: 'married', marked: true },
  ]);
});

describe('marked words', () => {
  const note = (id: string, text: string, word: string): NoteView => {
    const start = text.indexOf(word);
    return { id, kind: 'remark', text, at_seconds: 0, marks: start < 0 ? [] : [{ start, end: start + word.length, word }] };
  };
  const [typed, earlier, later, clean] = [note('n1', 'her age', 'age'), note('n2', 'an accent', 'accent'), note('n3', 'married', 'married'), note('n4', 'calm', 'young')];

  it('stay underlined while one types on behind them, and not when the words before them change', () => {
    expect(marksIn(typed, 'her age and more')).toHaveLength(1);
    expect(marksIn(typed, 'his age')).toEqual([]);
  });

  it('are asked about one at a time: first in the line being typed, else the newest', () => {
    expect(openMark([earlier, typed], { id: 'n1', text: 'her age' })).toEqual({ note: typed, word: 'age' });
    expect(openMark([earlier, later, clean], { id: undefined, text: '' })).toEqual({ note: later, word: 'married' });
    expect(openMark([typed], { id: 'n1', text: 'his age' }), 'it is being changed').toBeUndefined();
    expect(openMark([clean], { id: undefined, text: '' })).toBeUndefined();
  });
});

it('offers the candidate’s question as a kind of its own, which is stored as a quote', () => {
  expect(kindsOf('candidate-questions').map(({ kind, label }) => [kind, label])).toEqual([['quote', 'Their question'], ['remark', 'Remark']]);
  expect(kindsOf('introduction')[0]?.kind).toBe('remark');
  expect(kindsOf(undefined)[0]?.kind).toBe('quote');
});
