import { describe, expect, it } from 'vitest';
import { caps, matches, parse, shortcut, typesText } from './chord';

const press = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...more });
const hits = (chord: string, event: KeyboardEvent) => matches(event, parse(chord)[0]!);

describe('chords', () => {
  it('match letters with exactly the modifiers they name', () => {
    expect(hits('Ctrl+K', press('k', { ctrlKey: true }))).toBe(true);
    expect(hits('Ctrl+K', press('k'))).toBe(false);
    expect(hits('Ctrl+Z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(hits('Ctrl+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(true);
  });

  it('take punctuation however the layout reaches it', () => {
    expect(hits('?', press('?', { shiftKey: true }))).toBe(true);
    expect(hits('?', press('?'))).toBe(true);
    expect(hits('Ctrl++', press('+', { ctrlKey: true }))).toBe(true);
  });

  it('find digits by their place where the layout hides them', () => {
    expect(hits('3', press('"', { code: 'Digit3' }))).toBe(true);
    expect(hits('Alt+3', press('£', { code: 'Digit3', altKey: true }))).toBe(true);
    expect(hits('3', press('#', { code: 'Digit3', shiftKey: true }))).toBe(false);
    expect(hits('4', press('4', { code: 'Numpad4' }))).toBe(true);
  });

  it('find letters by their place on a layout of another script, but not on a moved Latin one', () => {
    expect(hits('Ctrl+K', press('л', { code: 'KeyK', ctrlKey: true }))).toBe(true);
    expect(hits('Ctrl+Q', press('a', { code: 'KeyQ', ctrlKey: true }))).toBe(false);
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
  });
});
