// A closing computed from answers, for the tests of this screen: not the product's scoring, only its shape.
import type { AnswerView, Closing, ClosingTexts, Decision, InterviewView, Score } from '../../ipc';

interface Part {
  id?: string;
  answers: AnswerView[];
  state?: InterviewView['state'];
  texts?: ClosingTexts;
  decision?: Decision | null;
  reason?: string;
  /** Anything else about the interview. */
  view?: Partial<InterviewView>;
}

export function aClosing({ id = 'iv1', answers, state = 'closed', texts, decision = null, reason = '', view = {} }: Part): Closing {
  const asked = answers.filter(({ outcome }) => outcome === 'answered');
  const unrated = asked.filter((each) => each.rating === null && !each.not_assessed).map((each) => each.id);
  const rated = answers.filter((each) => each.rating !== null);
  const evidence = (each: AnswerView) => each.notes.some(({ kind }) => kind === 'quote' || kind === 'behaviour');
  const known = unrated.length === 0 && rated.length > 0;
  const overall = known ? rated.reduce((sum, each) => sum + each.rating!, 0) / rated.length : null;
  const score: Score = {
    overall,
    share: overall === null ? null : (overall - 1) / 4,
    coverage: rated.length / answers.length,
    incomplete: false,
    competencies: [{ id: 'c1', name: 'Concurrency', score: overall, weight: 1, minimum: null, below_bar: false }],
    proposal: overall === null ? null : 'yes',
  };
  return {
    interview: {
      id,
      state,
      watch: { counted_ms: 2_700_000, running_since: null },
      candidate_name: 'Amara Okonkwo',
      candidate_code: 'C-7K2M',
      opening: 'o1',
      opening_title: 'Backend engineer',
      level: 'senior',
      level_name: 'Senior',
      set_title: 'Python, senior',
      set_version: 2,
      minutes: 45,
      reserve: { introduction: 5, candidate_questions: 5, close: 2 },
      interviewer: 'Noor Haddad',
      planned: null,
      started: '2026-03-02T09:30:00.000Z',
      current: null,
      answers,
      pace: '',
      resumed_from_gap: false,
      now: '2026-03-02T10:15:00.000Z',
      seconds: 2700,
      timed: true,
      end: 'as-planned',
      end_reason: '',
      entered: null,
      parts: [{ began: '2026-03-02T09:30:00.000Z', ended: null }],
      corrections: [],
      stages: [],
      ...view,
    },
    unrated,
    unsupported: rated.filter((each) => !evidence(each)).map((each) => each.id),
    score,
    result: overall === null ? 'The result shows once the unrated questions are rated.' : overall.toFixed(1),
    fidelity: { required_asked: 1, order_kept: 1, anchored: 0.8, rated_in_time: 0.5, evidenced: 0.5, in_time: null, mean: 0.76 },
    texts: texts ?? { strengths: '', concerns: '', summary: '' },
    decision,
    decision_reason: reason,
    marked_words: [],
    before_export: unrated.map((each) => `Question ${each} was asked and has no rating.`),
  };
}
