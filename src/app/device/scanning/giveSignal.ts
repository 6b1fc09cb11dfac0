const SIGNALS = { found: { hertz: 880, beats: [60] }, warning: { hertz: 220, beats: [200, 100, 200] } } as const
const LOUDNESS = 0.2
let sounds: AudioContext | undefined

function beep(hertz: number, { fromMs, ms }: { fromMs: number; ms: number }): void {
  sounds ??= new AudioContext()
  const [tone, volume] = [sounds.createOscillator(), sounds.createGain()]
  const startsAt = sounds.currentTime + fromMs / 1000
  tone.frequency.value = hertz
  volume.gain.value = LOUDNESS
  tone.connect(volume).connect(sounds.destination)
  tone.start(startsAt)
  tone.stop(startsAt + ms / 1000)
}

/** One high short tone, or two low long ones, and the same by hand where the phone can; told apart without looking. */
export function giveSignal(kind: keyof typeof SIGNALS): void {
  const { hertz, beats } = SIGNALS[kind]
  // iPhones have no vibration for pages, computers no motor.
  if ('vibrate' in navigator) navigator.vibrate(beats)
  let fromMs = 0
  beats.forEach((ms, place) => {
    if (place % 2 === 0) beep(hertz, { fromMs, ms })
    fromMs += ms
  })
}
