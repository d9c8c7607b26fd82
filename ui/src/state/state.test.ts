import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bind, chordsNow, followKeys, keys, onkey, words, type Verb } from './keys.svelte';
import { back, beforeGoing, forward, go, replace, route, start } from './route.svelte';
import { saveAll, Saving } from './saving.svelte';
import { followAppearance, showAs } from './appearance';
import { toasts } from './toasts.svelte';
import { counter, inEffect, whenever } from '../test/runes.svelte';

describe('the route', () => {
  beforeEach(() => start('home'));

  it('goes, comes back and goes forth', () => {
    go('questions');
    go('question', { id: 'q1' });
    back();
    expect([route.screen, route.canBack, route.canForward]).toEqual(['questions', true, true]);
    forward();
    expect(route.params).toEqual({ id: 'q1' });
    forward();
    expect(route.screen).toBe('question');
  });

  it('forgets what lay ahead, and takes no step to where it is', () => {
    go('questions');
    back();
    go('sets');
    go('sets');
    expect(route.canForward).toBe(false);
    back();
    expect(route.screen).toBe('home');
    expect(route.canBack).toBe(false);
  });

  it('asks before a screen is left that says so, and goes where one was going', () => {
    let leave: (() => void) | undefined;
    let asks = true;
    const stop = beforeGoing((on) => ((leave = on), asks));
    go('questions');
    back();
    expect(route.screen, 'held back').toBe('home');
    go('sets');
    leave?.();
    expect(route.screen).toBe('sets');
    asks = false;
    go('questions');
    expect(route.screen, 'nothing to ask').toBe('questions');
    asks = true;
    stop();
    back();
    expect(route.screen, 'nobody asks any more').toBe('sets');
  });

  it('replaces a place without adding a step', () => {
    go('question', { id: 'new' });
    replace('question', { id: 'q1' });
    back();
    forward();
    expect(route.params).toEqual({ id: 'q1' });
  });
});

