'use client'

import { useSyncExternalStore } from 'react'
import { readTheme, readTypeSize, subscribe, type ThemeChoice, type TypeSize } from './theme.ts'

export const useTheme = (): ThemeChoice => useSyncExternalStore(subscribe, readTheme, () => 'system')
export const useTypeSize = (): TypeSize => useSyncExternalStore(subscribe, readTypeSize, () => '18')
