import { onBeforeUnmount, onMounted } from 'vue'

/** Another sheet than the office's A4 while this screen stands: sheets of style stay loaded when their screen goes, so a rule in one would follow to the next print. */
export function usePaper(size: string, margin: string): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`@page { size: ${size}; margin: ${margin}; @bottom-center { content: none } }`)
  onMounted(() => document.adoptedStyleSheets.push(sheet))
  onBeforeUnmount(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  })
}
