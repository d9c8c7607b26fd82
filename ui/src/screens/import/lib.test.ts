import { describe, expect, it } from 'vitest';
import { columnsOf, mapping, taken } from './columns';
import { type Entry, entriesOf, type Fate, handedOver, joined, seam, setsFor, split, titleOf, topicsIn, withLevel } from './lib';
import { aDraft, aFile, aRow, messy } from './sample';
import { lineOf, rowAt, rowsOf, spanOf } from './source';

const entries = () => entriesOf('/home/noor/page.md', messy().files[0]!.drafts, 1);

describe('drafts', () => {
  it('are stored unless they are in the bank or among the drafts', () => {
    expect(entries().map(({ fate }) => fate)).toEqual(['add', 'add', 'link', 'add', 'drop']);
    expect(entries()[4]!.earlier).toBe('1.0');
  });

  it('know those of an earlier step that they were compared with', () => {
    const rows = [
      aRow(5, 'what is  a closure?', { kind: 'repeated', earlier: 0 }),
      aRow(6, 'New?'),
      aRow(7, 'Is it new?', { kind: 'rephrased', earlier: 6, likeness: 0.7 }),
    ];
    const more = entriesOf('/b', rows, 2, entries());
    expect(more.map(({ key, earlier, fate }) => [key, earlier, fate])).toEqual([['2.5', '1.0', 'drop'], ['2.6', undefined, 'add'], ['2.7', '2.6', 'add']]);
  });

  it('hand over their placing, and links only where a set needs them', () => {
    const all = entries().with(3, { ...entries()[3]!, fate: 'merge' });
    expect(handedOver(all, false).map(({ placing }) => placing)).toEqual([{ how: 'add' }, { how: 'add' }, { how: 'merge', question: 'q2' }]);
    expect(handedOver(all, true).map(({ placing }) => placing.how)).toEqual(['add', 'add', 'link', 'merge']);
  });

  it('are merged into what stands for the earlier one: a draft, a question of the bank, or nothing', () => {
    const rows = [aRow(0, 'A', { kind: 'duplicate', question: 'q1', title: 'A' }), aRow(1, 'a a', { kind: 'rephrased', earlier: 0, likeness: 0.8 }, { guide: 'G' })];
    const [first, second] = entriesOf('/a', rows, 1) as [Entry, Entry];
    const handed = (fate: Fate, own: Fate) => handedOver([{ ...first, fate }, { ...second, fate: own }], false).map(({ prompt, guide, placing }) => [prompt, guide, placing.how]);
    expect(handed('add', 'merge')).toEqual([['A', 'G', 'add']]);
    expect(handed('link', 'merge')).toEqual([['a a', 'G', 'merge']]);
    expect(handed('drop', 'merge')).toEqual([['a a', 'G', 'add']]);
    expect(handed('add', 'link')).toEqual([['A', '', 'add']]);
    expect(handed('drop', 'link')).toEqual([]);
  });

  it('keep sets whole where others stand for a repetition, and without what is left out', () => {
    const rows = [aRow(0, 'A', undefined, { key: 'a' }), aRow(1, 'B', undefined, { key: 'b' }), aRow(2, 'A', { kind: 'repeated', earlier: 0 }, { key: 'c' })];
    const file = aFile(rows, {
      sets: [{ id: 's', title: 'S', level: 'mid', minutes: 45, sections: [{ title: '', questions: ['b', { id: 'c', weight: 2, minutes: 4, required: true }] }] }],
    });
    const all = entriesOf(file.path, rows, 1);
    all[1] = { ...all[1]!, fate: 'drop' };
    expect(setsFor([file], all)[0]!.sections[0]!.questions).toEqual([{ id: 'a', weight: 2, minutes: 4, required: true }]);
  });
});

