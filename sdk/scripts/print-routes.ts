import { OPERATIONS } from '@throughline/protocol/api';

/** The text of src/generated.ts as it should be for the present OPERATIONS. */
export const printRoutes = (): string => {
  const rows = Object.entries(OPERATIONS).map(([name, operation]) => `  ${name}: ['${operation.method}', '${operation.path}'],`);
  return [
    '// Made by scripts/generate-routes.ts from OPERATIONS in protocol/src/api.ts. Change that file, then run `npm run generate -w sdk`.',
    'export const ROUTES = {',
    ...rows,
    '} as const;',
    '',
  ].join('\n');
};
