/** Why the camera does not show anything; each has its sentence and its way out. */
export type CameraTrouble = 'camera-denied' | 'camera-missing' | 'camera-busy' | 'camera-failed' | 'reader-missing'
export type CameraFace =
  | { readonly face: 'starting' }
  | { readonly face: 'watching'; readonly torch: 'none' | 'off' | 'on'; readonly isDark: boolean }
  /** Off while nobody looks at the page; it starts again by itself. */
  | { readonly face: 'resting' }
  | { readonly face: 'stopped'; readonly trouble: CameraTrouble }
export type CameraNews = { onCode(text: string): void; onFace(face: CameraFace): void }
export interface Watching {
  stop(): void
  light(isOn: boolean): Promise<void>
}

/** Reads codes before the camera. No picture leaves the frame it came in, and no code is kept. */
export interface Scanner {
  /** Whether the browser has been told before that it may. */
  mayStartAtOnce(): Promise<boolean>
  /** Tells each code once, and again only after it was out of sight. */
  watch(glass: HTMLVideoElement, news: CameraNews): Watching
  /** For eyes that look elsewhere. */
  signal(kind: 'found' | 'warning'): void
}
