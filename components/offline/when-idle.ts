/** Calls once the page has loaded and has nothing better to do; not at all once the returned function was called. */
export function whenIdle(call: () => void): () => void {
  let handle = 0
  const later = () => {
    // Safari has none.
    handle = typeof requestIdleCallback === 'function' ? requestIdleCallback(call, { timeout: 10_000 }) : window.setTimeout(call, 1_000)
  }
  if (document.readyState === 'complete') later()
  else window.addEventListener('load', later, { once: true })
  return () => {
    window.removeEventListener('load', later)
    if (typeof cancelIdleCallback === 'function') cancelIdleCallback(handle)
    else clearTimeout(handle)
  }
}
