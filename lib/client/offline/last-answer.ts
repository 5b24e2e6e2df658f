import { api, ApiError } from '@/lib/client/api.ts'
import { findKeptAnswer, keepAnswer } from './keep.ts'

/** What the server says at `path`; without a network what it said last, where that was kept. Throws ApiError. */
export async function getOrLast<T>(userId: string, path: string): Promise<T> {
  try {
    const answer = await api.get<T>(path)
    // No storage, or no room: the answer is only not there without a network.
    void keepAnswer(userId, path, answer).catch(() => undefined)
    return answer
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'unavailable') throw error
    const last = await findKeptAnswer(userId, path).catch(() => undefined)
    if (last === undefined) throw error
    return last as T
  }
}
