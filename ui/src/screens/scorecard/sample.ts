// A closed interview's record and closing page, for the tests of this screen.
import type { Closing, Evidence, Scorecard } from '../../ipc';

export const anEvidence = (part: Partial<Evidence> = {}): Evidence => ({
  id: 'a1',
  item: 'i1',
  number: 1,
  section: 'Concurrency',
  ad_hoc: false,
  kind: 'knowledge',
  competency: 'c1',
  competency_name: 'Concurrency',
  prompt: 'Why do **two threads** take as long as one?',
  guide: 'One lock per interpreter.',
  anchors: { one: 'Expects threads to help.', three: 'Explains that they take turns.', five: 'Weighs processes.' },
  probes: [],
  signals: [
    { ticked: true, text: 'Names the lock', red_flag: false },
    { ticked: false, text: 'Claims asyncio helps', red_flag: true },
  ],
  outcome: 'answered',
  skip_reason: '',
  rating: 3,
  not_assessed: false,
  weight: 1,
  notes: [{ id: 'n1', kind: 'quote', text: 'They take turns.', at_seconds: 75 }],
  seconds: 312,
  planned_minutes: 6,
  ...part,
});

export const aScorecard = (part: Partial<Scorecard> = {}): Scorecard => ({
  format: 1,
  id: 'iv1',
  state: 'closed',
  candidate_code: 'C-7K2M',
  candidate_name: 'Amara Okonkwo',
  opening: 'Backend engineer',
  level: 'senior',
  level_name: 'Senior',
  set_title: 'Python, senior',
  set_version: 2,
  interviewer: 'Noor Haddad',
  started: '2026-03-02T09:30:00.000Z',
  utc_offset_minutes: 60,
  seconds: 2710,
  planned_minutes: 60,
  decision: 'yes',
  decision_reason: '',
  score: {
    overall: 3.44,
    share: 0.61,
    coverage: 0.6,
    incomplete: true,
    competencies: [
      { id: 'c1', name: 'Concurrency', score: 3.44, weight: 1, minimum: 4, below_bar: true },
      { id: 'c2', name: 'Ownership', score: null, weight: 1, minimum: null, below_bar: false },
    ],
    proposal: 'yes',
  },
  fidelity: { required_asked: 1, order_kept: 1, anchored: 1, rated_in_time: 0.5, evidenced: 0.5, in_time: null, mean: 0.8 },
  strengths: 'Measures before changing.',
  concerns: '',
  summary: 'أداء جيد',
  remarks: ['The result is incomplete.'],
  evidence: [anEvidence(), anEvidence({ id: 'a2', number: 2, outcome: 'skipped', skip_reason: 'No time left', rating: null, notes: [], signals: [] })],
  ...part,
});

/** Of the closing page, this screen reads nothing but what is to be done before an export. */
export const aClosing = (before_export: string[] = []) => ({ before_export }) as Closing;
