import { describe, expect, it } from 'vitest';
import { caps, fit, parse, pressOf, shortcut, tip, types, typesText } from './chord';

const press = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...more });
const hits = (chord: string, event: KeyboardEvent) => fit(pressOf(event), parse(chord)[0]!) > 0;

describe('chords', () => {
  it('match letters with exactly the modifiers they name', () => {
    expect(hits('Ctrl+K', press('k', { ctrlKey: true }))).toBe(true);
    expect(hits('Ctrl+K', press('k'))).toBe(false);
    expect(hits('Ctrl+Z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(hits('Ctrl+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(true);
  });

  it('take punctuation however the layout reaches it, or else by its place', () => {
    expect(hits('?', press('?', { shiftKey: true }))).toBe(true);
    expect(hits('?', press('?'))).toBe(true);
    expect(hits('Ctrl++', press('+', { ctrlKey: true }))).toBe(true);
    expect(hits('Ctrl+/', press('.', { code: 'Slash', ctrlKey: true }))).toBe(true);
  });

  it('find digits by their place where the layout hides them', () => {
    expect(hits('3', press('"', { code: 'Digit3' }))).toBe(true);
    expect(hits('Alt+3', press('£', { code: 'Digit3', altKey: true }))).toBe(true);
    expect(hits('3', press('#', { code: 'Digit3', shiftKey: true }))).toBe(false);
    expect(hits('3', press('3', { code: 'Digit3', shiftKey: true })), 'the French 3').toBe(true);
    expect(hits('4', press('4', { code: 'Numpad4' }))).toBe(true);
    expect(hits('Alt+4', press('ArrowLeft', { code: 'Numpad4', altKey: true })), 'without NumLock').toBe(false);
  });

  it('find letters by their place on a layout of another script, but not on a moved Latin one', () => {
    expect(hits('Ctrl+K', press('л', { code: 'KeyK', ctrlKey: true }))).toBe(true);
    expect(hits('k', press('л', { code: 'KeyK' }))).toBe(true);
    expect(hits('Ctrl+Q', press('a', { code: 'KeyQ', ctrlKey: true }))).toBe(false);
    expect(hits('a', press('ą', { code: 'KeyA' })), 'AltGr+A on a Polish board').toBe(false);
    expect(hits('q', press(';', { code: 'KeyQ' })), 'a Greek semicolon').toBe(false);
    expect(hits('Alt+I', press('İ', { code: 'Quote', altKey: true })), 'a Turkish capital').toBe(true);
  });

  it('leave to an input method what is its own', () => {
    expect(pressOf(press('Enter', { keyCode: 229 })).composing).toBe(true);
    expect(pressOf(press('Enter', { isComposing: true })).composing).toBe(true);
    expect(pressOf(press('Enter')).composing).toBe(false);
  });

  it('know what types a character', () => {
    const typesOn = (on: 'windows' | 'mac', event: KeyboardEvent) => types(pressOf(event), on);
    expect(typesOn('windows', press('ą', { ctrlKey: true, altKey: true }))).toBe(true);
    expect(typesOn('windows', press('a', { altKey: true }))).toBe(false);
    expect(typesOn('mac', press('ć', { altKey: true }))).toBe(true);
    expect(typesOn('mac', press('Dead', { altKey: true }))).toBe(true);
    expect(typesOn('mac', press('c', { ctrlKey: true }))).toBe(false);
    expect(typesOn('mac', press('Enter'))).toBe(false);
  });

  it('know what would type', () => {
    expect(parse('g h').map(typesText)).toEqual([true, true]);
    expect(['Alt+1', 'Ctrl+K', 'Escape', 'F2'].map((chord) => typesText(parse(chord)[0]!))).toEqual(Array(4).fill(false));
    expect(typesText(parse('Enter')[0]!)).toBe(true);
  });

  it('are drawn as keycaps and announced as ARIA wants it', () => {
    expect(caps('Ctrl+Shift+ArrowDown')).toEqual([['Ctrl', 'Shift', '↓']]);
    expect(caps('g h')).toEqual([['G'], ['H']]);
    expect(shortcut('Ctrl+K')).toBe('Control+K');
    expect(shortcut('g h')).toBeUndefined();
    expect(tip('Pause', 'Alt+P')).toBe('Pause (Alt+P)');
  });

  it('are drawn as they are pressed on macOS', () => {
    expect([caps('Alt+P', 'mac'), caps('Ctrl+Shift+Z', 'mac'), caps('Alt', 'mac')]).toEqual([[['⌃', 'P']], [['⇧', '⌘', 'Z']], [['⌃']]]);
    expect(caps('Ctrl+Shift+3', 'mac'), 'Cmd+Shift+3 takes a screenshot').toEqual([['⌃', '⌘', '3']]);
    expect(caps('Alt+ArrowUp', 'mac'), 'Control with an arrow is Mission Control').toEqual([['⌃', '⌘', '↑']]);
    expect(shortcut('Alt+P', 'mac')).toBe('Control+P');
    expect(tip('Pause', 'Alt+P', 'mac')).toBe('Pause (⌃P)');
  });
});
