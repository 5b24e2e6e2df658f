/** Bytes as people say them: "740 bytes", "12 kB", "3.4 MB". Units of 1024, as upload limits count. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  const kilobytes = bytes / 1024
  return kilobytes < 1000 ? `${Math.round(kilobytes)} kB` : `${Number((kilobytes / 1024).toFixed(1))} MB`
}
