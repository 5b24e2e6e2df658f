import fs from 'node:fs/promises'
import path from 'node:path'

const fileIn = (dataDir: string) => path.join(dataDir, 'address')

/** Notes where the app that uses `dataDir` is reached, for commands that print links and were not told its PORT. */
export const keepAddress = (dataDir: string, publicUrl: string): Promise<void> => fs.writeFile(fileIn(dataDir), publicUrl)

export const keptAddress = (dataDir: string): Promise<string | null> => fs.readFile(fileIn(dataDir), 'utf8').catch(() => null)
