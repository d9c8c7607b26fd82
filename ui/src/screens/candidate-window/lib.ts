// How large the prompt may be shown.

/** Shares of the largest type, tried from large to small until the prompt fits the window. */
export const sizes: readonly number[] = [1, 0.9, 0.8, 0.7, 0.62, 0.55];
