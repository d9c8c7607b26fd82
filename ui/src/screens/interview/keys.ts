// The keys of the live interview. Letters and digits alone are words for the note: every command has Alt or Ctrl.
import { kinds } from '../../frame/notes/words';
import type { AnswerView, NoteKind, Rating } from '../../ipc';
import type { Verb } from '../../state/keys.svelte';

export interface Acts {
  next(): void;
  previous(): void;
  chooseQuestion(): void;
  become(kind: NoteKind): void;
  rate(rating: Rating | null): void;
  /** Rates and opens the next question; on the last one it only rates. */
  rateAndGo(rating: Rating): void;
  notAssessed(): void;
  noAnswer(): void;
  skip(): void;
  addQuestion(): void;
  isAdHoc(): boolean;
  remove(): void;
  isSkipped(): boolean;
  askAfterAll(): void;
  toggleGuide(): void;
  scroll(pages: number): void;
  pause(): void;
  toggleCandidate(): void;
  confirmMark(): void;
  close(): void;
}

const ratings: readonly Rating[] = [1, 2, 3, 4, 5];

/** What can be done at any time during an interview. */
export const interviewKeys = (acts: Acts): Verb[] => [
  { title: 'Next question', chord: ['Ctrl+Enter', 'Alt+ArrowDown'], run: acts.next },
  { title: 'Previous question', chord: 'Alt+ArrowUp', run: acts.previous },
  { title: 'Choose a question by its number', chord: 'Alt+G', run: acts.chooseQuestion },
  ...ratings.map((rating): Verb => ({ title: `Rate ${rating}`, chord: `Alt+${rating}`, run: () => acts.rate(rating) })),
  { title: 'Clear the rating', chord: 'Alt+0', run: () => acts.rate(null) },
  ...ratings.map(
    (rating): Verb => ({ title: `Rate ${rating} and go to the next question`, chord: `Alt+Shift+${rating}`, run: () => acts.rateAndGo(rating) }),
  ),
  { title: 'Not assessed', chord: 'Alt+X', run: acts.notAssessed },
  { title: 'No answer', chord: 'Alt+N', run: acts.noAnswer },
  ...kinds.map(({ kind, label, letter }): Verb => ({ title: `Note: ${label.toLowerCase()}`, chord: `Alt+${letter}`, run: () => acts.become(kind) })),
  { title: 'Confirm the marked word', chord: 'Alt+M', run: acts.confirmMark },
  { title: 'Skip the question', chord: 'Alt+S', run: acts.skip },
  { title: 'Ask the skipped question after all', run: acts.askAfterAll, when: acts.isSkipped },
  { title: 'Add a question from the bank', chord: 'Alt+A', run: acts.addQuestion },
  { title: 'Remove the question that was added', run: acts.remove, when: acts.isAdHoc },
  { title: 'Show or hide the answer guide', chord: 'Alt+H', run: acts.toggleGuide },
  { title: 'Scroll the question down', chord: 'Alt+PageDown', run: () => acts.scroll(1), repeats: true, keysOnly: true },
  { title: 'Scroll the question up', chord: 'Alt+PageUp', run: () => acts.scroll(-1), repeats: true, keysOnly: true },
  { title: 'Show or hide the candidate window', chord: 'Alt+W', run: acts.toggleCandidate },
  { title: 'Pause or resume', chord: 'Alt+P', run: acts.pause },
  { title: 'Close the interview', chord: 'Alt+C', run: acts.close },
];

/** What the current question offers, by its own words. */
export function questionKeys(answer: AnswerView, tick: (at: number) => void, probe: (at: number) => void): Verb[] {
  return [
    ...answer.signals.slice(0, 9).map(({ text }, at): Verb => ({ title: text, chord: `Ctrl+${at + 1}`, run: () => tick(at) })),
    ...answer.probes.slice(0, 9).map(({ text }, at): Verb => ({ title: text, chord: `Ctrl+Shift+${at + 1}`, run: () => probe(at) })),
  ];
}
