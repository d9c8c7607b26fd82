import { expect, it } from 'vitest';
import type { ProposedRow } from '../../ipc';
import { chosenFrom, swapped } from './blueprint';

const pick = (question: string) => ({ question, title: question, kind: 'task' as const, minutes: 5, reason: '' });
const rows: ProposedRow[] = [
  { items: [{ pick: pick('a'), others: [pick('c'), pick('d')] }, { pick: pick('b'), others: [pick('c')] }], remarks: [] },
];
const held = (swaps: ReadonlyMap<string, string>) => chosenFrom(rows, swaps).map((place) => place.pick.question);

it('takes what is proposed until it is swapped, each question in one place only', () => {
  let swaps: ReadonlyMap<string, string> = new Map();
  expect(held(swaps)).toEqual(['a', 'b']);
  swaps = swapped(rows, swaps, 'a');
  expect(held(swaps)).toEqual(['c', 'b']);
  expect(chosenFrom(rows, swaps).map((place) => place.others)).toEqual([2, 0]);
  expect(held(swapped(rows, swaps, 'b'))).toEqual(['c', 'b']);
  swaps = swapped(rows, swaps, 'a');
  expect(held(swaps)).toEqual(['d', 'b']);
  swaps = swapped(rows, swapped(rows, swaps, 'a'), 'b');
  expect(held(swaps)).toEqual(['a', 'c']);
});

it('forgets a swap whose question is proposed no longer', () => {
  expect(held(new Map([['a', 'gone']]))).toEqual(['a', 'b']);
});
