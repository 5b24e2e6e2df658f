/** private: one person's; group: a section's; course: everyone's. */
export const layerKinds = ['private', 'group', 'course'] as const
export type LayerKind = (typeof layerKinds)[number]
