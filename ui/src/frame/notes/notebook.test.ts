import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { NoteKind, NoteView } from '../../ipc';
import { changes, fakeShell } from '../../ipc/fake';
import { saveAll, writes } from '../../state/saving.svelte';
import { Notebook, rows } from './notebook.svelte';

let stored: NoteView[];
let full: boolean;
let shell: ReturnType<typeof fakeShell>;

beforeEach(() => {
  stored = [];
  full = false;
  const writable = () => {
    if (full) throw { code: 'full', message: 'The disk is full.' };
  };
  shell = fakeShell({
    add_note: ({ kind, text }) => {
      writable();
      const id = `n${stored.length + 1}`;
      stored = [...stored, { id, kind: kind as NoteKind, text: String(text), at_seconds: 0, marks: [] }];
      return { ...changes('add note', 'answer'), made: id };
    },
    edit_note: ({ note, kind, text }) => {
      writable();
      stored = stored.map((each) => (each.id === note ? { ...each, kind: kind as NoteKind, text: String(text) } : each));
      return changes('edit note', 'answer');
    },
    remove_note: ({ note }) => {
      stored = stored.filter((each) => each.id !== note);
      return changes('remove note', 'answer');
    },
  });
});

const page = () => new Notebook().page('a1');

describe('a line', () => {
  it('is added by its first key and edited by later ones', async () => {
    const { composer } = page();
    composer.type('T');
    await saveAll();
    composer.type('They take turns');
    await saveAll();
    expect(stored).toMatchObject([{ id: 'n1', kind: 'quote', text: 'They take turns' }]);
    expect([shell.count('add_note'), shell.count('edit_note')]).toEqual([1, 1]);
  });

  it('waits for the one before, so that both are stored in the order of writing', async () => {
    const order: unknown[] = [];
    shell.answer('add_note', async ({ text }) => {
      if (text === 'First') await new Promise((later) => setTimeout(later));
      order.push(text);
      return { ...changes('add note', 'answer'), made: `n${order.length}` };
    });
    const lines = page();
    lines.composer.type('First');
    lines.finish();
    lines.composer.type('Second');
    lines.finish();
    await saveAll();
    expect(order).toEqual(['First', 'Second']);
  });

  it('is removed when it was emptied, and added anew when typing goes on', async () => {
    const { composer } = page();
    composer.type('T');
    await saveAll();
    composer.type(' ');
    await saveAll();
    expect(stored).toEqual([]);
    composer.type('U');
    await saveAll();
    expect(stored).toMatchObject([{ text: 'U' }]);
  });

  it('keeps out control characters, so that it is what is stored', async () => {
    const { composer } = page();
    composer.type('a\u0000b\tc\nd\u202e');
    await saveAll();
    expect([composer.text, stored[0]?.text]).toEqual(['ab\tc\nd\u202e', 'ab\tc\nd\u202e']);
  });

  it('changes its kind without a key typed, and hands it on to the next line', async () => {
    const here = page();
    here.composer.type('Drew a time line');
    here.composer.become('behaviour');
    here.finish();
    await saveAll();
    expect(stored[0]?.kind).toBe('behaviour');
    expect(here.composer.kind).toBe('behaviour');
  });
});

describe('a page', () => {
  it('shows every line once, whether it is stored or on its way', async () => {
    const here = page();
    here.composer.type('one');
    here.finish();
    here.composer.type('two');
    expect(rows([], here).map(({ line }) => line?.text)).toEqual(['one']);
    await saveAll();
    here.settle(stored);
    expect(rows(stored, here).map(({ note }) => note?.text)).toEqual(['one']);
    here.finish();
    here.settle(stored);
    expect(rows(stored, here).map(({ note }) => note?.text)).toEqual(['one', 'two']);
    expect(here.lines).toEqual([]);
  });

  it('keeps a text that could not be stored, says why, and stores it later', async () => {
    vi.useFakeTimers();
    const book = new Notebook();
    const here = book.page('a1');
    full = true;
    here.composer.type('kept');
    await saveAll();
    here.finish();
    here.settle(stored);
    expect([writes.state(), writes.reason()]).toEqual(['unsaved', 'The disk is full.']);
    expect(book.page('a1').lines.map(({ text }) => text)).toEqual(['kept']);
    full = false;
    await vi.advanceTimersByTimeAsync(5000);
    vi.useRealTimers();
    expect([writes.state(), stored[0]?.text]).toEqual(['saved', 'kept']);
  });

  it('follows undo once nothing newer was typed, and never before', async () => {
    const here = page();
    here.composer.type('one');
    await saveAll();
    here.settle(stored);
    here.composer.type('one two');
    here.settle(stored);
    expect(here.composer.text).toBe('one two');
    await saveAll();
    here.settle(stored);
    here.settle([{ ...stored[0]!, text: 'one' }]);
    expect(here.composer.text).toBe('one');
    here.settle([]);
    expect([here.composer.text, here.composer.id]).toEqual(['', undefined]);
  });

  it('shows a line again that was emptied and brought back by undo', async () => {
    const here = page();
    here.composer.type('one');
    await saveAll();
    const before = stored;
    here.composer.type('');
    await saveAll();
    expect(rows(before, here)).toEqual([]);
    here.settle(stored);
    expect(rows(before, here).map(({ note }) => note?.text)).toEqual(['one']);
  });

  it('edits an earlier line in place and forgets it when it is left', async () => {
    const here = page();
    here.composer.type('one');
    here.finish();
    await saveAll();
    here.settle(stored);
    const line = here.edit(stored[0]!);
    line.held = true;
    line.type('one and a half');
    expect(rows(stored, here)).toHaveLength(1);
    await saveAll();
    here.settle(stored);
    expect(here.lines).toHaveLength(1);
    line.held = false;
    here.settle(stored);
    expect(here.lines).toEqual([]);
    expect(stored[0]?.text).toBe('one and a half');
  });
});
