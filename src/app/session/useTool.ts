import { inject, type InjectionKey } from 'vue'

/** Tools are handed out once, in main.ts; asking for one that was not is a bug. */
export function useTool<Tool>(key: InjectionKey<Tool>): Tool {
  const tool = inject(key)
  if (tool === undefined) throw new Error('A tool was asked for that was never handed out')
  return tool
}
