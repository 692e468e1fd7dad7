// Names an engine with the version that is installed.

import { createRequire } from 'node:module';

const { dependencies } = createRequire(import.meta.url)('../package.json');

export const named = (name) => `${name} ${dependencies[name]}`;
