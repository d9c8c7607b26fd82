// The scorecard's pages as pictures, and its figures as words.
import type { Evidence, Rating, Score } from '../../ipc';

/** An SVG as an address that an image may show; base64, so that any script survives. */
export function picture(svg: string): string {
  let bytes = '';
  // In pieces, for a function takes only so many arguments.
  const all = new TextEncoder().encode(svg);
  for (let at = 0; at < all.length; at += 8192) bytes += String.fromCharCode(...all.subarray(at, at + 8192));
  return `data:image/svg+xml;base64,${btoa(bytes)}`;
}

/** A share as whole per cent. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** The overall score with its coverage, or why there is none. */
export function result({ overall, coverage, incomplete }: Score): string {
  if (overall === null) return 'No result: a question is still to be rated, or nothing was rated';
  return `${overall.toFixed(1)} of 5, coverage ${percent(coverage)}${incomplete ? ', incomplete' : ''}`;
}

/** What a rating stands for, in the question's own words. */
export function rated({ rating, anchors, not_assessed, outcome, skip_reason }: Evidence): string {
  if (outcome === 'not-asked') return 'Not asked';
  if (outcome === 'skipped') return `Skipped: ${skip_reason}`;
  if (rating === null) return not_assessed ? 'Not assessed' : outcome === 'no-answer' ? 'Asked, no answer' : 'Not rated';
  const anchor: Record<Rating, string> = {
    1: anchors.one,
    2: 'between the anchors of 1 and 3',
    3: anchors.three,
    4: 'between the anchors of 3 and 5',
    5: anchors.five,
  };
  const said = outcome === 'no-answer' ? ' No answer.' : '';
  return `${rating} of 5${anchor[rating] ? `: ${anchor[rating]}` : ''}${said}`;
}