describe('split and join', () => {
  const whole = aDraft('One?\n\nTwo?', { guide: 'Yes.\n\nThree?\nNo.', probes: ['And?'], topics: ['a'] });

  it('cut a prompt where the cursor is, and come together again', () => {
    const [a, b] = split(whole, 'prompt', 5)!;
    expect([a.prompt, a.guide, b.prompt, b.guide, b.probes]).toEqual(['One?', '', 'Two?', whole.guide, ['And?']]);
    expect(joined(a, b)).toEqual(whole);
  });

  it('cut a question out of an answer', () => {
    const [a, b] = split(whole, 'guide', 6)!;
    expect([a.prompt, a.guide, b.prompt, b.guide]).toEqual(['One?\n\nTwo?', 'Yes.', 'Three?', 'No.']);
    expect(joined(a, b).guide).toBe('Yes.\n\nThree?\n\nNo.');
  });

  it('never make a draft that asks nothing', () => {
    expect(split(whole, 'prompt', 0)).toBeUndefined();
    expect(split(whole, 'prompt', 999)).toBeUndefined();
  });

  it('find where a second question begins', () => {
    const cut = (text: string) => text.slice(seam(text));
    expect(cut('What is hoisting? What is scope?')).toBe('What is scope?');
    expect(cut('One?\n\nTwo?')).toBe('Two?');
    expect(seam('Only one?')).toBeUndefined();
  });
});

describe('small things', () => {
  it('reads topics, titles and levels', () => {
    expect(topicsIn('GIL,  Async IO ,gil,')).toEqual(['gil', 'async io']);
    expect(titleOf('```js\nlet `a`\n```')).toBe('let a');
    expect(withLevel({ mid: { one: 'x', three: '', five: '' } }, 'mid', true)).toEqual({ mid: { one: 'x', three: '', five: '' } });
    expect(withLevel({ mid: { one: 'x', three: '', five: '' } }, 'mid', false)).toEqual({});
  });

  it('reads columns, and says what a mapping lacks', () => {
    expect(columnsOf('q;a\n"x; y\nz";"say ""no"""\n')).toEqual([['q', 'x; y\nz'], ['a', 'say "no"']]);
    expect(columnsOf('Question\tAnswer\nWhy, how?\tSo\n')[0]).toEqual(['Question', 'Why, how?']);
    expect(mapping(['none', 'answer'], true)).toMatch(/which column/);
    expect(mapping(['prompt', 'prompt'], true)).toMatch(/Two columns/);
    expect(mapping(['level', 'prompt', 'option', 'option'], false)).toMatchObject({ prompt: 1, level: 0, options: [2, 3], header: false });
    const said = mapping(['level', 'prompt', 'none', 'option', 'option'], false);
    if (typeof said !== 'string') expect(taken(said)).toEqual(['level', 'prompt', 'none', 'option', 'option']);
    expect(taken(null)).toEqual([]);
  });
});

describe('the source', () => {
  it('is laid out in rows that lose no character', () => {
    const text = 'short\n' + 'word '.repeat(60) + '\n\n漢字'.repeat(40) + '\r\n👍🏽'.repeat(30);
    const rows = rowsOf(text, 24);
    const lines: string[] = [];
    for (const { line, text: part } of rows) lines[line - 1] = (lines[line - 1] ?? '') + part;
    expect(lines.join('\n')).toBe(text.replaceAll('\r\n', '\n'));
    expect(rows.every((row) => row.text.length <= 24)).toBe(true);
    expect(rows[rowAt(rows, 3)]).toMatchObject({ line: 3, first: true });
  });

  it('shows a draft from its line to the next, and finds it where a file knows no lines', () => {
    const file = messy().files[0]!;
    const all = entries();
    expect(spanOf(file, all, all[1]!)).toEqual({ from: 3, until: 5 });
    expect(lineOf({ ...file, format: 'excel' }, all[3]!)).toBe(7);
    expect(lineOf(file, { ...all[3]!, line: null, draft: aDraft('Nowhere at all') })).toBeUndefined();
  });

  it('lays out ten megabytes in the time of a blink', () => {
    const rows = rowsOf('A line of a large file that somebody saved.\n'.repeat(220_000), 80);
    expect(rows.length).toBe(220_001);
  });
});
