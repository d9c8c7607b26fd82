// What notes, their marks and anchors are called and how they are cut up: during an interview and after it.
import type { Anchors, NoteKind, NoteView } from '../../ipc';
import type { IconName } from '../../parts/icons';

/** The kinds of note, with the letter that starts one (Alt with it while typing, alone elsewhere). */
export const kinds: readonly { kind: NoteKind; label: string; icon: IconName; letter: string; hint: string }[] = [
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

/** Marked words of a note, each once. */
export const wordsOf = (note: NoteView): string[] => [...new Set(note.marks.map((mark) => mark.word))];

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
