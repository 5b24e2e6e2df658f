import { minPassword } from '@/lib/domain/account/password.ts'

export const passwordHint = `At least ${minPassword} characters. A few words in a row are good.`
