import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { expectAccessible } from '../test/axe';
import KeyMap from './KeyMap.svelte';
import Palette from './Palette.svelte';
import type { PaletteItem } from './palette';
import { find, offered, used } from './palette';
import SaveMark from './SaveMark.svelte';
import { clock, minutes } from './time';
import Time from './Time.svelte';
import Toasts, { lift } from './Toasts.svelte';

describe('durations', () => {
  it('are written as a clock or in words', () => {
    expect([0, 65, 3729, -61, -0.5].map(clock)).toEqual(['0:00', '1:05', '1:02:09', '−1:01', '0:00']);
    expect([5, 60, 75].map(minutes)).toEqual(['5 min', '1 h', '1 h 15 min']);
  });
  it('carry their value for machines', () => {
    const { container } = render(Time, { seconds: 65 });
    expect(container.querySelector('time')!.dateTime).toBe('PT65S');
  });
});

describe('the save mark', () => {
  it('speaks "Saved" and a failure with its reason, not every pause in typing', async () => {
    const { rerender } = render(SaveMark, { state: 'saving' });
    expect(screen.getByRole('status').textContent).toBe('');
    await rerender({ state: 'saved' });
    expect(screen.getByRole('status').textContent).toBe('Saved');
    await rerender({ state: 'saving' });
    expect(screen.getByRole('status').textContent, 'nothing new is said').toBe('Saved');
    await rerender({ state: 'unsaved', reason: 'The disk is full.' });
    expect(screen.getByRole('status').textContent).toBe('Not saved. The disk is full.');
    await rerender({ state: 'saved' });
    expect(screen.getByRole('status').textContent).toBe('Saved');
    await expectAccessible();
  });
});

describe('toasts', () => {
  it('speak failures at once and news politely, and do what they offer', async () => {
    const run = vi.fn();
    const dismiss = vi.fn();
    render(Toasts, {
      dismiss,
      messages: [
        { id: 1, kind: 'news', text: 'Question archived.', action: { title: 'Undo', run } },
        { id: 2, kind: 'failure', text: 'The workspace is read-only.' },
      ],
    });
    expect(screen.getByText('Question archived.').closest('[aria-live]')!.getAttribute('aria-live')).toBe('polite');
    expect(screen.getByText(/read-only/).closest('[aria-live]')!.getAttribute('aria-live')).toBe('assertive');
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(run).toHaveBeenCalledOnce();
    expect(dismiss).toHaveBeenCalledWith(1);
    await expectAccessible();
  });

  it('never cover the text that is being typed', () => {
    const box = { top: 700, bottom: 750, left: 400, right: 800 };
    const field = { top: 640, bottom: 720, left: 600, right: 1000 };
    const by = lift(box, field);
    expect(box.bottom - by).toBeLessThan(field.top);
    expect(lift(box, { ...field, left: 820 }), 'beside them').toBe(0);
    expect(lift(box, { ...field, bottom: 690 }), 'above them').toBe(0);
    expect(lift(box, undefined)).toBe(0);
    expect(box.top - lift(box, { ...field, top: 0, bottom: 760 }), 'a field as high as the window').toBe(8);
  });
});

