// The keys of the live interview. One rule: a letter or digit works alone, and with Alt while one types.
import { kinds } from '../../frame/notes/words';
import type { AnswerView, NoteKind, Rating } from '../../ipc';
import type { Verb } from '../../state/keys.svelte';

export interface Acts {
  next(): void;
  previous(): void;
  chooseQuestion(): void;
  become(kind: NoteKind): void;
  rate(rating: Rating | null): void;
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
  showCandidate(): void;
  closeCandidate(): void;
  close(): void;
}

const ratings: readonly Rating[] = [1, 2, 3, 4, 5];
const both = (key: string) => [`Alt+${key}`, key];

/** What can be done at any time during an interview. */
export const interviewKeys = (acts: Acts): Verb[] => [
  { title: 'Next question', chord: ['Ctrl+Enter', 'Alt+ArrowDown', 'J'], run: acts.next },
  { title: 'Previous question', chord: ['Alt+ArrowUp', 'K'], run: acts.previous },
  { title: 'Choose a question by its number', chord: 'Alt+G', run: acts.chooseQuestion },
  ...ratings.map((rating): Verb => ({ title: `Rate ${rating}`, chord: both(String(rating)), run: () => acts.rate(rating) })),
  ...ratings.map(
    (rating): Verb => ({ title: `Rate ${rating} and go on; from the last question, close`, chord: `Ctrl+Alt+${rating}`, run: () => acts.rateAndGo(rating) }),
  ),
  { title: 'Clear the rating', chord: both('0'), run: () => acts.rate(null) },
  { title: 'Not assessed', chord: both('X'), run: acts.notAssessed },
  { title: 'No answer', chord: both('N'), run: acts.noAnswer },
  ...kinds.map(({ kind, label, letter }): Verb => ({ title: `Note: ${label.toLowerCase()}`, chord: both(letter), run: () => acts.become(kind) })),
  { title: 'Skip the question', chord: both('S'), run: acts.skip },
  { title: 'Ask the skipped question after all', run: acts.askAfterAll, when: acts.isSkipped },
  { title: 'Add a question from the bank', chord: [...both('A'), '/'], run: acts.addQuestion },
  { title: 'Take out the question that was added', run: acts.remove, when: acts.isAdHoc },
  { title: 'Show or hide the answer guide', chord: both('H'), run: acts.toggleGuide },
  { title: 'Scroll the question down', chord: 'Alt+PageDown', run: () => acts.scroll(1), keysOnly: true },
  { title: 'Scroll the question up', chord: 'Alt+PageUp', run: () => acts.scroll(-1), keysOnly: true },
  { title: 'Show the candidate window', chord: both('W'), run: acts.showCandidate },
  { title: 'Close the candidate window', chord: 'Shift+W', run: acts.closeCandidate },
  { title: 'Pause or resume', chord: both('P'), run: acts.pause },
  { title: 'Close the interview', chord: 'Alt+C', run: acts.close },
];

/** What the current question offers, by its own words. */
export function questionKeys(answer: AnswerView, tick: (at: number) => void, probe: (at: number) => void): Verb[] {
  return [
    ...answer.signals.slice(0, 9).map(({ text }, at): Verb => ({ title: text, chord: `Ctrl+${at + 1}`, run: () => tick(at) })),
    ...answer.probes.slice(0, 9).map(({ text }, at): Verb => ({ title: text, chord: `Ctrl+Shift+${at + 1}`, run: () => probe(at) })),
  ];
}

/** While the question that was left asks for its rating. */
export const rateNowKeys = (number: number, rate: (rating: Rating) => void, later: () => void): Verb[] => [
  ...ratings.map((rating): Verb => ({ title: `Rate question ${number} with ${rating}`, chord: `Alt+Shift+${rating}`, run: () => rate(rating) })),
  { title: `Rate question ${number} later`, chord: both('L'), run: later },
];
