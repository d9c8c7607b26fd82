// Rows, sets and openings for the tests of the screens around an interview.
import type { InterviewRow, OpeningRow, OpeningView, SetRow, Settings } from '../ipc';

export const aRow = (part: Partial<InterviewRow> = {}): InterviewRow => ({
  id: 'iv1',
  state: 'planned',
  candidate: 'c1',
  candidate_name: 'Amara Okonkwo',
  candidate_code: 'C-7K2M',
  opening: 'o1',
  opening_title: 'Backend engineer',
  set_title: 'Python, senior',
  set_version: 2,
  level_name: 'Senior',
  minutes: 60,
  interviewer: 'Noor Haddad',
  planned: null,
  started: null,
  decision: null,
  overall: null,
  ...part,
});

export const aSet = (part: Partial<SetRow> = {}): SetRow => ({
  id: 's1',
  title: 'Python, senior',
  level: 'senior',
  level_name: 'Senior',
  minutes: 60,
  questions: 8,
  question_minutes: 44,
  version: 2,
  version_id: 'v2',
  changed: false,
  archived: false,
  interviews: 0,
  bank: true,
  ...part,
});

export const anOpeningRow = (part: Partial<OpeningRow> = {}): OpeningRow => ({
  id: 'o1',
  title: 'Backend engineer',
  level_name: 'Senior',
  candidates: 1,
  held: 0,
  interviews: 0,
  retention: null,
  archived: false,
  example: false,
  ...part,
});

export const anOpening = (part: Partial<OpeningView> = {}): OpeningView => ({
  id: 'o1',
  title: 'Backend engineer',
  level: 'senior',
  level_name: 'Senior',
  retention: null,
  archived: false,
  example: false,
  sets: [{ id: 's1', title: 'Python, senior', version_id: 'v2', version: 2 }],
  candidates: [{ id: 'c1', name: 'Amara Okonkwo', code: 'C-7K2M', contact: '', interviews: [] }],
  ...part,
});

export const someSettings = (part: Partial<Settings> = {}): Settings => ({
  interviewer: 'Noor Haddad',
  theme: 'system',
  text_size: 'normal',
  paper: 'a4',
  marked_words: [],
  welcomed: true,
  backup_folder: '',
  ...part,
});
