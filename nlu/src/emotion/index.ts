/** What a customer feels, and whether it gets worse; and a classifier for any labelled texts on the same features. */
export { type EmotionTrend, emotionTrend, type MoodState, type MoodTerm } from './emotion-trend.ts';
export { type EmotionModel, findEmotion } from './find-emotion.ts';
export type { Emotion, FeelingWord } from './guess-emotion.ts';
export { type PolarityExample, type PolarityGuess, type PolarityModel, type PolarityOptions, trainPolarity } from './train-polarity.ts';
