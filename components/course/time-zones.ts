export interface ZoneRegion {
  /** Empty for those of no region. */
  region: string
  zones: { id: string; name: string }[]
}

/** IANA zones as people look for them: by region, the city's name alone. `own` is among them, whatever this runtime lists. */
export function zonesByRegion(own: string, known: readonly string[] = Intl.supportedValuesOf('timeZone')): ZoneRegion[] {
  const regions = new Map<string, ZoneRegion['zones']>()
  for (const id of [...new Set([...known, 'UTC', own])].sort()) {
    const [region = '', ...place] = id.split('/')
    const key = place.length === 0 ? '' : region
    const name = (place.length === 0 ? id : place.join(', ')).replaceAll('_', ' ')
    regions.set(key, [...(regions.get(key) ?? []), { id, name }])
  }
  return [...regions].map(([region, zones]) => ({ region, zones }))
}
