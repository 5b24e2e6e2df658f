import { Children, cloneElement, isValidElement, useCallback, type ReactElement, type ReactNode, type Ref } from 'react'

type Props = Record<string, unknown> & { ref?: Ref<Element> }

/**
 * Gives its only child what it is given itself: of handlers both run, the child's first, classes add up, of anything else
 * the child's own stays.
 */
export function Slot({ children, ref, ...given }: { children?: ReactNode; ref?: unknown } & Record<string, unknown>) {
  const child = Children.only(children)
  if (!isValidElement(child)) throw new Error('A slot holds one element.')
  const own = child as ReactElement<Props>
  // On the server there are no refs.
  return ref === undefined ? cloneElement(own, mergeProps(given, own.props)) : <Held child={own} given={given} outer={ref as Ref<Element>} />
}

function Held({ child, given, outer }: { child: ReactElement<Props>; given: Record<string, unknown>; outer: Ref<Element> }) {
  const inner = child.props.ref
  const both = useCallback((element: Element | null) => {
    put(outer, element)
    put(inner, element)
  }, [outer, inner])
  return cloneElement(child, { ...mergeProps(given, child.props), ref: both })
}

function mergeProps(given: Record<string, unknown>, own: Record<string, unknown>): Record<string, unknown> {
  const merged = { ...given, ...own }
  for (const [name, outer] of Object.entries(given)) {
    const inner = own[name]
    if (name === 'className') merged[name] = [outer, inner].filter(Boolean).join(' ')
    else if (inner === undefined) merged[name] = outer
    else if (/^on[A-Z]/.test(name) && typeof outer === 'function' && typeof inner === 'function') merged[name] = inOrder(inner as Handler, outer as Handler)
  }
  return merged
}

type Handler = (...all: unknown[]) => void
const inOrder = (first: Handler, then: Handler): Handler => (...all) => {
  first(...all)
  then(...all)
}

function put(ref: Ref<Element> | undefined, element: Element | null): void {
  if (typeof ref === 'function') void ref(element)
  else if (ref) ref.current = element
}
