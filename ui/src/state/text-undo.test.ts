import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followKeys, onkey } from './keys.svelte';
import { followTyping, typingOf } from './text-undo';

let field: HTMLTextAreaElement;
let stored: string[];
let stop: (() => void)[];
let now = 0;

const user = userEvent.setup();
const undo = () => user.keyboard('{Control>}z{/Control}');
const redo = () => user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');

beforeEach(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  document.body.innerHTML = '<textarea></textarea><input type="number" /><input type="date" />';
  field = document.querySelector('textarea')!;
  stored = [];
  field.addEventListener('input', () => stored.push(field.value));
  window.addEventListener('keydown', onkey);
  stop = [followTyping(), followKeys(), () => window.removeEventListener('keydown', onkey)];
  field.focus();
});
afterEach(() => {
  stop.forEach((end) => end());
  document.body.innerHTML = '';
  vi.restoreAllMocks();
});

describe('undo of typing', () => {
  it('brings back a text that was typed over, and tells those who store it', async () => {
    await user.keyboard('He measured first, found the lock');
    field.select();
    await user.keyboard('x');
    expect(field.value).toBe('x');
    await undo();
    expect(field.value).toBe('He measured first, found the lock');
    expect(stored.at(-1), 'what listens to the field stores it').toBe('He measured first, found the lock');
    expect([field.selectionStart, field.selectionEnd], 'selected as before').toEqual([0, 33]);
    await redo();
    expect(field.value).toBe('x');
  });

  it('goes back word by word, and forth again', async () => {
    await user.keyboard('one two three');
    const seen: string[] = [];
    for (let n = 0; n < 3; n++) {
      await undo();
      seen.push(field.value);
    }
    expect(seen).toEqual(['one two ', 'one ', '']);
    expect(typingOf(field)).toEqual({ undo: false, redo: true });
    await user.keyboard('{Control>}yy{/Control}');
    expect(field.value).toBe('one two ');
    await user.keyboard('four');
    expect(typingOf(field), 'new typing ends what could be done again').toEqual({ undo: true, redo: false });
  });

  it('ends a group at a pause of a second, another kind of edit and a moved cursor', async () => {
    await user.keyboard('ab');
    now += 1001;
    await user.keyboard('cd{Backspace}{Backspace}');
    await undo();
    expect(field.value).toBe('abcd');
    await undo();
    expect(field.value).toBe('ab');
    await user.keyboard('c');
    field.setSelectionRange(0, 0);
    await user.keyboard('x');
    await undo();
    expect(field.value).toBe('abc');
    await undo();
    expect(field.value, 'typing after an undo is a group of its own').toBe('ab');
  });

  it('takes a paste as one edit', async () => {
    await user.keyboard('a');
    await user.paste('bcd efg');
    await user.keyboard('h');
    await undo();
    await undo();
    expect(field.value).toBe('a');
  });

  it('begins anew when a program has changed the text', async () => {
    await user.keyboard('a line');
    field.value = '';
    expect(typingOf(field), 'a finished line is not taken back').toEqual({ undo: false, redo: false });
    await user.keyboard('b');
    await undo();
    expect(field.value).toBe('');
    expect(typingOf(field).undo).toBe(false);
  });

  it('keeps fields apart, takes numbers, and leaves dates and composed words alone', async () => {
    await user.keyboard('note');
    const number = document.querySelector<HTMLInputElement>('[type=number]')!;
    number.focus();
    await user.keyboard('45');
    await undo();
    expect([field.value, number.value]).toEqual(['note', '']);
    expect(typingOf(document.querySelector('[type=date]'))).toEqual({ undo: false, redo: false });
    field.focus();
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, isComposing: true, bubbles: true }));
    expect(field.value).toBe('note');
  });

  it('takes a composed word as one edit', async () => {
    await user.keyboard('a ');
    const compose = (value: string) => {
      field.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertCompositionText', bubbles: true }));
      field.value = value;
      field.dispatchEvent(new InputEvent('input', { inputType: 'insertCompositionText', bubbles: true }));
    };
    for (const [first, second] of [['a n', 'a 你'], ['a 你h', 'a 你好']] as const) {
      field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      compose(first);
      compose(second);
    }
    await undo();
    expect(field.value).toBe('a 你');
    await undo();
    expect(field.value).toBe('a ');
  });

  it('holds a law: undoing everything gives the first text, doing it again the last', async () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
    for (let round = 0; round < 5; round++) {
      field.value = `round ${round}`;
      for (let edit = 0; edit < 10; edit++) {
        const at = random(field.value.length + 1);
        field.setSelectionRange(at, Math.min(field.value.length, at + random(4)));
        await user.keyboard(['a', 'b ', '{Backspace}', '{Delete}', '{Enter}'][random(5)]!);
        now += random(3) * 600;
      }
      const last = field.value;
      while (typingOf(field).undo) await undo();
      expect(field.value).toBe(`round ${round}`);
      while (typingOf(field).redo) await redo();
      expect(field.value).toBe(last);
    }
  });
});
