/** Where the rooms of this very server are: ws: or wss: base. */
export const syncUrl = (): string => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`
