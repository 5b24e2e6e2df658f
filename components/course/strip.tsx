import type { Silhouette } from '@/lib/domain/course/views.ts'
import { cn } from '@/components/ui/class-names.ts'
import { halve, heightsOf } from './silhouette.ts'

interface StripProps {
  silhouette: Silhouette
  /** The one on top of the page. */
  tall?: boolean
  /** Not open: drawn fainter. */
  faint?: boolean
  className?: string
}

/** A reading seen from the side: where notes gather, with one's own tipped in lapis. A picture of what stands beside it in words. */
export function Strip({ silhouette, tall = false, faint = false, className }: StripProps) {
  if (!tall) return <div aria-hidden className={className}><Bars silhouette={silhouette} faint={faint} /></div>
  return (
    <div aria-hidden className={className}>
      <Bars silhouette={silhouette} tall faint={faint} className="max-sm:hidden" />
      <Bars silhouette={halve(silhouette)} tall faint={faint} className="sm:hidden" />
    </div>
  )
}

function Bars({ silhouette: { counts, mine }, tall = false, faint = false, className }: StripProps) {
  const slot = tall ? 6 : 4
  const flat = counts.every((count) => count === 0)
  const full = flat ? 2 : tall ? 48 : 24
  const tip = tall ? 6 : 4
  return (
    <svg viewBox={`0 0 ${counts.length * slot - 1} ${full}`} preserveAspectRatio="none" className={cn('block w-full', flat ? 'h-0.5' : tall ? 'h-12' : 'h-6', className)}>
      {heightsOf(counts).map((share, index) => {
        const own = (mine[index] ?? 0) > 0
        const height = Math.max(own ? tip + 2 : 2, Math.round(share * full))
        return (
          <g key={index}>
            <rect x={index * slot} y={full - height} width={slot - 1} height={height} className={cn('fill-heat forced-colors:fill-[CanvasText]', faint && 'fill-rule')} />
            {own && <rect x={index * slot} y={full - height} width={slot - 1} height={tip} className="fill-lapis forced-colors:fill-[Highlight]" />}
          </g>
        )
      })}
    </svg>
  )
}
