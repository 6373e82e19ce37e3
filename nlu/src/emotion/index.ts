/** What a customer feels, and whether it gets worse; and a classifier for any labelled texts on the same features. */
export { type EmotionTrend, emotionTrend, type MoodState, type MoodTerm } from './emotion-trend.ts';
export { type Feeling, loadEmotionModel } from './emotion-model.ts';
export { type EmotionModel, findEmotion } from './find-emotion.ts';
export { type Emotion, type FeelingWord, guessEmotion } from './guess-emotion.ts';
export { type EmotionExample, type EmotionOptions, holdsFeeling, trainEmotion } from './train-emotion.ts';
export { type PolarityExample, type PolarityGuess, type PolarityModel, type PolarityOptions, trainPolarity } from './train-polarity.ts';
