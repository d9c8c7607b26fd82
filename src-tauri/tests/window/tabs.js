// The stops of the Tab key: `take` notes where the focus is, `missed` names the controls it never came to.
const every = 'button, a[href], input, select, textarea, summary, [tabindex="0"]'
const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('[inert], [popover]:not(:popover-open)')
// Of a group of radio buttons only one is a stop.
const radio = (e) => e.type === 'radio' && [...document.querySelectorAll('input[type=radio]')].filter((r) => r.name === e.name)
const stops = () =>
  [...document.querySelectorAll(every)].filter((e) => shown(e) && !e.disabled && e.tabIndex >= 0 && !(radio(e) && e !== (radio(e).find((r) => r.checked) ?? radio(e)[0])))
const label = (e) => `${e.tagName.toLowerCase()} "${name(e).slice(0, 50)}"`
const place = (e) => {
  const box = (e.matches('.unseen') ? (e.labels?.[0] ?? e) : e).getBoundingClientRect()
  let [x, y] = [0, 0]
  for (let p = e.parentElement; p; p = p.parentElement) [x, y] = [x + p.scrollLeft, y + p.scrollTop]
  return { left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y }
}
const marked = (e) =>
  [e, e.nextElementSibling, e.parentElement, e.closest('label'), e.closest('.line')].some((each) => {
    const style = each && getComputedStyle(each)
    return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1
  })

window.tabs = {
  seen: [],
  wrong: [],
  take() {
    const e = document.activeElement
    if (!e || e === document.body) return 'out'
    const before = this.seen.at(-1)
    // A date has a stop for each of its parts.
    if (e === before) return 'on'
    if (this.seen.includes(e)) return 'again'
    this.seen.push(e)
    if (!marked(e) && !e.matches('.skip')) this.wrong.push(`no focus is to be seen on ${label(e)}`)
    // Messages float over what one reads.
    if (before?.isConnected && !e.closest('.skip') && !before.closest('.skip, .toasts') && !e.closest('.toasts')) {
      const [a, b] = [place(before), place(e)]
      const up = b.bottom <= a.top + 1 && b.left < a.right - 1
      const back = b.top < a.bottom - 1 && b.bottom > a.top + 1 && b.right <= a.left + 1
      if (up || back) this.wrong.push(`${label(before)} leads ${up ? 'up' : 'back'} to ${label(e)}`)
    }
    return 'on'
  },
  missed() {
    return stops().filter((e) => !this.seen.includes(e)).map((e) => `Tab never comes to ${label(e)}`)
  },
}