describe('the palette', () => {
  const items = () => [
    { title: 'Go to Questions', hint: 'Places', keys: 'g q', run: vi.fn() },
    { title: 'New question', hint: 'Questions', run: vi.fn() },
    { title: 'Question sets', hint: 'Places', run: vi.fn() },
  ];

  it('finds every word in title or hint, starts of titles first, diacritics folded', () => {
    expect(find(items(), 'quest').map((item) => item.title)).toEqual(['Question sets', 'Go to Questions', 'New question']);
    expect(find(items(), 'places sets').map((item) => item.title)).toEqual(['Question sets']);
    expect(find([{ title: 'Zoë Łukasik', run: vi.fn() }], 'zoe')).toHaveLength(1);
    expect(find(items(), 'xyz')).toEqual([]);
  });

  it('puts what was used lately first, things only where no verb is meant, and finds words from the middle', () => {
    const [go, make, sets] = items().map((item): PaletteItem => item);
    if (!go || !make || !sets) throw new Error('three items');
    const zoe = { title: 'Zoë Łukasik (C-7K2M), Backend engineer', hint: 'Interview', thing: true, run: vi.fn() };
    const gone = { title: 'Publish question set', run: vi.fn() };
    const lately = used(make, used(zoe, used(gone, used(make, []))));
    expect(lately).toEqual([make, zoe, gone]);
    expect(offered([go, make, sets], [], '', lately)).toEqual([make, zoe, go, sets]);
    expect(offered([go, make, sets], [], 'question', lately).map(({ title }) => title)).toEqual(['Question sets', 'New question', 'Go to Questions']);
    const guide = { title: 'Found by its guide', thing: true, run: vi.fn() };
    expect(offered([go], [guide, zoe], 'engin', [])).toEqual([zoe, guide]);
  });

  it('is a combobox: arrows choose, Enter runs and closes', async () => {
    const list = items();
    render(Palette, { open: true, items: list });
    const field = screen.getByRole('combobox', { name: 'What do you want to do?' });
    await userEvent.type(field, 'quest');
    await userEvent.keyboard('{ArrowDown}');
    const chosen = screen.getByRole('option', { selected: true });
    expect(chosen.textContent).toContain('Go to Questions');
    expect(field.getAttribute('aria-activedescendant')).toBe(chosen.id);
    await expectAccessible();
    await userEvent.keyboard('{Enter}');
    expect(list[0]!.run).toHaveBeenCalledOnce();
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('adds things it is told of, and says when nothing matches', async () => {
    const more = vi.fn(async (query: string) => (query === 'gil' ? [{ title: 'Two threads', hint: 'Question', run: vi.fn() }] : []));
    const finder = vi.fn(() => more);
    render(Palette, { open: true, items: items(), finder });
    const field = screen.getByRole('combobox');
    await userEvent.type(field, 'gil');
    expect((await screen.findByRole('option', { name: /Two threads/ })).textContent).toContain('Question');
    await userEvent.type(field, 'x');
    expect(await screen.findByText('Nothing matches. Try fewer letters.')).toBeTruthy();
    expect(finder).toHaveBeenCalledOnce();
    expect(more.mock.calls.length, 'asked for what rested, not for every letter').toBeLessThan(4);
  });
});

describe('typing in the palette faster than things come', () => {
  it('takes from what was typed, never from what still stands there', async () => {
    const [old, meant] = [{ title: 'Oblong', thing: true, run: vi.fn() }, { title: 'Gil, the other', pieces: ['Gil', ', ', 'the other'], thing: true, run: vi.fn() }];
    const answers = new Map<string, (things: PaletteItem[]) => void>();
    const look = (query: string) => new Promise<PaletteItem[]>((done) => answers.set(query, done));
    render(Palette, { open: true, items: [], finder: () => look });
    await userEvent.type(screen.getByRole('combobox'), 'obl');
    await vi.waitFor(() => expect(answers.has('obl')).toBe(true));
    answers.get('obl')!([old]);
    await screen.findByRole('option', { name: 'Oblong' });
    await userEvent.clear(screen.getByRole('combobox'));
    await userEvent.keyboard('gil{ArrowDown}{Enter}');
    await vi.waitFor(() => expect(answers.has('gil')).toBe(true));
    expect(old.run).not.toHaveBeenCalled();
    answers.get('gil')!([old, meant]);
    await vi.waitFor(() => expect(old.run.mock.calls.length + meant.run.mock.calls.length).toBe(1));
    expect(old.run, 'the second of the two, as the arrow says').toHaveBeenCalledOnce();
  });

  it('keeps each name to itself', async () => {
    const names = ['نور الهدى', ' (C-7K2M), ', 'Backend (Berlin)'];
    render(Palette, { open: true, items: [{ title: names.join(''), pieces: names, run: vi.fn() }] });
    const option = screen.getByRole('option', { name: names.join('') });
    expect([...option.querySelectorAll('bdi')].map((bdi) => bdi.textContent)).toEqual([names[0], names[2]]);
  });
});

it('the key map lists keys by heading and leaves out verbs without one', async () => {
  render(KeyMap, {
    open: true,
    entries: [
      { scope: 'Interview', title: 'Next question', chord: ['n', 'Alt+ArrowDown'] },
      { scope: 'Everywhere', title: 'Undo', chord: 'Ctrl+Z' },
      { scope: 'Everywhere', title: 'Export', chord: [] },
    ],
  });
  const dialog = screen.getByRole('dialog', { name: 'Keys' });
  expect(within(dialog).getAllByRole('heading', { level: 3 }).map((h) => h.textContent)).toEqual(['Interview', 'Everywhere']);
  expect(within(dialog).getByText('Next question').parentElement!.textContent).toContain('or');
  expect(within(dialog).queryByText('Export')).toBeNull();
  await expectAccessible();
});
