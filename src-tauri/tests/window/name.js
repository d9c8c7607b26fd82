const spoken = (e) => {
  const copy = e.cloneNode(true)
  copy.querySelectorAll('[aria-hidden=true]').forEach((part) => part.remove())
  return copy.textContent
}
const labelled = (e) =>
  (e.getAttribute('aria-labelledby') || '')
    .split(/\s+/)
    .filter(Boolean)
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ')
const controls = 'button, a, summary, h1, [role=option], [role=menuitem], [role=tab], [role=row]'
const name = (e) =>
  !e || e === document.body
    ? ''
    : (e.getAttribute('aria-label') ||
        labelled(e) ||
        [...(e.labels ?? [])].map((l) => l.textContent).join(' ') ||
        (e.matches(controls) ? spoken(e) : '') ||
        e.title ||
        e.placeholder ||
        ''
      )
        .replace(/\s+/g, ' ')
        .trim();
