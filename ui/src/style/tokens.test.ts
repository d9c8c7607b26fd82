import { describe, expect, it } from 'vitest';
import css from './tokens.css?raw';

const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map((m) => [m[1]!, [m[2]!, m[3]!]]),
);

/** Relative luminance as WCAG 2.2 defines it, from #rrggbb. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string, theme: number): number {
  const [dark, light] = [a, b].map((name) => luminance(tokens.get(name)![theme]!)).sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

const surfaces = ['paper', 'sheet', 'well', 'float'];
const meanings = ['accent', 'good', 'flag', 'warn'];
const ratings = ['rating-1', 'rating-2', 'rating-3', 'rating-4', 'rating-5'];
const code = ['keyword', 'string', 'number', 'name', 'comment'].map((c) => `code-${c}`);

const text = [
  ...surfaces.flatMap((s) => ['ink', 'ink-soft', 'ink-faint', ...meanings].map((t) => [t, s])),
  ...meanings.flatMap((m) => ['ink', 'ink-soft', m].map((t) => [t, `${m}-wash`])),
  ...code.flatMap((t) => ['well', 'sheet'].map((s) => [t, s])),
  ...ratings.map((r) => [`on-${r}`, r]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['accent-hover', 'accent-wash'],
  ['paper', 'ink'],
] as [string, string][];

const shapes = [
  ...surfaces.flatMap((s) => ['edge', 'focus'].map((t) => [t, s])),
  ...ratings.flatMap((r) => ['sheet', 'paper', 'float'].map((s) => [r, s])),
  ['focus', 'accent-wash'],
] as [string, string][];

describe.each(['light', 'dark'])('contrast in the %s theme', (name) => {
  const theme = name === 'light' ? 0 : 1;
  it.each(text)('text %s on %s is at least 4.5', (a, b) => {
    expect(contrast(a, b, theme)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(shapes)('%s against %s is at least 3', (a, b) => {
    expect(contrast(a, b, theme)).toBeGreaterThanOrEqual(3);
  });
  it('orders the ratings by lightness, away from the sheet', () => {
    const steps = ratings.map((r) => contrast(r, 'sheet', theme));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });
});
