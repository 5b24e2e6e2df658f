import { Notice } from './notice.tsx'
import type { FormState } from './use-form.ts'

/** Over a form: what is wrong, once more, with a way to each field. Takes the focus when it appears. */
export function ErrorSummary({ form: { problems, summary, field } }: { form: FormState }) {
  if (problems.length === 0) return null
  return (
    <Notice ref={summary} tabIndex={-1} tone="error" className="mb-5">
      <ul className="grid gap-1">
        {problems.map((problem) => (
          <li key={problem.field ?? problem.message}>
            {problem.field === undefined
              ? problem.message
              : <a href={`#${field(problem.field).id}`} className="underline underline-offset-3" onClick={(event) => focusField(event, field(problem.field ?? '').id)}>{problem.message}</a>}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** Focus, and no hash in the address. */
function focusField(event: { preventDefault: () => void }, id: string) {
  event.preventDefault()
  document.getElementById(id)?.focus()
}
