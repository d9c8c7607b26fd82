// A text field that is as high as its text: WebKitGTK has no `field-sizing`.

/** Attach to a textarea: it never gets lower than its `rows`, so that nothing below moves up while one deletes. */
export function grow(field: HTMLTextAreaElement): () => void {
  const fit = () => {
    if (field.scrollHeight > field.clientHeight) field.style.blockSize = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
  };
  fit();
  field.addEventListener('input', fit);
  return () => field.removeEventListener('input', fit);
}
