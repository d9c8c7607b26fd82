// Where things go in a radar chart: pure geometry, so that it can be tested without drawing.

/** Centre, radius of rating 5, and how far outside the labels stand, in units of the drawing. */
export const CENTRE = { x: 200, y: 150 };
export const RADIUS = 105;
const LABELS = RADIUS + 16;

export interface Point {
  x: number;
  y: number;
}

/** The point of a rating (1 to 5, 1 near the centre) on axis `at` of `count`; the first axis points up. */
export function place(at: number, count: number, rating: number): Point {
  return polar(at, count, (RADIUS * (Math.min(5, Math.max(1, rating)) - 1 + 0.5)) / 4.5);
}

export function labelPlace(at: number, count: number): Point & { anchor: 'start' | 'middle' | 'end' } {
  const point = polar(at, count, LABELS);
  const side = point.x - CENTRE.x;
  return { ...point, anchor: Math.abs(side) < 12 ? 'middle' : side > 0 ? 'start' : 'end' };
}

function polar(at: number, count: number, radius: number): Point {
  const angle = (at / count) * 2 * Math.PI - Math.PI / 2;
  return { x: CENTRE.x + radius * Math.cos(angle), y: CENTRE.y + radius * Math.sin(angle) };
}

/** Path of one series. An axis that was not assessed breaks the line: it is never drawn as a low rating. */
export function outline(values: readonly (number | null)[]): string {
  const n = values.length;
  const assessed = values.every((value) => value !== null);
  let pen = 'M';
  let path = '';
  for (let i = 0; i <= (assessed ? n - 1 : n); i++) {
    const value = values[i % n] ?? null;
    if (value === null) {
      pen = 'M';
      continue;
    }
    const { x, y } = place(i % n, n, value);
    path += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
    pen = 'L';
  }
  return assessed ? `${path}Z` : path;
}

/** Breaks a label into at most `rows` lines of about `width` characters; the last one ends in an ellipsis if it must. */
export function lines(label: string, width = 15, rows = 2): string[] {
  const out: string[] = [''];
  for (const word of label.split(/\s+/)) {
    const last = out[out.length - 1]!;
    if (last && `${last} ${word}`.length > width) out.push(word);
    else out[out.length - 1] = last ? `${last} ${word}` : word;
  }
  const cut = out.length > rows;
  return out.slice(0, rows).map((line, at) => {
    const chars = [...line];
    if (chars.length > width) return `${chars.slice(0, width - 1).join('')}…`;
    return cut && at === rows - 1 ? `${line}…` : line;
  });
}
