import type { Limits } from './limits.ts'

interface Account {
  sockets: number
  tokens: number
  /** When `tokens` was right, milliseconds. */
  at: number
}

const bytesPerToken = 4096

/** Limits per account: how many sockets, and a token bucket over all of them, so that a flood hurts only its author. */
export class AccountLimits {
  private readonly accounts = new Map<string, Account>()
  private readonly limits: Limits

  constructor(limits: Limits) {
    this.limits = limits
  }

  /** Whether one more socket may open. */
  mayOpen(userId: string): boolean {
    return (this.accounts.get(userId)?.sockets ?? 0) < this.limits.maxSocketsPerAccount
  }

  /** Counts one more socket, where it may open; says whether it may. */
  open(userId: string): boolean {
    if (!this.mayOpen(userId)) return false
    this.account(userId).sockets++
    return true
  }

  close(userId: string): void {
    const account = this.accounts.get(userId)
    if (account !== undefined) account.sockets--
  }

  /** Takes what a message of `bytes` costs; gives the milliseconds to wait before the next, 0 as long as there is enough. */
  charge(userId: string, bytes: number, more = 0): number {
    const account = this.account(userId)
    account.tokens -= 1 + bytes / bytesPerToken + more
    return account.tokens >= 0 ? 0 : Math.ceil((-account.tokens / this.limits.tokensPerSecond) * 1000)
  }

  /** Forgets accounts without sockets that have their full allowance again. */
  sweep(): void {
    for (const [userId, { sockets }] of this.accounts) {
      if (sockets <= 0 && this.account(userId).tokens >= this.limits.burstPerAccount) this.accounts.delete(userId)
    }
  }

  private account(userId: string): Account {
    const now = Date.now()
    const account = this.accounts.get(userId) ?? { sockets: 0, tokens: this.limits.burstPerAccount, at: now }
    const earned = Math.max(0, ((now - account.at) / 1000) * this.limits.tokensPerSecond)
    account.tokens = Math.min(this.limits.burstPerAccount, account.tokens + earned)
    account.at = now
    this.accounts.set(userId, account)
    return account
  }
}
