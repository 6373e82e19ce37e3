/** The learning core: features, linear trainers, calibration and model files, over typed arrays and a seed. */
export { applyLogistic, fitLogistic, fitTemperature, type Logistic } from './calibrate.ts';
export {
  createExtractor,
  DEFAULT_FEATURES,
  extractFeatures,
  type FeatureOptions,
  type Features,
  type Segment,
} from './extract-features.ts';
export {
  createRowMaker,
  type FeatureSpace,
  type FitOptions,
  fitSpace,
  makeRows,
  makeSlots,
  type Row,
  type RowMaker,
} from './feature-space.ts';
export { findTop, type LinearModel, scoreInto, scoreRows, softmaxInPlace } from './linear-model.ts';
export { makeFolds } from './make-folds.ts';
export { findAccuracy, findAuroc, findCalibrationError, findMacroF1, findMcc } from './measure.ts';
export { checksum, getSection, type ModelFile, ModelFileError, readModel, type Section, writeModel } from './model-file.ts';
export { packHalves, type Quantised, quantise, restore, unpackHalves } from './quantise.ts';
export { countUp, createRandom, type Random, shuffle } from './seeded-random.ts';
export { createRowBuilder, pickRows, type SparseRows } from './sparse-rows.ts';
export { type Net, type NetOptions, scoreRowsByNet, trainNet } from './train-net.ts';
export { type SoftmaxOptions, trainSoftmax } from './train-softmax.ts';
export { type SvmOptions, trainSvm } from './train-svm.ts';
export { createArena } from './vector-kernels.ts';
export { scaleColumns, weighByClass } from './weigh-by-class.ts';