describe('keys', () => {
  const ends: (() => void)[] = [];
  const on = (...verbs: Verb[]) => ends.push(bind('Test', verbs));

  beforeEach(() => {
    window.addEventListener('keydown', onkey);
    document.body.innerHTML = '<input id="field" /><input type="radio" id="radio" /><textarea id="note"></textarea>';
  });
  afterEach(() => {
    window.removeEventListener('keydown', onkey);
    ends.splice(0).forEach((end) => end());
    document.body.innerHTML = '';
  });

  function press(key: string, more: KeyboardEventInit = {}, where = 'body') {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    document.querySelector(where)!.dispatchEvent(event);
    return event.defaultPrevented;
  }

  it('stay bound when two effects bind anew at once', () => {
    const question = counter();
    const [, end] = inEffect(() => {
      whenever(() => question.value, () => bind('Interview', [{ title: 'Next question', run: () => {} }]));
      whenever(() => question.value, () => bind('Rate now', [{ title: 'Later', run: () => {} }]));
    });
    question.value = 2;
    flushSync();
    expect(keys.all.map(({ title }) => title).sort()).toEqual(['Later', 'Next question']);
    end();
    expect(keys.all).toEqual([]);
  });

  it('run outside of fields; inside only those that type nothing', () => {
    const rate = vi.fn();
    on({ title: 'Rate 4', chord: ['4', 'Alt+4'], run: rate });
    expect(press('4')).toBe(true);
    expect(press('4', {}, '#radio')).toBe(true);
    expect(press('4', {}, '#note')).toBe(false);
    expect(press('4', { altKey: true }, '#note')).toBe(true);
    expect(rate).toHaveBeenCalledTimes(3);
  });

  it('undo in a field is the app’s where the field has nothing to take back', () => {
    const undo = vi.fn();
    on({ title: 'Undo', chord: 'Ctrl+Z', run: undo });
    expect(press('z', { ctrlKey: true }, '#field')).toBe(true);
    expect(undo).toHaveBeenCalledOnce();
  });

  it('act once while they are held, also where the web view does not say that a key repeats', () => {
    const [rate, scroll] = [vi.fn(), vi.fn()];
    on({ title: 'Rate 4', chord: 'Alt+Shift+4', run: rate }, { title: 'Scroll', chord: 'Alt+PageDown', run: scroll, repeats: true });
    ends.push(followKeys());
    const hold = (key: string, code: string, more: KeyboardEventInit) => {
      press(key, { code, ...more }, '#note');
      for (let n = 0; n < 6; n++) press(key, { code, repeat: true, ...more }, '#note');
    };
    hold('$', 'Digit4', { altKey: true, shiftKey: true });
    expect(rate).toHaveBeenCalledOnce();
    hold('PageDown', 'PageDown', { altKey: true });
    expect(scroll).toHaveBeenCalledTimes(7);
    for (let n = 0; n < 6; n++) press('$', { code: 'Digit4', altKey: true, shiftKey: true }, '#note');
    expect(rate, 'unmarked repetitions').toHaveBeenCalledOnce();
    expect(press('4', { code: 'Digit4', repeat: true }, '#note'), 'after Alt was released it types nothing').toBe(true);
    window.dispatchEvent(new KeyboardEvent('keyup', { key: '4', code: 'Digit4' }));
    press('$', { code: 'Digit4', altKey: true, shiftKey: true }, '#note');
    expect(rate).toHaveBeenCalledTimes(2);
  });

  it('do nothing more while they are held once the focus is elsewhere, as on another screen', () => {
    ends.push(followKeys());
    document.body.insertAdjacentHTML('beforeend', '<button id="button"></button>');
    const done = vi.fn();
    for (const id of ['#note', '#button']) document.querySelector(id)!.addEventListener('keydown', done);
    press('Enter', { code: 'Enter' }, '#field');
    expect(press('Enter', { code: 'Enter', repeat: true }, '#note')).toBe(true);
    expect(press('Enter', { code: 'Enter', repeat: true }, '#button'), 'a button that got the focus is not pressed').toBe(true);
    press('a', { code: 'KeyA' }, '#field');
    expect(press('a', { code: 'KeyA', repeat: true }, '#field'), 'a held letter goes on in its own field').toBe(false);
    expect(press('a', { code: 'KeyA', repeat: true }, '#note'), 'and not in the next').toBe(true);
    expect(done).not.toHaveBeenCalled();
  });

  it('run nothing that repeats if they went down for something else', () => {
    ends.push(followKeys());
    const scroll = vi.fn();
    press('PageDown', { code: 'PageDown', altKey: true });
    on({ title: 'Scroll', chord: 'Alt+PageDown', run: scroll, repeats: true });
    press('PageDown', { code: 'PageDown', altKey: true, repeat: true });
    expect(scroll).not.toHaveBeenCalled();
  });

  it('give words to the note wherever the focus is, and nothing else', () => {
    const pause = vi.fn();
    on({ title: 'Pause', chord: 'p', run: pause });
    document.body.insertAdjacentHTML('beforeend', '<button id="button"></button><select id="select"></select>');
    const note = document.querySelector<HTMLElement>('#note')!;
    const end = words(() => note.focus());
    for (const where of ['body', '#radio', '#button']) {
      for (const [key, more] of [['p', {}], ['2', {}], ['ą', { altKey: true, ctrlKey: true }], ['Dead', {}], ['?', { shiftKey: true }]] as const) {
        document.querySelector<HTMLElement>('#button')!.focus();
        expect(press(key, more, where), 'the key goes on and types').toBe(false);
        expect(document.activeElement, `${key} at ${where}`).toBe(note);
      }
    }
    for (const [where, key] of [['#button', ' '], ['#button', 'Enter'], ['#button', 'Tab'], ['#button', 'Backspace'], ['#select', 'p'], ['#field', 'p']] as const) {
      note.blur();
      press(key, {}, where);
      expect(document.activeElement, `${key} at ${where}`).not.toBe(note);
    }
    expect(pause).not.toHaveBeenCalled();
    expect(chordsNow({ title: 'Keys', chord: ['F1', 'Ctrl+/', '?', 'g k'], run: pause }), 'what the key map may say').toEqual(['F1', 'Ctrl+/']);
    end();
    expect(chordsNow({ title: 'Keys', chord: '?', run: pause })).toEqual(['?']);
    press('p');
    expect(pause).toHaveBeenCalledOnce();
  });

  it('show their caps while Alt is held alone for a moment', () => {
    vi.useFakeTimers();
    ends.push(followKeys(), () => vi.useRealTimers());
    const shown = () => document.documentElement.hasAttribute('data-keys');
    const alt = (more: KeyboardEventInit = {}) => press('Alt', { code: 'AltLeft', altKey: true, ...more });
    const up = () => window.dispatchEvent(new KeyboardEvent('keyup', { key: 'Alt', code: 'AltLeft' }));
    alt();
    vi.advanceTimersByTime(299);
    expect(shown()).toBe(false);
    alt({ repeat: true });
    vi.advanceTimersByTime(1);
    expect(shown()).toBe(true);
    up();
    expect(shown()).toBe(false);
    alt();
    press('4', { code: 'Digit4', altKey: true });
    vi.advanceTimersByTime(400);
    expect(shown(), 'a quick chord').toBe(false);
    up();
    press('AltGraph', { code: 'AltRight' });
    vi.advanceTimersByTime(400);
    expect(shown(), 'AltGr types').toBe(false);
    alt();
    vi.advanceTimersByTime(400);
    window.dispatchEvent(new Event('blur'));
    expect(shown(), 'another window').toBe(false);
  });

  it('come in sequences', () => {
    const home = vi.fn();
    on({ title: 'Home', chord: 'g h', run: home });
    press('h');
    press('g');
    press('x');
    press('h');
    expect(home).not.toHaveBeenCalled();
    press('g');
    press('h');
    expect(home).toHaveBeenCalledOnce();
  });

  it('give the latest binding precedence, and it back when that ends', () => {
    const [frame, screen] = [vi.fn(), vi.fn()];
    on({ title: 'Next', chord: 'n', run: frame });
    const end = bind('Screen', [{ title: 'Next question', chord: 'n', run: screen }]);
    press('n');
    end();
    press('n');
    expect([screen.mock.calls.length, frame.mock.calls.length]).toEqual([1, 1]);
    expect(keys.all.some((verb) => verb.scope === 'Screen')).toBe(false);
  });

  it('rest while they do not apply, while text is composed and while a dialog is open', () => {
    const run = vi.fn();
    let ready = false;
    on({ title: 'Close', chord: 'c', run, when: () => ready });
    press('c');
    ready = true;
    press('c', { isComposing: true });
    document.body.append(Object.assign(document.createElement('dialog'), { open: true }));
    press('c');
    expect(run).not.toHaveBeenCalled();
    document.querySelector('dialog')!.remove();
    press('c');
    expect(run).toHaveBeenCalledOnce();
  });
});

