// An interview in mid-course, for the tests of this screen and of the closing one.
import type { AnswerView, InterviewView, NoteView, StageView } from '../../ipc';

/** Each id carries the test's own prefix: the notebook outlives the screen. */
export function anAnswer(part: Partial<AnswerView> = {}): AnswerView {
  return {
    id: 'a1',
    item: 'i1',
    number: 1,
    section: 'Concurrency',
    ad_hoc: false,
    title: 'A script adds up squares over two threads',
    kind: 'knowledge',
    competency: 'Concurrency',
    prompt: 'A script adds up squares over two threads. It takes just as long. **Why?**',
    guide: '- One lock per interpreter',
    anchors: { one: 'Expects threads to help.', three: 'Explains that they take turns.', five: 'Weighs processes against native code.' },
    probes: [{ text: 'What if each thread waited for a server?', used: false }],
    signals: [
      { text: 'Names the lock', ticked: false, red_flag: false },
      { text: 'Claims asyncio would make it parallel', ticked: false, red_flag: true },
    ],
    outcome: 'not-asked',
    skip_reason: '',
    rating: null,
    not_assessed: false,
    wants_rating: false,
    notes: [],
    watch: { counted_ms: 0, running_since: null },
    planned_minutes: 6,
    weight: 1,
    ...part,
  };
}

export const aNote = (part: Partial<NoteView> = {}): NoteView => ({
  id: 'n1',
  kind: 'quote',
  text: 'They take turns.',
  at_seconds: 75,
  marks: [],
  ...part,
});

export const aStage = (part: Partial<StageView> = {}): StageView => ({
  id: 's1',
  stage: 'introduction',
  words: 'I am Noor Haddad. We have 45 minutes.\nEverybody hears the same questions.',
  notes: [],
  watch: { counted_ms: 0, running_since: null },
  planned_minutes: 5,
  opened: true,
  ...part,
});

/** The three steps around the questions. */
export const stages = (): StageView[] => [
  aStage(),
  aStage({ id: 's2', stage: 'candidate-questions', words: 'What would you like to know?', opened: false }),
  aStage({ id: 's3', stage: 'close', words: 'Thank you. You hear from us within a week.', planned_minutes: 2, opened: false }),
];

export function anInterview(part: Partial<InterviewView> = {}): InterviewView {
  return {
    id: 'iv1',
    state: 'running',
    watch: { counted_ms: 754_000, running_since: null },
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
    current: 'a1',
    answers: [
      anAnswer({ outcome: 'answered' }),
      anAnswer({ id: 'a2', item: 'i2', number: 2, title: 'Tell me about a decision you reversed', prompt: 'Tell me about a decision you reversed.', section: 'Ownership', kind: 'past-behaviour', competency: 'Ownership' }),
      anAnswer({ id: 'a3', item: 'i3', number: 3, title: 'A colleague is stuck', prompt: 'A colleague is stuck. What do you do?', section: 'Ownership', kind: 'situational', competency: 'Ownership' }),
    ],
    pace: 'on plan',
    resumed_from_gap: false,
    stages: stages(),
    now: '2026-03-02T09:42:34.000Z',
    seconds: 754,
    timed: true,
    end: 'as-planned',
    end_reason: '',
    entered: null,
    parts: [{ began: '2026-03-02T09:30:00.000Z', ended: null }],
    corrections: [],
    ...part,
  };
}
