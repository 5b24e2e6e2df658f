/** Bounds of what a person, a socket and an update may ask of the server. */
export interface Limits {
  /** Bytes of one frame; a longer one ends the socket (1009). */
  maxFrameBytes: number
  /** Bytes of one update. */
  maxUpdateBytes: number
  /** Sections of one update that bring something new, and client ids it may claim. */
  maxNewClientsPerUpdate: number
  /** Ranges of one delete set. */
  maxDeleteRanges: number
  /** Client ids one person may claim in one room. */
  maxClientsPerPerson: number
  /** Keys one person may use in one room. */
  maxEntriesPerPerson: number
  /** Versions that the claims of one update may quote; UTF-16 code units of texts that a debate's room keeps. */
  maxVersionsPerUpdate: number
  maxQuotableUnits: number
  /** Values at one key that were written without knowing of each other. */
  maxSiblings: number
  /** Messages of one socket that wait to be committed, and their bytes; beyond that its reading is paused. */
  maxWaitingMessages: number
  maxWaitingBytes: number
  /** Updates of one socket that wait for what they build on. */
  maxParked: number
  /** Milliseconds in which what a parked update builds on must arrive. */
  gapPatienceMs: number
  /** Bytes a socket may leave unread. */
  maxBufferedBytes: number
  /** Frames and bytes that are kept of a socket whose rights are being looked up. */
  maxEarlyFrames: number
  maxEarlyBytes: number
  /** Sockets whose rights are being looked up at once. */
  maxArriving: number
  maxSocketsPerAccount: number
  /** Token bucket an account: a message is one token, and one more for every 4 KiB. */
  burstPerAccount: number
  tokensPerSecond: number
  /** Client ids one socket may show as present, and bytes of one state. */
  maxPresencesPerSocket: number
  maxPresenceBytes: number
  /** Updates and bytes that go into one commit. */
  maxBatch: number
  maxBatchBytes: number
  /** Updates after which a snapshot takes the log's place. */
  updatesPerSnapshot: number
  /** Past values and deleted entries in a doc below which no new epoch is begun. */
  minDeadForEpoch: number
  /** How many times the bytes of what is alive a doc must have for a new epoch. */
  epochRatio: number
}

export const defaultLimits: Limits = {
  maxFrameBytes: 4 << 20,
  maxUpdateBytes: 2 << 20,
  maxNewClientsPerUpdate: 32,
  maxDeleteRanges: 100_000,
  maxClientsPerPerson: 4000,
  maxEntriesPerPerson: 5000,
  maxVersionsPerUpdate: 32,
  maxQuotableUnits: 2 << 20,
  maxSiblings: 200,
  maxWaitingMessages: 128,
  maxWaitingBytes: 1 << 20,
  maxParked: 32,
  gapPatienceMs: 20_000,
  maxBufferedBytes: 8 << 20,
  maxEarlyFrames: 64,
  maxEarlyBytes: 4 << 20,
  maxArriving: 500,
  maxSocketsPerAccount: 100,
  burstPerAccount: 1000,
  tokensPerSecond: 200,
  maxPresencesPerSocket: 4,
  maxPresenceBytes: 2048,
  maxBatch: 256,
  maxBatchBytes: 4 << 20,
  updatesPerSnapshot: 500,
  minDeadForEpoch: 1000,
  epochRatio: 2,
}