describe('toasts', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    for (const toast of [...toasts.all]) toasts.dismiss(toast.id);
  });

  it('let news go by itself and failures stay', () => {
    toasts.say('Published.');
    toasts.fail('The disk is full.');
    vi.advanceTimersByTime(60_000);
    expect(toasts.all.map((toast) => toast.text)).toEqual(['The disk is full.']);
  });

  it('are one news at most, gone with the next step', () => {
    toasts.settle({ undo_step: 6, redo_step: null });
    toasts.say('Written to a.pdf.');
    toasts.say('Interview removed.', { title: 'Undo', run: () => {} }, { undo_step: 7 });
    toasts.fail('The disk is full.');
    const texts = () => toasts.all.map(({ text }) => text);
    expect(texts()).toEqual(['Interview removed.', 'The disk is full.']);
    toasts.settle({ undo_step: 7, redo_step: null });
    expect(texts()).toContain('Interview removed.');
    toasts.settle({ undo_step: 8, redo_step: null });
    expect(texts(), 'its Undo would undo another step').toEqual(['The disk is full.']);
    toasts.say('Undid: rate answer', { title: 'Redo', run: () => {} }, { redo_step: 8 });
    toasts.settle({ undo_step: 7, redo_step: 8 });
    expect(texts()).toContain('Undid: rate answer');
    toasts.settle({ undo_step: 9, redo_step: null });
    expect(texts()).toEqual(['The disk is full.']);
    toasts.say('Written to b.pdf.');
    toasts.settle({ undo_step: 9, redo_step: null });
    expect(texts(), 'nothing new happened').toContain('Written to b.pdf.');
    toasts.settle({ undo_step: 10, redo_step: null });
    expect(texts()).not.toContain('Written to b.pdf.');
  });

  it('show the same message once', () => {
    toasts.fail('The disk is full.');
    toasts.fail('The disk is full.');
    expect(toasts.all).toHaveLength(1);
  });
});

