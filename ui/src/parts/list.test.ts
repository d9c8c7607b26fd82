import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { expectAccessible } from '../test/axe';
import List from './List.svelte';
import { drawn } from './rows';

interface Row {
  id: string;
  title: string;
}
const many = (count: number): Row[] => Array.from({ length: count }, (_, n) => ({ id: `q${n}`, title: `Question ${n}` }));
const row = createRawSnippet<[Row]>((item) => ({ render: () => `<span>${item().title}</span>` }));
const key = (item: Row) => item.id;
const focused = () => document.activeElement?.textContent?.trim();

describe('which rows are drawn', () => {
  it('is what can be seen and a little more', () => {
    const rows = drawn(100_000, 40, 4000, 400, 100);
    expect(rows.length).toBeLessThan(40);
    expect(rows).toContain(100);
    expect(rows).toContain(110);
  });
  it('includes the current row wherever it is, in order', () => {
    expect(drawn(100_000, 40, 400_000, 400, 3)[0]).toBe(3);
    expect(drawn(100_000, 40, 0, 400, 99_999).at(-1)).toBe(99_999);
  });
  it('is nothing for an empty list', () => {
    expect(drawn(0, 40, 0, 400, 0)).toEqual([]);
  });
});

describe('a list', () => {
  it('draws few of 100,000 rows and says how many there are', async () => {
    render(List<Row>, { label: 'Questions', items: many(100_000), key, row });
    const options = screen.getAllByRole('option');
    expect(options.length).toBeLessThan(60);
    expect(options[0]!.getAttribute('aria-setsize')).toBe('100000');
    expect(options.filter((option) => option.tabIndex === 0)).toHaveLength(1);
    await expectAccessible();
  });

  it('moves by arrows, page, Home and End, and opens by Enter', async () => {
    const oncurrent = vi.fn();
    const onopen = vi.fn();
    render(List<Row>, { label: 'Questions', items: many(1000), key, row, oncurrent, onopen });
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}');
    expect(focused()).toBe('Question 0');
    await userEvent.keyboard('{ArrowDown}');
    expect(focused()).toBe('Question 1');
    await userEvent.keyboard('{End}');
    expect(focused()).toBe('Question 999');
    await userEvent.keyboard('{Enter}');
    expect(onopen).toHaveBeenCalledWith({ id: 'q999', title: 'Question 999' });
    await userEvent.keyboard('{PageUp}');
    expect(Number(focused()!.split(' ')[1])).toBeLessThan(990);
    await userEvent.keyboard('{Home}');
    expect(oncurrent).toHaveBeenLastCalledWith({ id: 'q0', title: 'Question 0' });
  });

  it('keeps its place by identity when the answer changes', async () => {
    const items = many(5);
    const { rerender } = render(List<Row>, { label: 'Questions', items, key, row, current: 'q3' });
    await userEvent.tab();
    expect(document.activeElement?.getAttribute('aria-posinset')).toBe('4');
    await rerender({ items: items.slice(2) });
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('aria-posinset')).toBe('2'));
    expect(document.activeElement).toBe(screen.getByRole('option', { selected: true }));
  });

  it('lets several be chosen where that is asked for', async () => {
    const onchosen = vi.fn();
    render(List<Row>, { label: 'Questions', items: many(9), key, row, current: 'q2', chosen: new Set<string>(), onchosen });
    expect(screen.getByRole('listbox').getAttribute('aria-multiselectable')).toBe('true');
    await userEvent.tab();
    await userEvent.keyboard(' ');
    expect([...onchosen.mock.lastCall![0]]).toEqual(['q2']);
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect([...onchosen.mock.lastCall![0]]).toEqual(['q2', 'q3', 'q4']);
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(onchosen.mock.lastCall![0].size).toBe(9);
  });

  it('chooses rows that it does not have by the keys of all', async () => {
    const items: (Row | undefined)[] = [...many(50), ...Array(950)];
    const onchosen = vi.fn();
    const all = async () => many(1000).map(key);
    const { rerender } = render(List<Row>, { label: 'Questions', items, key, row, current: 'q40', chosen: new Set<string>(), onchosen, all });
    await userEvent.tab();
    await userEvent.keyboard('{Shift>}{End}{/Shift}');
    await vi.waitFor(() => expect(onchosen.mock.lastCall![0].size).toBe(960));
    await rerender({ items: many(1000) });
    expect(focused()).toBe('Question 999');
    await userEvent.keyboard('{Shift>}{Home}{/Shift}');
    expect(onchosen.mock.lastCall![0].size).toBe(41);
    await rerender({ items });
    await userEvent.keyboard('{Control>}a{/Control}');
    await vi.waitFor(() => expect(onchosen.mock.lastCall![0].size).toBe(1000));
  });

  it('keeps keys for the rows that are on their way, while those on show answer something else', async () => {
    const [onopen, oncurrent] = [vi.fn(), vi.fn()];
    const { rerender } = render(List<Row>, { label: 'Questions', items: many(9), key, row, onopen, oncurrent, stale: true });
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(onopen).not.toHaveBeenCalled();
    await rerender({ items: many(30).slice(20), stale: false });
    expect(onopen).toHaveBeenCalledExactlyOnceWith({ id: 'q21', title: 'Question 21' });
    expect(oncurrent).toHaveBeenLastCalledWith({ id: 'q21', title: 'Question 21' });
  });

  it('forgets those keys once the focus is elsewhere', async () => {
    const onopen = vi.fn();
    const { rerender } = render(List<Row>, { label: 'Questions', items: many(9), key, row, onopen, stale: true });
    document.body.append(document.createElement('button'));
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    await userEvent.tab();
    await rerender({ items: many(3), stale: false });
    expect(onopen).not.toHaveBeenCalled();
    document.body.lastElementChild!.remove();
  });

  it('hands on keys it has no use for', async () => {
    const onrowkey = vi.fn();
    render(List<Row>, { label: 'Questions', items: many(3), key, row, current: 'q1', onrowkey });
    await userEvent.tab();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(onrowkey.mock.lastCall![1]).toEqual({ id: 'q1', title: 'Question 1' });
  });

  it('asks for rows it does not have, and goes to one once it is there', async () => {
    const items: (Row | undefined)[] = [...many(50), ...Array(950)];
    const onneed = vi.fn();
    const oncurrent = vi.fn();
    const { rerender } = render(List<Row>, { label: 'Questions', items, key, row, onneed, oncurrent, current: 'q0' });
    await userEvent.tab();
    await userEvent.keyboard('{End}');
    expect(onneed.mock.lastCall![0]).toContain(999);
    expect(focused()).toBe('…');
    expect(oncurrent).not.toHaveBeenCalled();
    await rerender({ items: many(1000) });
    expect(focused()).toBe('Question 999');
    expect(oncurrent).toHaveBeenLastCalledWith({ id: 'q999', title: 'Question 999' });
  });
});
