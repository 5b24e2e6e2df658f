import type { Translate } from '@/lib/messages/catalogue.ts'

/** Bytes as people say them: "740 bytes", "12 kB", "3.4 MB". Units of 1024, as upload limits count. */
export function sizeOf(t: Translate<'course'>, bytes: number): string {
  if (bytes < 1024) return t('bytes', { count: bytes })
  const kilobytes = bytes / 1024
  return kilobytes < 1000 ? t('kilobytes', { count: Math.round(kilobytes) }) : t('megabytes', { count: Number((kilobytes / 1024).toFixed(1)) })
}