describe('the appearance', () => {
  const page = document.documentElement.dataset;

  it('is applied to the page, known again at the next start, and followed by the other window', () => {
    showAs({ theme: 'dark', text_size: 'larger' });
    expect(page).toMatchObject({ theme: 'dark', textSize: 'larger' });
    const kept = localStorage.getItem('appearance')!;
    showAs({ theme: 'system', text_size: 'normal' });
    localStorage.setItem('appearance', kept);
    const stop = followAppearance();
    expect(page).toMatchObject({ theme: 'dark', textSize: 'larger' });
    localStorage.setItem('appearance', '{"theme":"light","text_size":7}');
    window.dispatchEvent(new Event('storage'));
    expect(page).toMatchObject({ theme: 'light', textSize: 'normal' });
    stop();
  });

  it('falls back to the system where what was kept cannot be read', () => {
    localStorage.setItem('appearance', 'not json');
    followAppearance()();
    expect(page).toMatchObject({ theme: 'system', textSize: 'normal' });
  });
});

describe('saving', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('stores the last text 300 ms after the last key', async () => {
    const store = vi.fn(async (_: string) => {});
    const saving = new Saving(store);
    saving.put('a');
    await vi.advanceTimersByTimeAsync(200);
    saving.put('ab');
    expect(saving.state).toBe('saving');
    await vi.advanceTimersByTimeAsync(299);
    expect(store).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(store.mock.calls).toEqual([['ab']]);
    expect(saving.state).toBe('saved');
  });

  it.each([100, 180, 250, 299])('stores steady typing, a key every %i ms, within a second of each key', async (gap) => {
    let stored = '';
    const saving = new Saving(async (text: string) => void (stored = text));
    let text = '';
    for (let at = 0; at < 20_000; at += gap) {
      text += 'x';
      saving.put(text);
      await vi.advanceTimersByTimeAsync(gap);
      const behind = (text.length - stored.length) * gap;
      expect(behind, `${at} ms after the first key`).toBeLessThanOrEqual(1000 + gap);
    }
  });

  it('never lets an older text land on a newer one', async () => {
    const ends: (() => void)[] = [];
    const store = vi.fn((_: string) => new Promise<void>((done) => ends.push(done)));
    const saving = new Saving(store);
    saving.put('old');
    void saving.now();
    saving.put('new');
    const all = saveAll();
    expect(store.mock.calls).toEqual([['old']]);
    ends[0]!();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.mock.calls).toEqual([['old'], ['new']]);
    expect(saving.state).toBe('saving');
    ends[1]!();
    await all;
    expect(saving.state).toBe('saved');
  });

  it('keeps a text that could not be stored, says why, and tries again', async () => {
    let full = true;
    const store = vi.fn(async (_: string) => {
      if (full) throw { code: 'full', message: 'The disk is full.' };
    });
    const saving = new Saving(store);
    saving.put('text');
    expect(await saving.now()).toBe(false);
    expect([saving.state, saving.reason]).toEqual(['unsaved', 'The disk is full.']);
    full = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect([saving.state, saving.reason]).toEqual(['saved', '']);
    expect(store).toHaveBeenLastCalledWith('text');
  });
});
