// What changed from one version of a question to another, field by field and word by word.
import { diffLines, diffWordsWithSpace, type ChangeObject } from 'diff';
import type { Content } from '../../ipc';
import { kinds } from './words';

export interface Piece {
  text: string;
  what: 'same' | 'added' | 'removed';
}

export interface Difference {
  field: string;
  pieces: Piece[];
}

/** How the ids in a content are called. */
export interface Names {
  competency: (id: string) => string;
  level: (key: string) => string;
}

// Words of every script: Chinese and Thai have no spaces to cut at.
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Above this many characters whole lines are compared, which stays quick. */
const MANY = 20_000;

function compared(older: string, newer: string): Piece[] {
  const changes: ChangeObject<string>[] =
    older.length + newer.length > MANY
      ? diffLines(older, newer)
      : diffWordsWithSpace(older, newer, { intlSegmenter: words });
  return changes.map(({ value, added, removed }) => ({
    text: value,
    what: added ? 'added' : removed ? 'removed' : 'same',
  }));
}

/** A content as named texts, in the order of the form. */
function fields(content: Content, names: Names): [string, string][] {
  const anchors = Object.entries(content.levels).flatMap(([key, { one, three, five }]): [string, string][] => [
    [`${names.level(key)}: level`, 'served'],
    [`${names.level(key)}: a 1 sounds like`, one],
    [`${names.level(key)}: a 3 sounds like`, three],
    [`${names.level(key)}: a 5 sounds like`, five],
  ]);
  return [
    ['Title', content.title],
    ['Prompt', content.prompt],
    ['Kind', kinds[content.kind]],
    ['Competency', names.competency(content.competency)],
    ['Minutes', String(content.minutes)],
    ['Topics', content.topics.join(', ')],
    ['Answer guide', content.guide],
    ['Probes', content.probes.join('\n')],
    ['Signals', content.signals.map(({ text, red_flag }) => `${red_flag ? 'Red flag' : 'Good'}: ${text}`).join('\n')],
    ...anchors,
    ['Source', content.source],
  ];
}

/** The fields that differ. A level that came or went is told by its own line. */
export function differences(older: Content, newer: Content, names: Names): Difference[] {
  const before = new Map(fields(older, names));
  const after = new Map(fields(newer, names));
  return [...new Set([...after.keys(), ...before.keys()])]
    .filter((field) => (before.get(field) ?? '') !== (after.get(field) ?? ''))
    .map((field) => ({ field, pieces: compared(before.get(field) ?? '', after.get(field) ?? '') }));
}
