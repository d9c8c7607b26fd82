import { describe, expect, it } from 'vitest';
import type { ItemView, SectionView } from '../../ipc';
import { coverage, number, percent, placeOf, positionAt, questionsIn, room, slotParts, stepped, whyNot } from './lib';

const item = (id: string, part: Partial<ItemView> = {}): ItemView => ({
  id, question: `q-${id}`, title: id, kind: 'knowledge', competency: 'Concurrency', weight: 1, minutes: 6, share: 0.25, required: true, anchored: true, ...part,
});
const section = (id: string, ...items: ItemView[]): SectionView => ({ id, title: '', minutes: 0, items });
const sections = [section('s1', item('a'), item('b')), section('empty'), section('s2', item('c', { competency: 'Ownership', weight: 2, minutes: 12 }))];

/** What the workspace does with a move: take out, then put in. */
function move(all: SectionView[], id: string, to: { section: string; position: number }): string[][] {
  const moving = all.flatMap((each) => each.items).find((each) => each.id === id)!;
  return all.map((each) => {
    const rest = each.items.filter((other) => other.id !== id);
    return (each.id === to.section ? rest.toSpliced(to.position, 0, moving) : rest).map((other) => other.id);
  });
}

describe('moving a question', () => {
  it('goes one place at a time, through every section, and stops at the ends', () => {
    expect(move(sections, 'b', stepped(sections, 'b', -1)!)).toEqual([['b', 'a'], [], ['c']]);
    expect(move(sections, 'b', stepped(sections, 'b', 1)!)).toEqual([['a'], ['b'], ['c']]);
    expect(move(sections, 'c', stepped(sections, 'c', -1)!)).toEqual([['a', 'b'], ['c'], []]);
    expect(stepped(sections, 'a', -1)).toBeUndefined();
    expect(stepped(sections, 'c', 1)).toBeUndefined();
    expect(stepped(sections, 'gone', 1)).toBeUndefined();
  });
  it('comes to the same by key and by drag', () => {
    // Rows of 40 px in the first section; "a" is carried below the middle of "b".
    const middles = sections[0]!.items.filter((each) => each.id !== 'a').map((_, at) => 60 + 40 * at);
    const dragged = { section: 's1', position: positionAt(middles, 65) };
    expect(move(sections, 'a', dragged)).toEqual(move(sections, 'a', stepped(sections, 'a', 1)!));
    expect(positionAt(middles, 10)).toBe(0);
  });
  it('knows where everything stands', () => {
    expect(placeOf(sections, 'c')).toEqual({ section: 's2', position: 0 });
    expect([...questionsIn(sections)]).toEqual(['q-a', 'q-b', 'q-c']);
  });
});

describe('what a set says about itself', () => {
  it('covers competencies by minutes, in the order they come up', () => {
    expect(coverage(sections)).toEqual([
      { competency: 'Concurrency', questions: 2, minutes: 12, share: 0.5, counts: 0.5, weight: 2 },
      { competency: 'Ownership', questions: 1, minutes: 12, share: 0.5, counts: 0.25, weight: 2 },
    ]);
    expect(coverage([])).toEqual([]);
  });
  it('says why it cannot be published', () => {
    const base = { publishable: false, readiness: [], versions: [], archived: false };
    const lack = { blocks: true, sentence: 'The set has no questions; add at least one from the bank.', mend: 'bank' as const, item: null, competency: null };
    const version = { id: 'v', number: 2, published: '', questions: 1, interviews: 0, asked: [] };
    expect(whyNot({ ...base, publishable: true })).toBeUndefined();
    expect(whyNot({ ...base, readiness: [lack] })).toContain('no questions');
    expect(whyNot({ ...base, versions: [version] })).toBe('Nothing has changed since version 2 was published.');
  });
  it('says what the slot is used for, within the bar also where there is too much', () => {
    const slot = { minutes: 45, room: 35, reserve: { introduction: 3, candidate_questions: 5, close: 2 } };
    const parts = slotParts({ ...slot, question_minutes: 26 });
    expect(parts.map(({ kind, minutes }) => [kind, minutes])).toEqual([['introduction', 3], ['questions', 26], ['free', 9], ['candidate', 5], ['close', 2]]);
    const full = slotParts({ ...slot, question_minutes: 80 });
    expect(full[1]).toMatchObject({ kind: 'over', minutes: 80 });
    for (const each of [parts, full]) {
      expect(each.at(-1)!.from + each.at(-1)!.share).toBeCloseTo(100);
      each.slice(1).forEach((part, at) => expect(part.from).toBeCloseTo(each[at]!.from + each[at]!.share));
    }
    expect(percent(0.126)).toBe('13\u00a0%');
  });
  it('says what is left of the room', () => {
    expect([room(30, 35), room(35, 35), room(40, 35)]).toEqual(['5 min left', 'exactly full', '5 min over']);
  });
});

describe('a number as typed', () => {
  it('is one, or a sentence says what it should be', () => {
    expect(number(' 1,5 ', { least: 0, most: 10, above: true })).toBe(1.5);
    expect(number('0', { least: 0, most: 10, above: true })).toBe('Enter a number above 0, up to 10.');
    expect(number('2.5', { least: 1, most: 120, whole: true })).toBe('Enter a whole number from 1 to 120.');
    expect(number('', { least: 1, most: 5 })).toBe('Enter a number from 1 to 5.');
    expect(number('1e999', { least: 1, most: 5 })).toBe('Enter a number from 1 to 5.');
  });
});
