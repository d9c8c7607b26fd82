import { describe, expect, it } from 'vitest';
import { content, written } from '../../test/bank';
import { differences } from '../../frame/bank/difference';
import { blank, faults, laddered, moved, newTopics, same, titleOf } from './lib';

const names = { competency: (id: string) => `Competency ${id}`, level: (key: string) => key };

describe('a question being edited', () => {
  it('says what is missing, a sentence for each field', () => {
    expect(Object.keys(faults(blank))).toEqual(['prompt', 'competency']);
    expect(faults(content('Why?'))).toEqual({});
    expect(faults(content(' ', { minutes: 2.5 }))).toMatchObject({ prompt: expect.any(String), minutes: expect.any(String) });
    expect(faults(content('Why?', { minutes: 121 })).minutes).toContain('120');
  });
  it('is the same whatever the order of its levels', () => {
    const [a, b] = [written('a'), written('b')];
    expect(same(content('Why?', { levels: { mid: a, senior: b } }), content('Why?', { levels: { senior: b, mid: a } }))).toBe(true);
    expect(same(content('Why?'), content('Why not?'))).toBe(false);
  });
  it('is called by its first line', () => {
    expect(titleOf('\n## What does `x` do?\n```python\nx\n```')).toBe('What does x do?');
    expect(titleOf('  \n')).toBe('');
  });
  it('keeps lists in order', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
    expect(newTopics(' GIL, threads;gil ,', ['threads'])).toEqual(['gil']);
    expect(laddered({ old: written('o'), senior: written('s'), junior: written('j') }, ['junior', 'mid', 'senior']).map(([key]) => key)).toEqual(['junior', 'senior', 'old']);
  });
});

describe('the difference of two versions', () => {
  it('is told word by word for the fields that differ, and for no others', () => {
    const found = differences(content('Why is it slow?'), content('Why is it so slow?', { minutes: 8 }), names);
    expect(found.map(({ field }) => field)).toEqual(['Prompt', 'Minutes']);
    expect(found[0]!.pieces.filter(({ what }) => what !== 'same')).toEqual([{ text: 'so ', what: 'added' }]);
  });
  it('puts together the newer text from what stayed and came', () => {
    const [older, newer] = ['用一个锁保护列表', '用两个锁保护列表和计数'];
    const { pieces } = differences(content(older), content(newer), names)[0]!;
    const text = (without: string) => pieces.filter(({ what }) => what !== without).map((piece) => piece.text).join('');
    expect([text('added'), text('removed')]).toEqual([older, newer]);
    expect(pieces.some(({ what }) => what === 'same')).toBe(true);
  });
  it('names a level that came with its anchors', () => {
    const found = differences(content('Why?', { levels: {} }), content('Why?', { levels: { mid: written('x') } }), names);
    expect(found.map(({ field }) => field)).toEqual(['mid: level', 'mid: a 1 sounds like', 'mid: a 3 sounds like', 'mid: a 5 sounds like']);
  });
  it('stays quick for texts of a megabyte', () => {
    const long = 'word '.repeat(200_000);
    const began = performance.now();
    expect(differences(content(long), content(`${long}end`), names)).toHaveLength(1);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
