import { expect, it } from 'vitest';
import { anchorsOf, runs, wordsOf } from './words';

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

it('names a marked word once', () => {
  const mark = { start: 0, end: 3, word: 'age' };
  expect(wordsOf({ id: 'n', kind: 'remark', text: 'age age', at_seconds: 0, marks: [mark, { ...mark, start: 4, end: 7 }] })).toEqual(['age']);
});
