import { defineStore } from 'pinia'
import { ref } from 'vue'
import { INSTALLING } from '../tools.ts'
import { useTool } from './useTool.ts'

export const useInstalling = defineStore('installing', () => {
  const installing = useTool(INSTALLING)
  const face = ref(installing.face())
  installing.onChange(() => {
    face.value = installing.face()
  })
  return { face, hostApp: installing.hostApp, install: installing.install }
})
