/** Asked with this header, a reading's page comes without its text: the browser has it, and keeps both for when there is no network. */
export const shellHeader = 'x-postil-shell'
