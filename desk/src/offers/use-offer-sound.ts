import { useState } from 'react';
import { readKept, writeKept } from '../shell/kept.ts';

/** Whether an offer rings; off until the agent turns it on. */
export const useOfferSound = (): { on: boolean; set(on: boolean): void } => {
  const [on, setOn] = useState(() => readKept('offer-sound') === true);
  const set = (next: boolean): void => {
    writeKept('offer-sound', next);
    setOn(next);
    if (next) ring();
  };
  return { on, set };
};

export const mayRing = (): boolean => readKept('offer-sound') === true;

/** Two soft notes, made here: no file to load. */
export const ring = (): void => {
  const audio = new AudioContext();
  for (const [index, frequency] of [587, 784].entries()) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const start = audio.currentTime + index * 0.16;
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.0001, start);
    volume.gain.exponentialRampToValueAtTime(0.12, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.3);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.32);
  }
  setTimeout(() => void audio.close(), 900);
};
