import type { Logistic } from '../learn/calibrate.ts';
import type { FeatureOptions } from '../learn/extract-features.ts';
import { getSection, type ModelFile, ModelFileError, readModel, writeModel } from '../learn/model-file.ts';
import { packHalves, unpackHalves } from '../learn/quantise.ts';
import { createIntentModel } from './classify-intents.ts';
import type { Mix } from './scorer.ts';
import type { IntentModel } from './types.ts';

const KIND = 'intent';
const LAYOUT = 3;
/** The layout before twins: every feature had a column of its own. */
const WITHOUT_TWINS = 2;

type Meta = { names: string[]; version: number; mix: Mix; scope: Logistic; features: FeatureOptions };

export function saveIntentModel(model: IntentModel): Uint8Array {
  const { names, version, mix, scope, space, scorer } = model.parts;
  const meta: Meta = { names, version, mix, scope, features: space.options };
  return writeModel({
    kind: KIND,
    version: LAYOUT,
    meta,
    sections: {
      hashes: space.hashes,
      twins: space.twins,
      groups: space.groups,
      idf: space.idf,
      groupWeights: space.groupWeights,
      linearLevels: packHalves(scorer.linear.levels),
      linearScales: scorer.linear.scales,
      linearBias: scorer.linearBias,
      vectorLevels: packHalves(scorer.vectors.levels),
      vectorScales: scorer.vectors.scales,
      bias: scorer.bias,
      outer: scorer.outer,
      outerBias: scorer.outerBias,
    },
  });
}

function parseMeta(file: ModelFile): Meta {
  const meta = file.meta as Partial<Meta> | null;
  const named = Array.isArray(meta?.names) && meta.names.length > 1 && meta.names.every((name) => typeof name === 'string');
  if (!named || typeof meta?.mix?.netShare !== 'number' || typeof meta.version !== 'number' || !meta.scope || !meta.features) {
    throw new ModelFileError('The intent model has a header that is not understood.');
  }
  return meta as Meta;
}

function readLevels(file: ModelFile, name: string, length: number): Int8Array {
  return unpackHalves(getSection(file, name, Uint8Array, Math.ceil(length / 2)), length);
}

/** Reads what `saveIntentModel` wrote; throws `ModelFileError` for anything else. */
export function loadIntentModel(bytes: Uint8Array): IntentModel {
  const file = readModel(bytes, KIND, LAYOUT, [WITHOUT_TWINS]);
  const { names, version, mix, scope, features } = parseMeta(file);
  const hashes = getSection(file, 'hashes', Uint32Array);
  const twins = file.version === WITHOUT_TWINS ? new Uint16Array(hashes.length).fill(1) : getSection(file, 'twins', Uint16Array);
  const width = twins.length;
  if (twins.reduce((sum, count) => sum + count, 0) !== hashes.length)
    throw new ModelFileError('The intent model does not fit its own list of features.');
  const classes = getSection(file, 'linearBias', Float32Array).length;
  const hidden = getSection(file, 'bias', Float32Array).length;
  if (classes !== names.length && classes !== names.length + 1)
    throw new ModelFileError('The intent model does not fit its own list of intents.');
  return createIntentModel({
    names,
    version,
    mix,
    scope,
    space: {
      options: features,
      segment: undefined,
      hashes,
      twins,
      groups: getSection(file, 'groups', Uint8Array, width),
      idf: getSection(file, 'idf', Float32Array, width),
      groupWeights: getSection(file, 'groupWeights', Float32Array, 2),
    },
    scorer: {
      classes,
      linear: {
        stride: classes,
        levels: readLevels(file, 'linearLevels', width * classes),
        scales: getSection(file, 'linearScales', Float32Array, width),
      },
      linearBias: getSection(file, 'linearBias', Float32Array, classes),
      hidden,
      vectors: {
        stride: hidden,
        levels: readLevels(file, 'vectorLevels', width * hidden),
        scales: getSection(file, 'vectorScales', Float32Array, width),
      },
      bias: getSection(file, 'bias', Float32Array, hidden),
      outer: getSection(file, 'outer', Float32Array, classes * hidden),
      outerBias: getSection(file, 'outerBias', Float32Array, classes),
    },
  });
}
