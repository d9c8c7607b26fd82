// What the interview screen works out for itself: the steps and their order, what became of each, and the words for it.
import type { AnswerView, End, InterviewView, NoteView, Stage, StageView } from '../../ipc';

/** Why a question may be left out, in the order of their digits. */
export const reasons: readonly string[] = [
  'No time left',
  'Covered by another answer',
  'Does not fit this candidate’s work',
  'The candidate asked to leave it out',
];

/** What to make sure of before the conversation begins. */
export const checks: readonly string[] = ['We hear each other well', 'The candidate sees the shared window'];

/** What is shown of each step that is not a question. */
export const stageNames: Record<Stage, string> = {
  introduction: 'Introduction',
  'candidate-questions': 'Candidate’s questions',
  close: 'Closing words',
};

/** How an interview can end otherwise than as planned. */
export const ends: Record<Exclude<End, 'as-planned'>, { menu: string; title: string; says: string; button: string }> = {
  early: { menu: 'End early…', title: 'End the interview early?', says: 'The scorecard says so, with the reason.', button: 'End the interview' },
  withdrew: { menu: 'The candidate withdrew…', title: 'The candidate withdrew?', says: 'No decision is asked for, and it does not count as a low score.', button: 'The candidate withdrew' },
  'did-not-come': { menu: 'No-show…', title: 'The candidate did not come?', says: 'No decision is asked for, and it does not count as a low score.', button: 'The candidate did not come' },
};

export interface Section {
  title: string;
  answers: AnswerView[];
  /** Planned for the questions of the set; what is added during the interview has no plan. */
  minutes: number;
}

/** The questions under their headings. An ad hoc question stays where it was added, whatever its own heading. */
export function sections(answers: readonly AnswerView[]): Section[] {
  const all: Section[] = [];
  for (const answer of answers) {
    let last = all.at(-1);
    if (!last || (!answer.ad_hoc && answer.section !== last.title)) {
      last = { title: answer.ad_hoc ? '' : answer.section, answers: [], minutes: 0 };
      all.push(last);
    }
    last.answers.push(answer);
    if (!answer.ad_hoc) last.minutes += answer.planned_minutes;
  }
  return all;
}

/** One step of the interview: a question, or one of the three stages around the questions. */
export type Place = { id: string; title: string; minutes: number; notes: NoteView[] } & (
  | { answer: AnswerView; stage?: undefined }
  | { stage: StageView; answer?: undefined }
);

const stagePlace = (stage: StageView): Place => ({
  id: stage.id,
  title: stageNames[stage.stage],
  minutes: stage.planned_minutes,
  notes: stage.notes,
  stage,
});

const questionPlace = (answer: AnswerView): Place => ({
  id: answer.id,
  title: answer.title,
  minutes: answer.ad_hoc ? 0 : answer.planned_minutes,
  notes: answer.notes,
  answer,
});

export interface Group {
  title: string;
  places: Place[];
}

/** All steps as the list shows them: the introduction, the sections, and what comes at the end. */
export function groups(view: InterviewView): Group[] {
  const before = view.stages.filter(({ stage }) => stage === 'introduction');
  const after = view.stages.filter(({ stage }) => stage !== 'introduction');
  return [
    { title: '', places: before.map(stagePlace) },
    ...sections(view.answers).map(({ title, answers }) => ({ title, places: answers.map(questionPlace) })),
    { title: 'At the end', places: after.map(stagePlace) },
  ].filter(({ places }) => places.length > 0);
}

export type Standing = 'to-come' | 'skipped' | 'rated' | 'not-assessed' | 'no-answer' | 'unrated';

/** What became of a question. */
export function standing(answer: AnswerView): Standing {
  if (answer.outcome === 'skipped') return 'skipped';
  if (answer.rating !== null) return 'rated';
  if (answer.not_assessed) return 'not-assessed';
  if (answer.outcome === 'no-answer') return 'no-answer';
  return answer.outcome === 'not-asked' ? 'to-come' : 'unrated';
}

/** The same in words, for those who do not see it. */
export function said(answer: AnswerView): string {
  const words = {
    'to-come': 'to come',
    skipped: 'skipped',
    rated: `rated ${answer.rating}`,
    'not-assessed': 'not assessed',
    'no-answer': 'no answer',
    unrated: answer.wants_rating ? 'to rate' : 'open',
  }[standing(answer)];
  return [answer.ad_hoc && 'ad hoc', answer.rating !== null && answer.outcome === 'no-answer' && 'no answer', words].filter(Boolean).join(', ');
}

/** The question on the screen has neither a rating nor a word on why it has none. */
export const lacksRating = (answer: AnswerView): boolean => ['unrated', 'to-come'].includes(standing(answer));

/** The neighbour of a step in the list, or undefined at its ends. */
export function neighbour<T extends { id: string }>(all: readonly T[], id: string | null | undefined, step: 1 | -1): T | undefined {
  const at = all.findIndex((each) => each.id === id);
  return at < 0 ? undefined : all[at + step];
}

/** What is said of the slot's time to those who do not see it: a few words at three moments, and nothing in between. */
export function timeSaid(seconds: number, minutes: number): string {
  const left = minutes * 60 - seconds;
  if (minutes === 0) return '';
  if (left <= 0) return `The ${minutes} minutes are over.`;
  if (left <= 300 && minutes > 10) return '5 minutes are left.';
  return left <= minutes * 30 ? 'Half of the time is over.' : '';
}
