// What notes, their marks and anchors are called and how they are cut up: during an interview and after it.
import type { Anchors, Mark, NoteKind, NoteView, Stage } from '../../ipc';
import type { IconName } from '../../parts/icons';

export interface KindWords {
  kind: NoteKind;
  label: string;
  icon: IconName;
  /** With Alt it makes the line one of this kind. */
  letter: string;
  hint: string;
}

/** The kinds of note. */
export const kinds: readonly KindWords[] = [
  { kind: 'quote', label: 'Quote', icon: 'quote', letter: 'Q', hint: 'The candidate’s own words' },
  { kind: 'behaviour', label: 'Behaviour', icon: 'behaviour', letter: 'B', hint: 'What the candidate did' },
  { kind: 'impression', label: 'Impression', icon: 'impression', letter: 'I', hint: 'What it seemed like; not evidence' },
  { kind: 'remark', label: 'Remark', icon: 'remark', letter: 'R', hint: 'Anything else; not evidence' },
];

/** Anchors as the rating scale takes them; what is not written is left out. */
export function anchorsOf({ one, three, five }: Anchors): Record<number, string> {
  const written = [
    [1, one],
    [3, three],
    [5, five],
  ] as const;
  return Object.fromEntries(written.filter(([, text]) => text.trim()));
}

/** The kinds a stage offers; the first is the one its lines begin with. */
export function kindsOf(stage: Stage | undefined): readonly KindWords[] {
  const [quote, behaviour, impression, remark] = kinds as [KindWords, KindWords, KindWords, KindWords];
  if (stage === 'candidate-questions') return [{ ...quote, label: 'Their question', hint: 'What the candidate asks' }, remark];
  return stage ? [remark, quote, behaviour, impression] : kinds;
}

/** The marks of a note that apply to what is typed by now: those in the part that has not changed since it was stored. */
export const marksIn = (note: NoteView, text: string): Mark[] => note.marks.filter((mark) => text.startsWith(note.text.slice(0, mark.end)));

/** The marked word to ask about: that of the line being typed, else the newest. One at a time. */
export function openMark(notes: readonly NoteView[], line: { id: string | undefined; text: string }): { note: NoteView; word: string } | undefined {
  const typed = notes.filter((note) => note.id === line.id && marksIn(note, line.text).length > 0);
  const note = typed[0] ?? [...notes].reverse().find((each) => each.id !== line.id && each.marks.length > 0);
  const mark = note && (note.id === line.id ? marksIn(note, line.text) : note.marks)[0];
  return note && mark && { note, word: mark.word };
}

/** A text in runs, marked or not, so that marks can be underlined. Marks beyond the text are left out. */
export function runs(text: string, marks: NoteView['marks']): { text: string; marked: boolean }[] {
  const all: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    if (start < at || end > text.length) continue;
    if (start > at) all.push({ text: text.slice(at, start), marked: false });
    all.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) all.push({ text: text.slice(at), marked: false });
  return all;
}
