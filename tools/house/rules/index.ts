/** Every rule of the house, in the order in which breaches are printed. */
import type { Rule } from '../house.ts';
import { checkBoundaries } from './boundaries.ts';
import { checkBudgets } from './budgets.ts';
import { checkCycles, checkTargets, checkTestImports } from './cycles.ts';
import { checkJourneys } from './journeys.ts';
import { checkLanguages } from './languages.ts';
import { checkLock } from './lock.ts';
import { checkImportWork, checkInheritance, checkModuleState, checkNames } from './shape.ts';
import { checkDoors, checkFileLength, checkFunctionLength, checkReadmes } from './sizes.ts';
import { checkTables } from './tables.ts';
import { checkTexts } from './texts.ts';

export const RULES: readonly Rule[] = [
  checkTargets,
  checkBoundaries,
  checkCycles,
  checkTestImports,
  checkDoors,
  checkReadmes,
  checkTables,
  checkFileLength,
  checkFunctionLength,
  checkInheritance,
  checkModuleState,
  checkImportWork,
  checkNames,
  checkJourneys,
  checkLanguages,
  checkTexts,
  checkBudgets,
  checkLock,
];
