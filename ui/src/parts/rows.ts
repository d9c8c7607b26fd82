// Which rows of a long list are drawn.

/** Rows drawn above and below what can be seen, so that scrolling shows no gap. */
const SPARE = 8;

/**
 * Indexes of the rows to draw: those in view with some to spare, and the current one wherever it is, because the focus
 * sits on it and would be lost with it.
 */
export function drawn(count: number, rowHeight: number, top: number, height: number, current: number): number[] {
  const first = Math.max(0, Math.floor(top / rowHeight) - SPARE);
  const last = Math.min(count - 1, Math.ceil((top + height) / rowHeight) + SPARE);
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  if (current >= 0 && current < count) {
    if (current < first) rows.unshift(current);
    if (current > last) rows.push(current);
  }
  return rows;
}
