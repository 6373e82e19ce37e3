/** What is learnt from the examples: asked for, trained, compared, published. */
export { compareAside } from './compare-aside.ts';
export { findModelFile, getModel, listModels, publishModel } from './models.ts';
export { askForTraining, createTrainTask } from './train-intents.ts';
