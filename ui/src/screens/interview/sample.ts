// An interview in mid-course, for the tests of this screen and of the closing one.
import type { AnswerView, InterviewView, NoteView } from '../../ipc';

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
    ...part,
  };
}
