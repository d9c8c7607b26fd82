// An import for the tests: a page with a question that is new, one that is in the bank, one that is like one there.
import type { DraftRow, ImportDraft, ImportFile, ImportPreview, Resemblance } from '../../ipc';

export const aDraft = (prompt: string, part: Partial<ImportDraft> = {}): ImportDraft => ({
  key: '',
  title: '',
  kind: 'knowledge',
  competency: '',
  prompt,
  guide: '',
  probes: [],
  signals: [],
  levels: {},
  topics: [],
  minutes: 5,
  source: 'page.md',
  placing: { how: 'add' },
  ...part,
});

export const aRow = (id: number, prompt: string, resemblance: Resemblance = { kind: 'new' }, part: Partial<ImportDraft> = {}): DraftRow => ({
  id,
  line: id * 2 + 1,
  draft: aDraft(prompt, part),
  resemblance,
});

export const aFile = (drafts: DraftRow[], part: Partial<ImportFile> = {}): ImportFile => ({
  path: '/home/noor/page.md',
  name: 'page.md',
  format: 'markdown',
  encoding: 'UTF-8',
  source: drafts.map(({ draft }) => `${draft.prompt}\n`).join('\n'),
  drafts,
  sets: [],
  duplicates: 0,
  warnings: [],
  columns: null,
  error: null,
  ...part,
});

export const aPreview = (...files: ImportFile[]): ImportPreview => ({ files, new: 0, duplicates: 0, resembling: 0 });

export const messy = (): ImportPreview =>
  aPreview(
    aFile(
      [
        aRow(0, 'What is a closure?', { kind: 'new' }, { guide: 'A function and what it sees.' }),
        aRow(1, 'What is hoisting? What is scope?'),
        aRow(2, 'Why is it slow?', { kind: 'duplicate', question: 'q1', title: 'Why is it slow?' }),
        aRow(3, 'Tell me about locks.', { kind: 'resembles', question: 'q2', title: 'Tell me about a lock.', likeness: 0.82 }),
        aRow(4, 'What is a closure?', { kind: 'repeated', earlier: 0 }),
      ],
      { warnings: ['Two lines were mended.'] },
    ),
    aFile([], { path: '/home/noor/photo.png', name: 'photo.png', format: '', encoding: '', error: 'photo.png is a picture; save its text as a file.' }),
  );
