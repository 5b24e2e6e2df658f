/** Stands in the browser where a package names Node's Buffer, which none of its ways through the browser uses. */
export const Buffer = undefined
