// What the comparison works out for itself: names of columns, who may be drawn, and who is still waiting.
import type { Compared, InterviewId, OpeningView, Standing } from '../../ipc';
import { shortly, standing } from '../../frame/interviews/rows';

/** How many shapes a radar can tell apart. */
export const SHAPES = 3;

/** Competencies from which a radar says more than bars. */
export const RADAR_FROM = 5;

/** Why there is no rating, as the PDF says it: what was not asked is another thing than what nobody rated. */
export const standings: Record<Exclude<Standing['is'], 'rated'>, string> = {
  'no-answer': 'asked, no answer',
  unrated: 'asked, unrated',
  'not-assessed': 'not assessed',
  skipped: 'skipped',
  'not-asked': 'not asked',
  'not-in-set': 'not in this version',
};

/** "78 %", or the words for no value. */
export const percent = (share: number | null): string => (share === null ? 'not known' : `${Math.round(share * 100)} %`);

/** What a column is called where only one line is there: a candidate seen by two people is told apart by whom. */
export function columnNames(interviews: readonly Compared[]): string[] {
  return interviews.map(({ label, interviewer }) => {
    const twice = interviews.filter((other) => other.label === label).length > 1;
    return twice ? `${label}, ${interviewer}` : label;
  });
}

/** The interviews whose shapes are drawn: those that were chosen and are still there, else the first ones. */
export function drawn(interviews: readonly Compared[], chosen: ReadonlySet<InterviewId> | undefined): Compared[] {
  return (chosen ? interviews.filter(({ interview }) => chosen.has(interview)) : interviews).slice(0, SHAPES);
}

export interface Waiting {
  /** The code where the view is blind, else the name. */
  label: string;
  /** What the comparison waits for. */
  what: string;
}

/** Candidates with an interview that is not closed, or with none. */
export function waiting(opening: OpeningView, blind: boolean): Waiting[] {
  return opening.candidates
    .flatMap(({ name, code, interviews }) => {
      const label = blind ? code : name;
      if (interviews.length === 0) return [{ label, what: 'no interview planned yet' }];
      return interviews
        .filter(({ state }) => state !== 'closed' && state !== 'sealed')
        .map((row) => {
          const stands = standing(row).text.toLowerCase();
          return { label, what: row.state === 'planned' ? `${stands}, ${row.planned ? shortly(row.planned) : 'no time set'}` : stands };
        });
    })
    .sort((a, b) => a.label.localeCompare(b.label));
}
