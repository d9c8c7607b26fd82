// Which interviews a list shows, and in what order: those that need attention first.
import { undecided, underWay } from '../../frame/interviews/rows';
import type { InterviewRow } from '../../ipc';
import { fold } from '../../parts/palette';

export type Filter = 'all' | 'planned' | 'progress' | 'undecided' | 'done';

const belongs: Record<Filter, (row: InterviewRow) => boolean> = {
  all: () => true,
  planned: ({ state }) => state === 'planned',
  progress: underWay,
  undecided,
  done: (row) => row.state === 'sealed' || (row.state === 'closed' && !undecided(row)),
};

const names: Record<Filter, string> = { all: 'All', planned: 'Planned', progress: 'In progress', undecided: 'To decide', done: 'Done' };

/** The filters with how many each would show. */
export const filters = (rows: readonly InterviewRow[]): { value: Filter; label: string }[] =>
  (Object.keys(names) as Filter[]).map((value) => ({ value, label: `${names[value]} (${rows.filter(belongs[value]).length})` }));

const stages: Filter[] = ['progress', 'undecided', 'planned', 'done'];
const stage = (row: InterviewRow) => stages.findIndex((each) => belongs[each](row));

/** In progress, to decide, planned (the next first, those without a time last), done; otherwise the newest first. */
export function sorted(rows: readonly InterviewRow[]): InterviewRow[] {
  const soonest = ({ planned }: InterviewRow) => planned ?? '9';
  const newest = ({ started, planned }: InterviewRow) => started ?? planned ?? '';
  return [...rows].sort((a, b) => {
    const by = stage(a) - stage(b);
    if (by !== 0) return by;
    return a.state === 'planned' ? soonest(a).localeCompare(soonest(b)) : newest(b).localeCompare(newest(a));
  });
}

/** The rows that a filter and some words leave, in order. Every word must occur somewhere in a row. */
export function shown(rows: readonly InterviewRow[], filter: Filter, words: string): InterviewRow[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  const said = (row: InterviewRow) =>
    fold([row.candidate_name, row.candidate_code, row.opening_title, row.set_title, row.level_name, row.interviewer].join(' '));
  return sorted(rows.filter((row) => belongs[filter](row) && wanted.every((word) => said(row).includes(word))));
}
