// What the closing screen works out for itself: which answers ask for attention, and the words of result and decision.
import type { AnswerView, Closing, CompetencyScore, Decision, Fidelity } from '../../ipc';

export const decisions: readonly { value: Decision; label: string }[] = [
  { value: 'strong-no', label: 'Strong no' },
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
  { value: 'strong-yes', label: 'Strong yes' },
];

export const named = (decision: Decision): string => decisions.find(({ value }) => value === decision)?.label ?? decision;

export type Part = 'unrated' | 'evidence' | 'rest';

/** The answer that is open for work, and the list it was opened in: it stays there until another one is opened. */
export interface Opened {
  id: string;
  part: Part;
}

const natural = ({ unrated, unsupported }: Closing, answer: AnswerView): Part => {
  if (unrated.includes(answer.id)) return 'unrated';
  const marked = answer.notes.some((note) => note.marks.length > 0);
  return marked || unsupported.includes(answer.id) ? 'evidence' : 'rest';
};

/** The answers by what they ask for. */
export function parts(closing: Closing, opened: Opened | undefined): Record<Part, AnswerView[]> {
  const all: Record<Part, AnswerView[]> = { unrated: [], evidence: [], rest: [] };
  for (const answer of closing.interview.answers) {
    all[opened?.id === answer.id ? opened.part : natural(closing, answer)].push(answer);
  }
  return all;
}

/** How many of a list still ask for attention; the open one may be done already. */
export const left = (closing: Closing, part: Part): number =>
  closing.interview.answers.filter((answer) => natural(closing, answer) === part).length;

/** The next answer that asks for attention after the open one: unrated ones first, then those without evidence. */
export function nextOpen(closing: Closing, opened: Opened | undefined): Opened | undefined {
  const lists = parts(closing, opened);
  const queue = (['unrated', 'evidence'] as const).flatMap((part) => lists[part].map(({ id }) => ({ id, part })));
  const at = queue.findIndex(({ id }) => id === opened?.id);
  return queue[at + 1];
}

/** Why an answer stands in the second list. */
export function wanting({ unsupported }: Closing, answer: AnswerView): string {
  const marked = answer.notes.some((note) => note.marks.length > 0);
  return [unsupported.includes(answer.id) && 'no evidence noted', marked && 'a word to check'].filter(Boolean).join(', ');
}

/** Shares of the fidelity with what each says. */
export const shares = (fidelity: Fidelity): { label: string; share: number | null }[] => [
  { label: 'Required questions asked', share: fidelity.required_asked },
  { label: 'Asked in the set’s order', share: fidelity.order_kept },
  { label: 'Anchors written for this level', share: fidelity.anchored },
  { label: 'Rated before the next question', share: fidelity.rated_in_time },
  { label: 'Ratings with evidence noted', share: fidelity.evidenced },
  { label: 'Within the planned time', share: fidelity.in_time },
];

/** A share as whole per cent; "–" where there was nothing to judge. */
export const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`);

/** Competencies as the bars take them. */
export const bars = (scores: readonly CompetencyScore[]) =>
  scores.map(({ name, score, minimum, below_bar }) => ({
    label: name,
    value: score,
    minimum: minimum ?? undefined,
    note: below_bar ? 'below the bar' : undefined,
  }));

/** A decision that differs from the proposal has to be explained. */
export const differs = (decision: Decision | null, proposal: Decision | null): boolean =>
  decision !== null && proposal !== null && decision !== proposal;
