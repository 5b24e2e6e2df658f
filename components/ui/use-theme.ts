'use client'

import { useSyncExternalStore } from 'react'
import { looks, readKeys, readKeysOff, readLook, subscribe, type Look, type LookValue } from './theme.ts'

export const useLook = <Name extends Look>(name: Name): LookValue<Name> => useSyncExternalStore(subscribe, () => readLook(name), () => looks[name].values[0] as LookValue<Name>)
export const useKeys = (): string => useSyncExternalStore(subscribe, readKeys, () => '')
export const useKeysOff = (): boolean => useSyncExternalStore(subscribe, readKeysOff, () => false)
export const useTheme = (): LookValue<'theme'> => useLook('theme')
